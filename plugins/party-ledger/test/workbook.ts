import { crc32, deflateRawSync } from 'node:zlib';
import { columnName } from '@yige/plugin-sdk/server';

/** A cell: text through the shared strings, a number as it is. */
export type TestCell = string | number;

const CONTENT = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** As spreadsheet programs keep a number: 15 digits, long ones with an exponent. */
const numberOf = (value: number) =>
  value < 1e15 ? String(value) : value.toExponential(14).replace(/0+e/, 'e').replace('e', 'E');

/** A workbook as spreadsheet programs write it: shared strings, merged cells, deflated parts. */
export function workbookOf(rows: readonly (readonly TestCell[])[], merged: readonly string[] = []): Buffer {
  const strings: string[] = [];
  const cell = (value: TestCell, place: string) => {
    if (typeof value === 'number') return `<c r="${place}"><v>${numberOf(value)}</v></c>`;
    return value === '' ? `<c r="${place}" s="1"/>` : `<c r="${place}" t="s"><v>${strings.push(value) - 1}</v></c>`;
  };
  const data = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((value, column) => cell(value, `${columnName(column)}${row + 1}`)).join('')}</row>`,
    )
    .join('');
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return zipOf({
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${CONTENT}"><sheets><sheet name="隐藏" state="hidden" r:id="r9"/><sheet name="名册" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${escaped(text)}</t><rPh><t>pinyin</t></rPh></si>`).join('')}</sst>`,
  });
}

export function zipOf(parts: Readonly<Record<string, string>>): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const [content, title] = [Buffer.from(text), Buffer.from(name)];
    const packed = deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(content.length, 18);
    about.writeUInt16LE(title.length, 22);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), about, end, title);
    const file = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), about, title, packed]);
    files.push(file);
    offset += file.length;
  }
  const entries = Buffer.concat(directory);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  for (const at of [8, 10]) tail.writeUInt16LE(Object.keys(parts).length, at);
  tail.writeUInt32LE(entries.length, 12);
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, tail]);
}
