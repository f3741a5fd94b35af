/** Why a cell has no content that can be trusted. */
export type CellFault = 'formula' | 'cellError' | 'numberRounded';

/** One row of a spreadsheet, numbered from 1 as spreadsheet programs do. */
export interface SheetRow {
  /** As the program shows it, from 1; empty rows count. */
  number: number;
  /** What each cell shows, by column; empty text where there is nothing. */
  cells: readonly string[];
  /** By column, counted from 0. */
  faults: ReadonlyMap<number, CellFault>;
}

/** What a file may hold: whatever somebody uploads, memory and time stay bounded. */
export interface SheetLimits {
  /** Rows that are not empty, headings included. */
  rows: number;
  /** Columns of one row. */
  columns: number;
  /** Characters of one cell. */
  cellLength: number;
  /** Bytes of all parts of a workbook together, unpacked. */
  unpackedBytes: number;
  /** How many times larger unpacked than packed: a sheet of text comes to some twenty. */
  ratio: number;
}

/**
 * `broken`: damaged, or no such file at all; `suspicious`: made to hurt, as no program writes it; `unreadable`: in no encoding
 * that is known.
 */
export type SheetFailureKind =
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'cellTooLong'
  | 'broken'
  | 'suspicious'
  | 'unreadable';

/** The file as a whole cannot be read to its end; which row is at fault does not matter. */
export class SheetFailure extends Error {
  constructor(
    /** Why the file cannot be read, to be told in words of one’s own. */
    readonly failure: SheetFailureKind,
    options?: ErrorOptions,
  ) {
    super(`The spreadsheet cannot be read: ${failure}`, options);
    this.name = 'SheetFailure';
  }
}

export const NO_FAULTS: ReadonlyMap<number, CellFault> = new Map();

/** Without the mark by which somebody told a program that a number is text: '990101… is what stands in such a cell. */
export function withoutTextMark(text: string): string {
  return text.replace(/^\s*['‘’＇](?=[\d０-９])/, '');
}

/** Leaves out empty rows, and holds the others to the limits. */
export async function* withinLimits(rows: AsyncIterable<SheetRow>, limits: SheetLimits): AsyncGenerator<SheetRow> {
  let count = 0;
  for await (const row of rows) {
    if (row.faults.size === 0 && row.cells.every((cell) => cell.trim() === '')) continue;
    count += 1;
    if (count > limits.rows) throw new SheetFailure('tooManyRows');
    if (row.cells.length > limits.columns) throw new SheetFailure('tooManyColumns');
    if (row.cells.some(({ length }) => length > limits.cellLength)) throw new SheetFailure('cellTooLong');
    yield row;
  }
}

/** Name of a cell as spreadsheet programs show it: column 2 of row 12 is `C12`. */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** The letters of a column, counted from 0: `C` is column 2. */
export function columnName(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column of a cell’s name, counted from 0. */
export function columnOf(name: string): number {
  let column = 0;
  for (const letter of name.replace(/\d+$/, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
