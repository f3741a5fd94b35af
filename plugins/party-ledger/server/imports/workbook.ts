import { partyProblems } from '../problems.js';
import { readXml } from './xml.js';
import { unzip, ZipFailure } from './zip.js';

/** Most that a workbook may come to unpacked, in bytes, and most of its parts, columns and rows: more is made to hurt. */
const LIMITS = { unpackedBytes: 30_000_000, parts: 2_000 };
const COLUMNS = 100;
const ROWS = 5_000;
const PARTS = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;
/** In place of a part that is not there. */
const NOTHING = '<none/>';

/** A row of a sheet as it stands there: its number, from 1, and its cells as text. */
export interface SheetRow {
  number: number;
  cells: string[];
}

/** The rows of a workbook's first visible sheet. A merged cell's text stands in every cell that it covers. */
export function readWorkbook(file: Buffer): SheetRow[] {
  try {
    const parts = unzip(file, (name) => PARTS.test(name), LIMITS);
    const sheet = parts.get(firstSheetOf(parts));
    if (sheet === undefined) throw partyProblems.fileNoWorkbook();
    return rowsOf(sheet, sharedStringsOf(parts.get('xl/sharedStrings.xml')));
  } catch (error) {
    if (error instanceof ZipFailure && error.reason === 'tooLarge') throw partyProblems.fileTooLarge();
    if (error instanceof ZipFailure || error instanceof SyntaxError) throw partyProblems.fileNoWorkbook();
    throw error;
  }
}

function firstSheetOf(parts: ReadonlyMap<string, string>): string {
  let relation: string | undefined;
  let target: string | undefined;
  readXml(parts.get('xl/workbook.xml') ?? NOTHING, {
    open: (name, attributes) => {
      const hidden = attributes.get('state')?.toLowerCase().includes('hidden') ?? false;
      if (name === 'sheet' && !hidden) relation ??= attributes.get('r:id');
    },
  });
  readXml(parts.get('xl/_rels/workbook.xml.rels') ?? NOTHING, {
    open: (_name, attributes) => {
      if (relation !== undefined && attributes.get('Id') === relation) target = attributes.get('Target');
    },
  });
  if (target === undefined) throw partyProblems.fileNoWorkbook();
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

/** Texts to which cells refer by number; what is said of their pronunciation is left out. */
function sharedStringsOf(part: string | undefined): string[] {
  const strings: string[] = [];
  let current = '';
  let within: 'text' | 'phonetic' | null = null;
  readXml(part ?? NOTHING, {
    open: (tag) => {
      if (tag === 'si') current = '';
      if (tag === 'rPh') within = 'phonetic';
      if (tag === 't' && within === null) within = 'text';
    },
    text: (text) => {
      if (within === 'text') current += text;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(current);
      if (tag === 'rPh' || (tag === 't' && within === 'text')) within = null;
    },
  });
  return strings;
}

function rowsOf(sheet: string, strings: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = [];
  const merged: string[] = [];
  let cell: { column: number; type: string } | null = null;
  let value: string | null = null;
  readXml(sheet, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        if (rows.length >= ROWS) throw partyProblems.fileTooLarge();
        rows.push({ number: Number(attributes.get('r') ?? rows.length + 1), cells: [] });
      }
      if (tag === 'c') {
        const place = attributes.get('r');
        const column = place === undefined ? (rows.at(-1)?.cells.length ?? 0) : placeOf(place).column;
        if (!(column < COLUMNS)) throw partyProblems.fileTooLarge();
        cell = { column, type: attributes.get('t') ?? 'n' };
      }
      if (cell !== null && (tag === 'v' || tag === 't')) value ??= '';
      if (tag === 'mergeCell') merged.push(attributes.get('ref') ?? '');
    },
    text: (text) => {
      if (value !== null) value += text;
    },
    close: (tag) => {
      if (tag !== 'c' || cell === null) return;
      const cells = rows.at(-1)?.cells ?? [];
      while (cells.length <= cell.column) cells.push('');
      cells[cell.column] = cell.type === 's' ? (strings[Number(value)] ?? '') : plainNumber(cell.type, value ?? '');
      cell = null;
      value = null;
    },
  });
  for (const range of merged) spread(range, rows);
  return rows;
}

/** A number as somebody would write it, not as 1.1E17. */
function plainNumber(type: string, value: string): string {
  if (type !== 'n' || !/e/i.test(value)) return value;
  const number = Number(value);
  return Number.isInteger(number) ? BigInt(number).toString() : value;
}

function spread(range: string, rows: readonly SheetRow[]): void {
  const [from, to = from] = range.split(':').map(placeOf);
  if (from === undefined || to === undefined || to.column >= COLUMNS) return;
  const text = rows.find(({ number }) => number === from.row)?.cells[from.column] ?? '';
  for (const { number, cells } of rows) {
    if (number < from.row || number > to.row) continue;
    for (let column = from.column; column <= to.column; column += 1) {
      while (cells.length <= column) cells.push('');
      cells[column] = text;
    }
  }
}

/** `B7` is column 1 of row 7. */
function placeOf(place: string): { column: number; row: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d+)$/.exec(place) ?? [];
  if (letters === '') throw partyProblems.fileNoWorkbook();
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(digits) };
}

/** The letters of a column, from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : columnName(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}
