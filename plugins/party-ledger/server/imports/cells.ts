import { birthDateOfCitizenId, citizenIdFault, sexOfCitizenId } from '@yige/plugin-sdk/server';
import type { DuesCategory } from '../../contract/dues.js';
import type { ImportFault } from '../../contract/imports.js';
import type { Education, Member, MemberKind, Standing } from '../../contract/members.js';
import { daySchema, monthSchema } from '../../contract/shared.js';

/** What a cell says, or what is wrong with it. */
export type Reading<Value> = { value: Value } | { fault: ImportFault };

/** What is invisible in a cell and yet makes it another text. */
const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/g;

/** Full-width digits and letters as ordinary ones, without the spaces that people put between characters. */
export function cleaned(text: string): string {
  return text.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(/\s+/g, '');
}

const NAME_SPACES = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A name keeps the spaces between words of other scripts. */
export function nameOf(text: string): string {
  const visible = text.normalize('NFKC').replaceAll(INVISIBLE, '').trim();
  return visible.replaceAll(NAME_SPACES, '').replaceAll(/\s+/g, ' ');
}

/** The day before the first that a spreadsheet counts, as Excel has counted since it took 1900 for a leap year. */
const SERIAL_ORIGIN = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
/** A time of day, which spreadsheets write behind a day. */
const TIME = /[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

/** Parts of a date with hyphens between them, whatever stood there. */
function dateParts(text: string): string {
  const plain = cleaned(text.normalize('NFKC').trim().replace(TIME, ''));
  return plain.replace(/[日号.]$/, '').replaceAll(/[年月./。,、–—]/g, '-');
}

/** 2020年3月1日, 2020.3.1, 2020-3-1, 2020/3/1, 20200301, or a spreadsheet's own number of a day. */
export function dayOf(text: string): Reading<string> {
  const cell = cleaned(text);
  if (/^\d{5}(\.\d+)?$/.test(cell)) return { value: dayOfSerial(Math.floor(Number(cell))) };
  const plain = dateParts(text);
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? [];
  if (year === undefined || month === undefined || day === undefined) return { fault: 'dateUnreadable' };
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return daySchema.safeParse(value).success ? { value } : { fault: 'dateImpossible' };
}

/**
 * 2020年3月, 2020.3, 2020-03, 2020/3 or 202003 as `2020-03`; null for anything else. 2020.1 is refused: it is what a
 * spreadsheet makes of 2020.10 too.
 */
export function monthOf(text: string): string | null {
  if (/^\d{4}\.1$/.test(cleaned(text))) return null;
  const plain = dateParts(text).replace(/-$/, '');
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain) ?? [];
  const value = `${year}-${month?.padStart(2, '0')}`;
  return monthSchema.safeParse(value).success ? value : null;
}

function dayOfSerial(serial: number): string {
  return new Date(SERIAL_ORIGIN + serial * DAY).toISOString().slice(0, 10);
}

interface IdNumber {
  birthDate: string;
  sex: Member['sex'];
  check: string;
}

/** By GB 11643-1999. Tells what a spreadsheet does to a number that was not kept as text from what was typed wrongly. */
export function idNumberOf(text: string, today: string): Reading<IdNumber> {
  const number = cleaned(text).toUpperCase().replaceAll(QUOTES, '');
  if (/^\d(\.\d+)?E\+?\d{1,2}$/.test(number)) return { fault: 'idNumberScientific' };
  if (/^\d{15}000$/.test(number)) return { fault: 'idNumberRounded' };
  // Of 15 digits is the number of the cards of before 1999: nothing was cut off it.
  if (/^\d{1,17}$/.test(number) && number.length !== 15) return { fault: 'idNumberCut' };
  if (citizenIdFault(number, today) !== null) return { fault: 'idNumberWrong' };
  return {
    value: { birthDate: birthDateOfCitizenId(number), sex: sexOfCitizenId(number), check: number.slice(17) },
  };
}

/** What people put before a number, or around it, so that it stays as it is. */
const QUOTES = /^['‘’`"“”]+|['‘’`"“”]+$/g;

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
