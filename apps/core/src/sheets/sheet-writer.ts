import { PassThrough, Readable } from 'node:stream';
import type { SheetFormat } from '@yige/contracts';
import { CSV_BEGIN, csvLine } from '@yige/contracts';
import { ZipFile } from 'yazl';

/** Money is a number of yuan with two decimals, whole fen as they are counted. */
export type SheetCell = string | number | { fen: number } | null;

/** Rows that a sheet of Excel holds (its specifications and limits). */
export const SHEET_ROWS = 1_048_576;

/** Characters that leave at once. */
const PIECE = 32_768;

export const sheetTypes: Record<SheetFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A spreadsheet, written as its rows come. */
export function writeSheet(format: SheetFormat, rows: AsyncIterable<readonly SheetCell[]>): Readable {
  return Readable.from(format === 'csv' ? inPieces(csvText(rows)) : workbook(rows));
}

/** `attachment` with a name in any script (RFC 6266). */
export function attachment(name: string, format: SheetFormat): string {
  return `attachment; filename="yige.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`;
}

/** Lines together, some kilobytes at once: a stream, and what compresses it, costs the same for a line as for hundreds. */
async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function* csvText(rows: AsyncIterable<readonly SheetCell[]>): AsyncGenerator<string> {
  yield CSV_BEGIN;
  for await (const row of rows) yield csvLine(row.map((cell) => (isMoney(cell) ? yuan(cell) : cell)));
}

/**
 * A workbook of one sheet. Texts stand in the cells themselves, so that nothing is gathered before it is written. Nothing
 * begins before somebody reads: a row that fails earlier would fail with nobody there to hear of it.
 */
async function* workbook(rows: AsyncIterable<readonly SheetCell[]>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(FIXED_PARTS)) zip.addBuffer(Buffer.from(`${XML}${content}`), name);
  const sheet = Readable.from(inPieces(sheetXml(rows)));
  const output = zip.outputStream.pipe(new PassThrough());
  sheet.on('error', (error) => output.destroy(error));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  try {
    yield* output;
  } finally {
    // Where nobody reads on, no further row is asked for.
    sheet.destroy();
  }
}

async function* sheetXml(rows: AsyncIterable<readonly SheetCell[]>): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetData>`;
  for await (const row of rows) yield `<row>${row.map(cellXml).join('')}</row>`;
  yield '</sheetData></worksheet>';
}

/** A text is never a formula here, whatever it begins with. */
function cellXml(cell: SheetCell): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (isMoney(cell)) return `<c s="1"><v>${yuan(cell)}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function isMoney(cell: SheetCell): cell is { fen: number } {
  return typeof cell === 'object' && cell !== null;
}

function yuan({ fen }: { fen: number }): string {
  return (fen / 100).toFixed(2);
}

/** What XML 1.0 cannot hold is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** ECMA-376, part 2 (packages) and 18.2 (workbook): the least that every program opens. */
const FIXED_PARTS: Record<string, string> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels':
    `<Relationships xmlns="${RELATIONSHIPS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${RELATIONSHIPS}">` +
    `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  // Style 1 is money: number format 2 is `0.00` (18.8.30).
  'xl/styles.xml':
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="2">` +
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
};
