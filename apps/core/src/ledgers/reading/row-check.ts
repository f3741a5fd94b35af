import {
  calendarDateSchema,
  type LedgerCell,
  type LedgerColumn,
  type LedgerRow,
  type LocalizedText,
} from '@yige/contracts';
import { type GivenColumn, givenColumns } from '../ledger-source.js';

interface Expected {
  columns: readonly LedgerColumn[];
  filter: Readonly<Record<string, string>>;
  /** Key of the row before the first one; null where there is none. */
  after: string | null;
  isInside: (row: LedgerRow) => boolean;
}

/** Where an answer is not what the ledger declares. */
export interface RowFault {
  /** Of the row, and of the column; null where it is about none. */
  key: string | null;
  column: string | null;
  /** In few words, without anything that the row holds. */
  what: LocalizedText;
}

const words = {
  order: { 'zh-CN': '各行没有按键的顺序来', en: 'rows do not come in the order of their keys' },
  unit: { 'zh-CN': '这一行属于别的单位', en: 'the row belongs to another unit' },
  unknown: { 'zh-CN': '台账没有声明这一栏', en: 'the ledger declares no such cell' },
  missing: { 'zh-CN': '缺这一栏', en: 'the cell is missing' },
  filter: { 'zh-CN': '不在要筛选的范围里', en: 'the row is not one of those that were asked for' },
  record: { 'zh-CN': '来源写了没有的栏', en: 'a record names a column that is not there' },
  text: { 'zh-CN': '应当是文字', en: 'the cell is no text' },
  date: { 'zh-CN': '应当是日期', en: 'the cell is no date' },
  boolean: { 'zh-CN': '应当是“是”或“否”', en: 'the cell is neither true nor false' },
  choice: { 'zh-CN': '不在选项里', en: 'the cell is none of the options' },
  integer: { 'zh-CN': '应当是整数', en: 'the cell is no integer' },
  money: { 'zh-CN': '应当是以分计的整数', en: 'the cell is no whole number of fen' },
} satisfies Record<string, LocalizedText>;

/** The first thing that is wrong with rows that a plugin gave; null where nothing is. */
export function faultOf(rows: readonly LedgerRow[], { columns, filter, after, isInside }: Expected): RowFault | null {
  const given = new Map(givenColumns(columns).map((column) => [column.name, column]));
  const names = new Set(columns.map(({ name }) => name));
  let last = after;
  for (const row of rows) {
    const { key, cells, records } = row;
    // Keys are ASCII: JavaScript orders them bytewise.
    if (last !== null && key <= last) return { key, column: null, what: words.order };
    last = key;
    if (!isInside(row)) return { key, column: null, what: words.unit };
    const unknown = Object.keys(cells).find((name) => !given.has(name));
    if (unknown !== undefined) return { key, column: unknown, what: words.unknown };
    for (const column of given.values()) {
      const what = cellFault(column, cells[column.name], filter[column.name]);
      if (what !== null) return { key, column: column.name, what };
    }
    const stray = records.flatMap((record) => record.columns).find((name) => !names.has(name));
    if (stray !== undefined) return { key, column: stray, what: words.record };
  }
  return null;
}

function cellFault(column: GivenColumn, cell: LedgerCell | undefined, wanted: string | undefined) {
  if (cell === undefined) return words.missing;
  if (cell !== null && !fits(column, cell)) return words[column.type];
  return wanted !== undefined && String(cell) !== wanted ? words.filter : null;
}

function fits(column: GivenColumn, cell: NonNullable<LedgerCell>): boolean {
  switch (column.type) {
    case 'text':
      return typeof cell === 'string';
    case 'date':
      return calendarDateSchema.safeParse(cell).success;
    case 'boolean':
      return typeof cell === 'boolean';
    case 'choice':
      return column.options.some(({ value }) => value === cell);
    case 'integer':
    case 'money':
      return Number.isSafeInteger(cell);
  }
}
