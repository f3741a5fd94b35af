import type { SheetRow } from '@yige/sheets';

/** 注：…, 备注 …, 填表说明：… */
const NOTE = /^(?:填表|填写|填报)?(?:注|备注|附注|注释|说明)(?:$|[:\d])/;
/** 合计 12 人, 第一网格小计, 以上共 12 人; no name ends in one of these words. */
const TOTAL = /^(?:[^:]{0,8}(?:合计|总计|小计|共计)|(?:以上|本页|本表)?共)(?:$|[:\d]|共\d)/;
/** 填表人：…, 审核人 …, 制表日期：… */
const SIGNED =
  /^(?:填表|填报|制表|统计|审核|审批|复核|录入|核对)(?:(?:人|员|人员|单位|部门|日期|时间)$|(?:人|员|人员|单位|部门|日期|时间)?:)/;
/** 社区负责人（签字）：…; without the colon it may be a post. */
const NAMED = /^[^:]{0,8}(?:负责人|经办人|联系人|分管领导|签字|签名|盖章|日期):/;

const LABEL = /^[^:]{1,12}:/;
const DATE = /^\d{0,4}[-/.年]\d{0,2}[-/.月]\d{0,2}日?$/;

/**
 * Whether a row is a remark that stands with the table (注：…, 填表人：… 审核人：…, 合计 12 人) and no data. It begins with a word
 * for that and holds nothing that such a line does not, or is one cell with a sentence in it: a row that only has a name is
 * data, and whoever stands in it must not get lost without a word.
 */
export function isRemark({ cells }: Pick<SheetRow, 'cells'>): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const [first, ...rest] = filled;
  if (first === undefined) return false;
  if (rest.length === 0 && /[。！？；]/.test(first)) return true;
  const label = compact(first);
  if (!begins(label)) return false;
  const texts = [label, ...rest.map(compact)];
  const belongs = TOTAL.test(label) ? (text: string) => isAside(text) || isCount(text) : isAside;
  return texts.slice(1).every((text, index) => belongs(text) || isValueOf(texts[index] ?? '', text));
}

/** In ordinary width, without spaces, without what stands in brackets or the bracket before it all. */
function compact(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^[([【*※]+/, '')
    .replace(/\([^()]*\)/g, '');
}

function begins(text: string): boolean {
  return [NOTE, TOTAL, SIGNED, NAMED].some((form) => form.test(text));
}

function isAside(text: string): boolean {
  return LABEL.test(text) || DATE.test(text) || begins(text);
}

/** 12, 男 5 人, 户: a phone or an ID number is longer. */
function isCount(text: string): boolean {
  return text.length <= 2 || (text.length <= 20 && /\d/.test(text) && !/\d{11}/.test(text));
}

/** What stands beside a label that says nothing itself; never an ID number. */
function isValueOf(label: string, text: string): boolean {
  const isOpen = label.endsWith(':') || (begins(label) && !/[:\d]/.test(label));
  return isOpen && !/\d{15}/.test(text);
}
