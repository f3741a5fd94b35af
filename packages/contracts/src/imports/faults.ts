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
