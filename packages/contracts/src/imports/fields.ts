import { z } from 'zod';
import { corePermissions } from '../identity/permissions.js';
import type { LocalizedText } from '../primitives.js';
import {
  appointmentKindWords,
  documentTypeWords,
  residenceKindWords,
  roleWords,
  sexWords,
  unitKindWords,
  type ValueWords,
  yesNoWords,
} from './value-words.js';

/**
 * What a spreadsheet brings: residents with their addresses (居民), buildings and dwellings alone (住址), units (单位), or
 * accounts and posts of staff (工作人员).
 */
export const importKindSchema = z.enum(['people', 'addresses', 'units', 'staff']).meta({ id: 'ImportKind' });
export type ImportKind = z.infer<typeof importKindSchema>;

export const importKindTitles: Record<ImportKind, LocalizedText> = {
  people: { 'zh-CN': '居民', en: 'Residents' },
  addresses: { 'zh-CN': '楼栋和户室', en: 'Buildings and dwellings' },
  units: { 'zh-CN': '单位', en: 'Units' },
  staff: { 'zh-CN': '工作人员', en: 'Staff' },
};

/** What it takes to load each kind, besides the right to import. */
export const importKindPermissions = {
  people: [corePermissions.personManage],
  addresses: [corePermissions.personManage],
  units: [corePermissions.orgUnitOpen],
  staff: [corePermissions.accountManage, corePermissions.staffManage],
} as const satisfies Record<ImportKind, readonly string[]>;

/** The kinds that somebody with these permissions may load. */
export function importableKinds(permissions: readonly string[]): ImportKind[] {
  if (!permissions.includes(corePermissions.importRun)) return [];
  return importKindSchema.options.filter((kind) =>
    importKindPermissions[kind].every((permission) => permissions.includes(permission)),
  );
}

/** A field that a column may hold; its own title stands in the template. */
export interface ImportField<Name extends string = string> {
  name: Name;
  title: LocalizedText;
  /** Other headings by which it is known, compared without spaces and brackets. */
  headings: readonly string[];
  /** Without a column for it nothing can be judged. */
  required: boolean;
  /** What the template shows in its example row. */
  example: string;
  /** The values of an enumeration; null where any text may stand. */
  values: readonly ValueWords[] | null;
}

function field<Name extends string>(
  name: Name,
  [chinese, english]: readonly [string, string],
  { headings = [], required = false, example = '', values = null }: Partial<Omit<ImportField, 'name' | 'title'>>,
): ImportField<Name> {
  return { name, title: { 'zh-CN': chinese, en: english }, headings, required, example, values };
}

const placeFields = [
  field('community', ['社区', 'Community'], { headings: ['社区村', '村社区', '村', '所属社区', '居委会', '村居'] }),
  field('grid', ['网格', 'Grid'], { headings: ['所属网格', '网格名称', '网格编号'] }),
  field('building', ['楼栋', 'Building'], { headings: ['楼号', '栋', '幢', '楼', '楼栋号', '栋号'], example: '3 栋' }),
  field('entrance', ['单元', 'Entrance'], { headings: ['单元号', '门', '梯'], example: '2 单元' }),
  field('floor', ['楼层', 'Floor'], { headings: ['层', '所在楼层'] }),
  field('door', ['户室', 'Door'], {
    headings: ['室', '房号', '门牌', '室号', '户室号', '房间号', '门牌号'],
    example: '501',
  }),
] as const;

