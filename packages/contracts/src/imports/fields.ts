import { z } from 'zod';
import type { LocalizedText } from '../primitives.js';
import { documentTypeWords, residenceKindWords, sexWords, type ValueWords, yesNoWords } from './value-words.js';

/** What a spreadsheet brings: residents with their addresses (居民), or buildings and dwellings alone (住址). */
export const importKindSchema = z.enum(['people', 'addresses']).meta({ id: 'ImportKind' });
export type ImportKind = z.infer<typeof importKindSchema>;

export const importKindTitles: Record<ImportKind, LocalizedText> = {
  people: { 'zh-CN': '居民', en: 'Residents' },
  addresses: { 'zh-CN': '楼栋和户室', en: 'Buildings and dwellings' },
};

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

export type PersonField = (typeof personImportFields)[number]['name'];
export type AddressField = (typeof addressImportFields)[number]['name'];

export const importFields: Record<ImportKind, readonly ImportField[]> = {
  people: personImportFields,
  addresses: addressImportFields,
};
