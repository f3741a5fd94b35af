import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readSheet } from './read-sheet.js';
import { type SheetFailure, type SheetFailureKind, type SheetLimits } from './sheet.js';

const RELATIONS = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
const BOOK = '<workbook><sheets><sheet name="h" state="veryHidden" r:id="r9"/><sheet r:id="r1"/></sheets></workbook>';

/** A workbook with this in its sheet; `parts` adds or replaces others. */
async function workbook(sheet: string, parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const zip = new ZipFile();
  const all = {
    ...{ 'xl/workbook.xml': BOOK, 'xl/_rels/workbook.xml.rels': RELATIONS },
    ...{ 'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>` },
    ...parts,
  };
  for (const [name, text] of Object.entries(all)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return new Uint8Array(Buffer.concat(pieces));
}
const rowsOf = async (sheet: string, parts: Readonly<Record<string, string>> = {}) =>
  (await readSheet(await workbook(sheet, parts))).map(({ number, cells, faults }) => [number, cells, [...faults]]);
const failureOf = async (file: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<SheetFailureKind | 'none'> =>
  readSheet(file, limits).then(
    () => 'none',
    (error: SheetFailure) => error.failure,
  );
const text = (place: string, content: string) => `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`;

describe('a whole sheet', () => {
  it('has the text of a merged cell in every cell that it covers, and in no row that is not there', async () => {
    const data = `<sheetData>
      <row r="1">${text('A1', '姓名')}${text('B1', '基本情况')}</row><row r="2">${text('B2', '性别')}${text('C2', '学历')}</row>
      <row r="9">${text('A9', '以上属实')}</row></sheetData>`;
    const merges = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="A9:B12"/></mergeCells>';
    expect(await rowsOf(data + merges)).toEqual([
      [1, ['姓名', '基本情况', '基本情况'], []],
      [2, ['姓名', '性别', '学历'], []],
      [9, ['以上属实', '以上属实'], []],
    ]);
  });

  it('leaves out what holds nothing, however far out lines were drawn around it', async () => {
    const drawn = `<row r="1"><c r="A1" s="1"/><c r="XFD1" s="1"/></row><row r="4">${text('A4', '李')}<c r="XFD4"/></row>`;
    expect(await rowsOf(`<sheetData>${drawn}</sheetData>`)).toEqual([[4, ['李'], []]]);
  });

  it('says of a cell what is not as it was typed: a formula, an error, a number that lost its end', async () => {
    const cells = `<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><v>3.20102196505121E+17</v></c>`;
    expect(await rowsOf(`<sheetData><row r="1">${cells}</row></sheetData>`)).toEqual([
      [
        ...[1, ['2', '#N/A', '320102196505121000']],
        [
          [0, 'formula'],
          [1, 'cellError'],
          [2, 'numberRounded'],
        ],
      ],
    ]);
  });

  it('shows a number as a day where its format does, and as a number elsewhere', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const cells = '<c r="A1" s="1"><v>23874</v></c><c r="B1"><v>23874</v></c>';
    expect(await rowsOf(`<sheetData><row r="1">${cells}</row></sheetData>`, { 'xl/styles.xml': styles })).toEqual([
      [1, ['1965-05-12', '23874'], []],
    ]);
  });

  it('counts on where cells and rows do not say where they stand', async () => {
    const cells = '<c/><c t="inlineStr"><is><t>乙</t></is></c>';
    expect(await rowsOf(`<sheetData><row/><row>${cells}</row></sheetData>`)).toEqual([[2, ['', '乙'], []]]);
  });
});

describe('is refused', () => {
  const row = (number: number, ...places: string[]) =>
    `<row r="${number}">${places.map((place) => text(`${place}${number}`, 'x')).join('')}</row>`;
  const sheet = (...rows: string[]) => workbook(`<sheetData>${rows.join('')}</sheetData>`);

  it('what is no workbook, or a damaged one', async () => {
    expect(await failureOf(Buffer.from('姓名,电话\n'))).toBe('broken');
    expect(await failureOf((await sheet(row(1, 'A'))).subarray(0, 200))).toBe('broken');
    expect(await failureOf(await workbook('<sheetData><row', {}))).toBe('broken');
    expect(await failureOf(await sheet('<row r="1"><c r="1A"><v>1</v></c></row>'))).toBe('broken');
  });

  it('more than the limits let in', async () => {
    expect(await failureOf(await sheet(row(1, 'A'), row(2, 'A')), { rows: 1 })).toBe('tooManyRows');
    expect(await failureOf(await sheet(row(1, 'C')), { columns: 2 })).toBe('tooManyColumns');
    expect(await failureOf(await sheet(row(1, 'A')), { cellLength: 0 })).toBe('cellTooLong');
    expect(await failureOf(await sheet(row(1, 'A')), { columns: 1, rows: 1, cellLength: 1 })).toBe('none');
  });

  it('what is made to hurt', async () => {
    const swollen = await workbook(`<sheetData>${' '.repeat(3_000_000)}</sheetData>`);
    expect(await failureOf(swollen)).toBe('suspicious');
    expect(await failureOf(await sheet(row(1, 'A')), { unpackedBytes: 100 })).toBe('suspicious');
    const entity = await workbook('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' });
    expect(await failureOf(entity)).toBe('suspicious');
  });
});