export const personImportFields = [
  field('name', ['姓名', 'Name'], { headings: ['居民姓名', '名字'], required: true, example: '陈示例' }),
  field('documentType', ['证件类型', 'Kind of document'], {
    headings: ['证件种类', '证件名称'],
    values: documentTypeWords,
    example: '身份证',
  }),
  field('idNumber', ['身份证号', 'ID number'], {
    headings: ['身份证号码', '公民身份号码', '证件号码', '证件号', '身份证', '居民身份证号'],
    example: '99010119440512102X',
  }),
  field('sex', ['性别', 'Sex'], { values: sexWords, example: '女' }),
  field('birthDate', ['出生日期', 'Birth date'], {
    headings: ['出生年月', '生日', '出生年月日'],
    example: '1944-05-12',
  }),
  field('phone', ['联系电话', 'Phone'], {
    headings: ['电话', '手机', '手机号', '手机号码', '联系方式', '电话号码'],
    example: '19900000317',
  }),
  field('residenceKind', ['居住类型', 'How they live here'], {
    headings: ['人口类型', '人员类别', '居住类别', '人口类别', '居住性质'],
    values: residenceKindWords,
    example: '常住',
  }),
  field('livesSince', ['入住日期', 'Lives here since'], { headings: ['居住起始日期', '何时入住', '来本地日期'] }),
  ...placeFields,
  field('address', ['居住地址', 'Address'], {
    headings: ['现住址', '住址', '现居住地址', '居住地', '家庭住址', '地址'],
  }),
  field('registrationCode', ['户籍区划代码', 'Registration code'], { headings: ['户籍地代码', '户籍地区划'] }),
  field('registrationAddress', ['户籍地址', 'Registered address'], {
    headings: ['户籍地', '户口所在地', '户籍所在地'],
  }),
] as const;

export const addressImportFields = [
  ...placeFields.map((place) =>
    place.name === 'building' || place.name === 'door' ? { ...place, required: true } : place,
  ),
  field('vacant', ['空置', 'Stands empty'], {
    headings: ['是否空置', '空置情况', '空房'],
    values: yesNoWords,
    example: '否',
  }),
  field('rented', ['出租', 'Let'], { headings: ['是否出租', '出租房', '出租情况'], values: yesNoWords, example: '否' }),
] as const;

export const unitImportFields = [
  field('code', ['区划代码', 'Division code'], {
    headings: ['代码', '单位代码', '统计用区划代码', '网格代码', '网格编码', '编码'],
    required: true,
    example: '990101001001',
  }),
  field('name', ['名称', 'Name'], {
    headings: ['单位名称', '社区名称', '网格名称', '单位'],
    required: true,
    example: '榆树园社区',
  }),
  field('kind', ['单位类型', 'Kind'], {
    headings: ['类型', '类别', '单位类别'],
    required: true,
    values: unitKindWords,
    example: '社区',
  }),
  field('parent', ['上级单位', 'Parent'], {
    headings: ['上级', '所属单位', '上级代码', '上级区划代码', '隶属'],
    example: '990101001',
  }),
  field('area', ['面积（公顷）', 'Area (hectares)'], { headings: ['面积公顷', '辖区面积'] }),
  field('validFrom', ['设立日期', 'Since'], { headings: ['起始日期', '成立日期', '启用日期'] }),
] as const;

export const staffImportFields = [
  field('name', ['姓名', 'Name'], { headings: ['人员姓名', '名字'], required: true, example: '何示例' }),
  field('username', ['账号', 'Username'], {
    headings: ['账号名', '用户名', '登录名'],
    required: true,
    example: 'heshili.ysy',
  }),
  field('unit', ['单位', 'Unit'], {
    headings: ['所在单位', '工作单位', '单位名称', '单位代码'],
    required: true,
    example: '990101001001',
  }),
  field('role', ['岗位', 'Post'], { headings: ['职务', '角色'], required: true, values: roleWords, example: '网格员' }),
  field('organisation', ['所在组织', 'Body or partner'], { headings: ['组织', '机构', '所在机构'] }),
  field('kind', ['任职方式', 'Kind of appointment'], {
    headings: ['任职类型', '专兼职'],
    values: appointmentKindWords,
    example: '正式',
  }),
  field('officePhone', ['办公电话', 'Office phone'], { headings: ['办公室电话', '单位电话'], example: '0999-5550123' }),
  field('validFrom', ['任职日期', 'Since'], { headings: ['起始日期', '任职时间', '到岗日期'] }),
  field('basis', ['任职文件', 'Document'], { headings: ['文号', '依据', '任职依据', '依据文件'] }),
] as const;

export type PersonField = (typeof personImportFields)[number]['name'];
export type AddressField = (typeof addressImportFields)[number]['name'];
export type UnitField = (typeof unitImportFields)[number]['name'];
export type StaffField = (typeof staffImportFields)[number]['name'];

export const importFields: Record<ImportKind, readonly ImportField[]> = {
  people: personImportFields,
  addresses: addressImportFields,
  units: unitImportFields,
  staff: staffImportFields,
};
