import { calendarDateSchema, type LedgerCell, type LedgerColumn, type LedgerRow } from '@yige/contracts';
import { type GivenColumn, givenColumns } from '../ledger-source.js';

interface Expected {
  columns: readonly LedgerColumn[];
  filter: Readonly<Record<string, string>>;
  /** Key of the row before the first one; null where there is none. */
  after: string | null;
  isInside: (row: LedgerRow) => boolean;
}

/** Where a row is not what the ledger declares. */
export interface RowFault {
  key: string;
  column: string | null;
  /** In few words, without anything that the row holds. */
  what: string;
}

/** The first thing that is wrong with rows that a plugin gave; null where nothing is. */
export function faultOf(rows: readonly LedgerRow[], { columns, filter, after, isInside }: Expected): RowFault | null {
  const given = new Map(givenColumns(columns).map((column) => [column.name, column]));
  const names = new Set(columns.map(({ name }) => name));
  let last = after;
  for (const row of rows) {
    const { key, cells, records } = row;
    // Keys are ASCII: JavaScript orders them bytewise.
    if (last !== null && key <= last) return { key, column: null, what: 'rows do not come in the order of their keys' };
    last = key;
    if (!isInside(row)) return { key, column: null, what: 'the row belongs to another unit' };
    const unknown = Object.keys(cells).find((name) => !given.has(name));
    if (unknown !== undefined) return { key, column: unknown, what: 'the ledger declares no such cell' };
    for (const column of given.values()) {
      const what = cellFault(column, cells[column.name], filter[column.name]);
      if (what !== null) return { key, column: column.name, what };
    }
    const stray = records.flatMap((record) => record.columns).find((name) => !names.has(name));
    if (stray !== undefined) return { key, column: stray, what: 'a record names a column that is not there' };
  }
  return null;
}

function cellFault(column: GivenColumn, cell: LedgerCell | undefined, wanted: string | undefined): string | null {
  if (cell === undefined) return 'the cell is missing';
  if (cell !== null && !fits(column, cell)) return `the cell is no ${column.type}`;
  if (wanted !== undefined && String(cell) !== wanted) return 'the row is not one of those that were asked for';
  return null;
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
