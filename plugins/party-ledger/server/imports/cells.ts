import type { DuesCategory } from '../../contract/dues.js';
import type { ImportFault } from '../../contract/imports.js';
import type { Education, Member, MemberKind, Standing } from '../../contract/members.js';

/** What a cell says, or what is wrong with it. */
export type Reading<Value> = { value: Value } | { fault: ImportFault };

/** Full-width digits and letters as ordinary ones, without the spaces that people put between characters. */
export function cleaned(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').trim();
}

const NAME_SPACES = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A name keeps the spaces between words of other scripts. */
export function nameOf(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(NAME_SPACES, '').replaceAll(/\s+/g, ' ');
}

/** The day before the first that a spreadsheet counts, as Excel has counted since it took 1900 for a leap year. */
const SERIAL_ORIGIN = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** 2020年3月1日, 2020.3.1, 2020-3-1, 2020/3/1, 20200301, or a spreadsheet's own number of a day. */
export function dayOf(text: string): Reading<string> {
  const cell = cleaned(text);
  if (/^\d{5}(\.\d+)?$/.test(cell)) return { value: dayOfSerial(Math.floor(Number(cell))) };
  const plain = cell.replace(/日$/, '').replaceAll(/[年月./]/g, '-');
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? [];
  if (year === undefined || month === undefined || day === undefined) return { fault: 'dateUnreadable' };
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(value) ? { value } : { fault: 'dateImpossible' };
}

function dayOfSerial(serial: number): string {
  return new Date(SERIAL_ORIGIN + serial * DAY).toISOString().slice(0, 10);
}

function isDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

interface IdNumber {
  birthDate: string;
  sex: Member['sex'];
  check: string;
}

/** By GB 11643-1999. A number that a spreadsheet kept as such has lost its last digits. */
export function idNumberOf(text: string): Reading<IdNumber> {
  const number = cleaned(text).toUpperCase().replace(/^'/, '');
  if (/^\d{15}000$/.test(number)) return { fault: 'idNumberRounded' };
  if (!/^\d{17}[\dX]$/.test(number)) return { fault: 'idNumberWrong' };
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (CHECKS[sum % 11] !== number[17] || !isDay(birthDate)) return { fault: 'idNumberWrong' };
  return { value: { birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female', check: number.slice(17) } };
}

/** A choice by the words that people use for it: the first that the cell contains. */
function choiceOf<Value extends string>(options: readonly (readonly [word: RegExp, value: Value])[]) {
  return (text: string): Reading<Value> => {
    const found = options.find(([word]) => word.test(cleaned(text)));
    return found === undefined ? { fault: 'choiceUnknown' } : { value: found[1] };
  };
}

export const sexOf = choiceOf<Member['sex']>([
  [/女/, 'female'],
  [/男/, 'male'],
]);
export const standingOf = choiceOf<Standing>([
  [/预备/, 'probationary'],
  [/正式|转正/, 'full'],
]);
export const kindOf = choiceOf<MemberKind>([
  [/流动|外出/, 'mobile'],
  [/退休|离休/, 'retired'],
  [/在职|在岗/, 'inService'],
  [/无职|待业|务农|农民|学生/, 'withoutPost'],
]);
export const educationOf = choiceOf<Education>([
  [/博士/, 'doctor'],
  [/硕士|研究生/, 'master'],
  [/专科|大专|高职/, 'college'],
  [/本科|大学|学士/, 'bachelor'],
  [/高中|中专|中技|技校|职高/, 'secondary'],
  [/初中/, 'middle'],
  [/小学|文盲/, 'primary'],
]);
export const duesCategoryOf = choiceOf<DuesCategory>([
  [/低保/, 'minimumAllowance'],
  [/退休|离休/, 'retired'],
  [/学生/, 'student'],
  [/农/, 'farmer'],
  [/在职|工资/, 'employed'],
]);

/** Yuan as people write them, `4,500.00元`, in fen. */
export function fenOf(text: string): Reading<number> {
  const plain = cleaned(text).replaceAll(/[,元¥￥]/g, '');
  if (!/^\d{1,8}(\.\d{1,10})?$/.test(plain)) return { fault: 'amountUnreadable' };
  return { value: Math.round(Number(plain) * 100) };
}
