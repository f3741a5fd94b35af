import { z } from 'zod';
import type { LocalizedText } from '../primitives.js';

/** What can be wrong with a cell, and how it is mended in the spreadsheet. `rules.md`, "Identity and codes". */
const words = {
  missing: ['没有填', '请补上', 'Nothing stands here', 'Fill it in'],
  tooLong: ['太长', '请写短一些', 'Too long', 'Shorten it'],
  formula: ['是公式', '请把公式改成数值：复制后“选择性粘贴—数值”', 'A formula', 'Copy it and paste it as a value'],
  cellError: ['单元格有错误值', '请改成正确的内容', 'The cell holds an error', 'Put the right content in its place'],
  numberRounded: [
    '号码的后几位已被表格软件抹成 0',
    '请把这一列设成“文本”格式，再重新输入号码',
    'The spreadsheet program has rounded this number',
    'Make the column text and type the number again',
  ],
  numberScientific: [
    '号码变成了科学计数（如 3.2E+17），后面的数字已经丢了',
    '请把这一列设成“文本”格式，再照证件重新输入号码',
    'The number has become scientific notation such as 3.2E+17, and has lost its last digits',
    'Make the column text and type the number again from the document',
  ],
  idNumberForm: ['身份证号应是 18 位', '请核对号码', 'A citizen ID has 18 characters', 'Check the number'],
  idNumberFormOther: [
    '不像这种证件的号码',
    '请核对证件类型和号码',
    'Not how numbers of this document look',
    'Check kind and number',
  ],
  birthDateImpossible: [
    '身份证号里的出生日期不存在',
    '请核对号码',
    'The birth date in the ID does not exist',
    'Check the number',
  ],
  birthDateFuture: ['出生日期还没有到', '请核对', 'The birth date lies in the future', 'Check it'],
  checkCharacter: [
    '身份证号最后一位对不上',
    '有一位输错了，请对照证件',
    'The last character of the ID does not fit',
    'One character is mistyped; compare it with the document',
  ],
  birthDateDiffers: [
    '出生日期和身份证号不一致',
    '请对照证件',
    'The citizen ID says another birth date',
    'Compare it with the document',
  ],
  sexDiffers: ['性别和身份证号不一致', '请对照证件', 'The citizen ID says another sex', 'Compare it with the document'],
  numberNotExpected: [
    '没有证件的人不填号码',
    '请改证件类型，或清空号码',
    'Somebody without a document has no number',
    'Change the kind of document or empty the number',
  ],
  dateForm: ['看不懂这个日期', '请写成 1944-05-12 这样', 'Not a date', 'Write it like 1944-05-12'],
  dateFuture: ['日期还没有到', '请核对', 'The date lies in the future', 'Check it'],
  phoneForm: ['电话应是 7～15 位数字', '请核对', 'A phone has 7 to 15 digits', 'Check it'],
  floorForm: ['楼层应是数字', '请写成 5 这样，地下写 -1', 'A floor is a number', 'Write it like 5, or -1 below ground'],
  codeForm: ['区划代码应是 6、9 或 12 位数字', '请核对', 'A division code has 6, 9 or 12 digits', 'Check it'],
  valueUnknown: [
    '不认识这种写法',
    '请改成模板里的写法，或在“对应列”里说明它是什么',
    'This word is not known',
    'Use the template’s words, or say under “columns” what it means',
  ],
  duplicateInFile: [
    '和前面一行是同一个人或同一户室',
    '请删掉一行',
    'The same as an earlier row',
    'Delete one of the two',
  ],
  unitUnknown: [
    '您负责的范围里没有这个社区或网格',
    '请核对名称',
    'There is no such community or grid among yours',
    'Check its name',
  ],
  unitMissing: [
    '不知道属于哪个社区',
    '请加一列“社区”，或导入时选到社区',
    'It is not said in which community',
    'Add a column for it, or choose a community',
  ],
  addressForm: [
    '看不懂这个地址',
    '请分开写楼栋、单元、户室三列',
    'The address cannot be read',
    'Give building, entrance and door a column each',
  ],
  buildingUnknown: [
    '没有这栋楼',
    '请核对楼栋，或勾选“没有的楼栋和户室一起建立”',
    'There is no such building',
    'Check it, or let missing buildings be made',
  ],
  doorUnknown: [
    '没有这一户室',
    '请核对单元和户室，或勾选“没有的楼栋和户室一起建立”',
    'There is no such dwelling',
    'Check it, or let missing dwellings be made',
  ],
  recordSealed: [
    '此人迁走或去世，记录已封存',
    '请在“封存的记录”里按号码查找，启封后再导入',
    'Their record was sealed when they left',
    'Find it by the number among the sealed records and unseal it first',
  ],
  registeredElsewhere: [
    '这个证件号已经登记过，不在您的范围内',
    '请联系街道办理迁移',
    'This number is registered outside your units',
    'Ask the street to move the person here',
  ],
  beforeKnown: [
    '入住日期早于登记里的日期',
    '请核对，或清空这一格',
    'Earlier than the residence that is known',
    'Check it, or empty the cell',
  ],
  inhabited: [
    '登记里还有人住在这里，不能是空置',
    '请先登记他们搬走',
    'People are registered here, it is not empty',
    'Record first that they moved out',
  ],
  areaForm: ['面积应是整数公顷', '请写成 120 这样', 'An area is a whole number of hectares', 'Write it like 120'],
  unitCodeLength: [
    '代码的位数和单位类型对不上',
    '区县 6 位、街道 9 位、社区 12 位、网格 15 位',
    'A code of this kind has another number of digits',
    'District 6, street 9, community 12, grid 15',
  ],
  unitCodePrefix: [
    '代码的前几位和上级单位对不上',
    '请核对代码和上级单位',
    'The code must begin with that of the parent',
    'Check the code and the parent',
  ],
  unitCodeInUse: ['这个代码已经用了', '请核对代码', 'This code is in use', 'Check the code'],
  parentUnknown: [
    '您的范围里没有这个上级单位，或者同名的不止一个',
    '请填上级单位的区划代码',
    'No unit of yours is called this, or several are',
    'Put the code of the parent',
  ],
  parentRefused: [
    '上级单位那一行没有导入',
    '请先改好那一行',
    'The row of the parent is refused',
    'Mend that row first',
  ],
  parentChanging: [
    '上级单位正在调整',
    '请等调整完成后再导入',
    'The parent is part of a reorganisation',
    'Wait until that is finished',
  ],
  kindNotWithin: [
    '这类单位不能设在这个上级之下',
    '请核对单位类型和上级单位',
    'A unit of this kind cannot lie there',
    'Check its kind and the parent',
  ],
  levelSkipped: [
    '上级单位下面还有一级，不能跳过',
    '请填下面那一级的单位',
    'The parent has units between it and this one',
    'Name one of those as the parent',
  ],
  beforeParent: ['设立日期早于上级单位', '请核对日期', 'Earlier than its parent', 'Check the date'],
  reorganisationNeeded: [
    '和登记的不一样',
    '改名、改类型、改上级要走“调整”，有文件、另一人审核',
    'Not what is known of the unit',
    'Name, kind and parent change by a reorganisation, with a document and a second pair of eyes',
  ],
  usernameForm: [
    '账号只能用小写字母、数字、点和连字符',
    '请写成 heshili.ysy 这样',
    'A username has lower-case letters, digits, dots and hyphens',
    'Write it like heshili.ysy',
  ],
  usernameTaken: [
    '这个账号已经是别人的',
    '请核对姓名，或换一个账号',
    'This username is somebody else’s',
    'Check the name or choose another one',
  ],
  workplaceUnknown: [
    '您的范围里没有这个单位，或者同名的不止一个',
    '请填单位的区划代码',
    'No unit of yours is called this, or several are',
    'Put the code of the unit',
  ],
  administratorRole: [
    '管理员不能用表格任命',
    '请安全管理员在“管理员”页任命',
    'Administrators are not appointed by a list',
    'The security administrator appoints them',
  ],
  administratorHolder: [
    '这个人是管理员，不能兼别的岗位',
    '先免去管理员',
    'An administrator holds no other post',
    'End that appointment first',
  ],
  oneself: ['不能给自己任职', '请别人来定', 'Nobody appoints themselves', 'Ask somebody else'],
  accountDisabled: ['账号已停用', '先启用账号', 'The account is disabled', 'Enable it first'],
  postNotAtLevel: [
    '这个岗位不设在这一级单位',
    '请核对岗位和单位',
    'This post does not exist at a unit of this level',
    'Check the post and the unit',
  ],
  organisationMissing: [
    '没有写这个岗位在哪个组织',
    '请填组织的名称',
    'The body or partner of this post is missing',
    'Put its name',
  ],
  organisationUnknown: [
    '这个单位没有这个组织，或者同名的不止一个',
    '请按单位页上的名称填写',
    'The unit has none of this name, or several',
    'Put the name that the unit’s page shows',
  ],
  organisationWrong: [
    '这个岗位不设在这个组织里',
    '请核对岗位和组织',
    'This post does not exist in this body or partner',
    'Check the post and the body',
  ],
  secondRegular: [
    '这段时间已有一个正式岗位',
    '第二个岗位请在“任职方式”里写“兼任”',
    'There is a regular post in that time already',
    'Make the second one concurrent',
  ],
} as const satisfies Record<string, readonly [string, string, string, string]>;

export type ImportFaultCode = keyof typeof words;
const codes = Object.keys(words) as [ImportFaultCode, ...ImportFaultCode[]];
export const importFaultCodeSchema = z.enum(codes).meta({ id: 'ImportFaultCode' });

/** What is wrong. */
export function importFaultTitle(code: ImportFaultCode): LocalizedText {
  const [chinese, , english] = words[code];
  return { 'zh-CN': chinese, en: english };
}

/** How to mend it. */
export function importFaultRemedy(code: ImportFaultCode): LocalizedText {
  const [, chinese, , english] = words[code];
  return { 'zh-CN': chinese, en: english };
}
