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

/** Rows and cells that hold nothing are left out, however many of them an office has drawn lines around. */
function rowsOf(sheet: string, strings: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = [];
  const merged: string[] = [];
  let row: SheetRow = { number: 0, cells: [] };
  let column = -1;
  let type = 'n';
  let value: string | null = null;
  let inCell = false;
  readXml(sheet, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = { number: Number(attributes.get('r') ?? row.number + 1), cells: [] };
        column = -1;
      }
      if (tag === 'c') {
        const place = attributes.get('r');
        column = place === undefined ? column + 1 : placeOf(place).column;
        type = attributes.get('t') ?? 'n';
        inCell = true;
      }
      if (inCell && (tag === 'v' || tag === 't')) value ??= '';
      if (tag === 'mergeCell') merged.push(attributes.get('ref') ?? '');
    },
    text: (text) => {
      if (value !== null) value += text;
    },
    close: (tag) => {
      if (tag === 'row' && row.cells.some((cell) => cell.trim() !== '')) {
        if (rows.length >= ROWS) throw partyProblems.fileTooLarge();
        rows.push(row);
      }
      if (tag !== 'c') return;
      const text = type === 's' ? (strings[Number(value)] ?? '') : plainNumber(type, value ?? '');
      if (text !== '') put(row, column, text);
      inCell = false;
      value = null;
    },
  });
  for (const range of merged) spread(range, rows);
  return rows;
}

function put({ cells }: SheetRow, column: number, text: string): void {
  if (!(column < COLUMNS)) throw partyProblems.fileTooLarge();
  while (cells.length <= column) cells.push('');
  cells[column] = text;
}

/** A number as somebody would write it, not as 1.1E17. By its digits: as a number it would lose the last ones. */
function plainNumber(type: string, value: string): string {
  const [, whole = '', fraction = '', exponent = ''] =
    (type === 'n' && /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(value)) || [];
  return whole === '' || Number(exponent) < fraction.length
    ? value
    : `${whole}${fraction.padEnd(Number(exponent), '0')}`;
}

function spread(range: string, rows: readonly SheetRow[]): void {
  const [from, to = from] = range.split(':').map(placeOf);
  if (from === undefined || to === undefined || to.column >= COLUMNS) return;
  const text = rows.find(({ number }) => number === from.row)?.cells[from.column] ?? '';
  if (text === '') return;
  for (const row of rows) {
    if (row.number < from.row || row.number > to.row) continue;
    for (let column = from.column; column <= to.column; column += 1) put(row, column, text);
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
