import { columnName, type SheetRow } from '@yige/plugin-sdk/server';
import { IMPORT_ROWS, type ImportField } from '../../contract/imports.js';
import { partyProblems } from '../problems.js';
import { cleaned } from './cells.js';

/** What columns are called in rosters; the first that fits. */
const HEADINGS: readonly (readonly [RegExp, ImportField])[] = [
  [/^(党员)?姓名$/, 'name'],
  [/^性别$/, 'sex'],
  [/^(公民)?身份(证|证件)?号码?$/, 'idNumber'],
  [/^出生(日期|年月日?)?$/, 'birthDate'],
  [/^(全日制)?(学历|文化程度)$/, 'education'],
  [/^(所(在|属)?)?(党)?(支部|组织|党小组)(名称)?$/, 'organisation'],
  [/^(党员|人员)(类别|类型)$/, 'standing'],
  [/^(党员)?(状态|现状|身份)$/, 'kind'],
  [/^(入党|加入党组织|入党时间|加入中共组织)(的)?(日期|时间|年月日?)?$/, 'joinedOn'],
  [/^(党费|计费)类别$/, 'duesCategory'],
  [/^(党费|缴费)?(基数|工资)$/, 'duesBase'],
];
/** Titles and instructions stand above the head, and no more of them than this. */
const LOOKED_AT = 20;
/** Rows that a head has at most. */
const HEAD_ROWS = 3;
/** In place of a name: what stands below a table. */
const NO_NAME =
  /^(合计|总计|小计|共计|共\d|说明|备注|附注|注|填表|填报|制表|审核|审批|单位|联系|[(（]?(示例|样例|例)[:)）])|[:。;]/;
/** The same before the name, where other columns stand too: only what is no word of theirs. */
const NOTE =
  /^([(（]?(合计|总计|小计|共计|示例|样例|填表|填报|制表|审核|签字|签名|盖章)|备注|说明|附注|注\d*$)|签[字名章]|盖章|^\D{1,12}:/;
/** Below a head some offices number its columns, in digits or in 甲, 乙, 丙. */
const COLUMN_NUMBER = /^(\d{1,2}|[甲乙丙丁])$/;

export interface Column {
  field: ImportField;
  index: number;
}

/** The table in a sheet: its columns, its rows, and the rows below that are none. */
interface RosterTable {
  headerRow: number;
  columns: readonly Column[];
  rows: readonly SheetRow[];
  passedOver: readonly number[];
}

/** Finds the head, of one row or of several, merged or not; the table is what stands below it. */
export function tableOf(rows: readonly SheetRow[]): RosterTable {
  const first = rows.slice(0, LOOKED_AT).findIndex((_row, index) => isHead(columnsOf(headRows(rows, index))));
  if (first < 0) throw partyProblems.fileNoHeader();
  let last = first;
  while (last - first < HEAD_ROWS - 1 && goesOn(rows[last + 1], columnsOf(headRows(rows, last)))) last += 1;
  const columns = columnsOf(headRows(rows, last));
  const below = rows.slice(last + 1);
  const people = below.filter((row) => isPerson(row, columns));
  if (people.length > IMPORT_ROWS) throw partyProblems.fileTooLarge();
  return {
    headerRow: rows[last]?.number ?? 0,
    columns,
    rows: people,
    passedOver: below.filter((row) => !people.includes(row)).map(({ number }) => number),
  };
}

function headRows(rows: readonly SheetRow[], last: number): readonly SheetRow[] {
  return rows.slice(Math.max(0, last - HEAD_ROWS + 1), last + 1);
}

function isHead(columns: readonly Column[]): boolean {
  const has = (field: ImportField) => columns.some((column) => column.field === field);
  return has('name') && (has('birthDate') || has('idNumber'));
}

/** A further row of the head has titles, and nobody's name. */
function goesOn(row: SheetRow | undefined, columns: readonly Column[]): boolean {
  if (row === undefined || !row.cells.some((cell) => fieldOf(cell) !== undefined)) return false;
  const name = textOf(row, columns, 'name');
  return name === '' || fieldOf(name) === 'name';
}

function textOf({ cells }: SheetRow, columns: readonly Column[], field: ImportField): string {
  const column = columns.find((each) => each.field === field);
  return column === undefined ? '' : cleaned(cells[column.index] ?? '');
}

/**
 * Whether a row is about somebody: it has a name, or, where that is missing, a birth date or an ID number. The head again on
 * a further page is nobody, and neither are column numbers, sums, notes and lines to be signed.
 */
function isPerson(row: SheetRow, columns: readonly Column[]): boolean {
  const filled = row.cells.map(cleaned).filter((cell) => cell !== '');
  if (new Set(filled).size < 2 || filled.every((cell) => COLUMN_NUMBER.test(cell))) return false;
  const nameAt = columns.find(({ field }) => field === 'name')?.index ?? 0;
  if (row.cells.slice(0, nameAt).some((cell) => NOTE.test(cleaned(cell)))) return false;
  const name = textOf(row, columns, 'name');
  if (name !== '') return !NO_NAME.test(name) && fieldOf(name) === undefined;
  const tellsWho = (['birthDate', 'idNumber'] as const).some((field) => /^\D?\d/.test(textOf(row, columns, field)));
  return tellsWho && !filled.some((cell) => NOTE.test(cell));
}

/** Each field once, by the first column that is called so; the lowest title of a column that is one names it. */
function columnsOf(head: readonly SheetRow[]): Column[] {
  const columns: Column[] = [];
  const width = Math.max(...head.map(({ cells }) => cells.length));
  for (let index = 0; index < width; index += 1) {
    const field = head.map(({ cells }) => fieldOf(cells[index] ?? '')).findLast((each) => each !== undefined);
    if (field !== undefined && !columns.some((column) => column.field === field)) columns.push({ field, index });
  }
  return columns;
}

/** What a title asks for may stand behind it: 出生日期（年月日）. */
function fieldOf(title: string): ImportField | undefined {
  const plain = cleaned(title)
    .replace(/\(.*\)$/, '')
    .replaceAll(/[:*]/g, '');
  return HEADINGS.find(([words]) => words.test(plain))?.[1];
}

export function letterOf({ index }: Column): string {
  return columnName(index);
}
