import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface WorkbookParts {
  /** What stands within `<sheetData>`, as it comes. */
  rows: string | Iterable<string>;
  strings?: string;
  styles?: string;
  /** Cells that are shown as one, such as `A1:H1`; the first of them holds the text. */
  merged?: readonly string[];
  /** Before the root element of the sheet. */
  prolog?: string;
}

/** An xlsx file as Excel writes it, but for its parts being ours to spoil. */
export async function workbookFile({ rows, strings, styles, merged = [], prolog = '' }: WorkbookParts): Promise<File> {
  const zip = new ZipFile();
  const add = (name: string, content: string) => zip.addBuffer(Buffer.from(`${XML}${content}`), name);
  add('[Content_Types].xml', '<Types/>');
  add(
    'xl/workbook.xml',
    `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="说明" sheetId="1" state="hidden" r:id="rId9"/><sheet name="居民" sheetId="2" r:id="rId1"/></sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  );
  if (strings !== undefined) add('xl/sharedStrings.xml', `<sst>${strings}</sst>`);
  if (styles !== undefined) add('xl/styles.xml', `<styleSheet>${styles}</styleSheet>`);
  const sheet = Readable.from(parts(prolog, typeof rows === 'string' ? [rows] : rows, merged));
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return new File(chunks, 'list.xlsx');
}

function* parts(prolog: string, rows: Iterable<string>, merged: readonly string[]): Generator<string> {
  yield `${XML}${prolog}<worksheet><sheetData>`;
  yield* rows;
  yield '</sheetData>';
  if (merged.length > 0)
    yield `<mergeCells>${merged.map((cells) => `<mergeCell ref="${cells}"/>`).join('')}</mergeCells>`;
  yield '</worksheet>';
}

/** A row of texts that stand in their cells. */
export function textRow(number: number, cells: readonly string[]): string {
  const texts = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
  return `<row r="${number}">${texts}</row>`;
}

/** A row as a form holds it: texts and numbers, a formula (`=…`) with what it shows, and cells that are merged or blank. */
export function formRow(number: number, cells: readonly (string | number)[]): string {
  const written = cells.map((cell, column) => {
    const place = `r="${String.fromCharCode(65 + column)}${number}"`;
    if (cell === '') return `<c ${place} s="0"/>`;
    if (typeof cell === 'number') return `<c ${place}><v>${cell}</v></c>`;
    const [, formula, shown] = /^=(.*)→(.*)$/.exec(cell) ?? [];
    if (formula !== undefined) return `<c ${place}><f>${formula}</f><v>${shown}</v></c>`;
    return `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

/** What stands in a part of an xlsx file. */
export async function partOf(file: Blob, name: string): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(await file.arrayBuffer()), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === name) return text(await zip.openReadStreamPromise(entry));
  }
  throw new Error(`There is no ${name}`);
}
