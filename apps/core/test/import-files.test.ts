import type { Client } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { checked, csvFile, HEADINGS, saidOf, upload } from './support/imports.js';
import { citizenId } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { textRow, workbookFile } from './support/workbooks.js';

const NUMBER = citizenId('1950-02-03', 901);
const HOME = ['1', '1', '101'];
const ROW = ['周示例', NUMBER, '19900009901', ...HOME];

/** What is read from a file has nothing to do with the database. */
const dialect = dialects[0];

describe('files of all kinds', () => {
  let platform: TestPlatform;
  let secretary: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect ?? 'sqlite', {
      environment: { YIGE_IMPORT_ROWS: '1000', YIGE_IMPORT_MEGABYTES: '2' },
    });
    secretary = await platform.clientOf('secretary.elm');
  });
  afterAll(() => platform?.stop());

  const refusal = (file: File) => upload(secretary, file).catch((error: unknown) => error);
  const counts = async (file: File) => {
    const dry = await checked(secretary, await upload(secretary, file));
    return { created: dry.counts.created, said: await saidOf(secretary, dry), failure: dry.failure };
  };

  it('reads xlsx: shared texts, days, numbers, full width, a hidden sheet before, a title in a merged row', async () => {
    const texts = ['名单', ...HEADINGS, '出生日期', '周<r>', NUMBER];
    const strings = texts
      .map((text) =>
        text === '周<r>'
          ? '<si><r><t>周</t></r><r><t>示例</t></r><rPh><t>zhou</t></rPh></si>'
          : `<si><t>${text}</t></si>`,
      )
      .join('');
    const s = (place: string, index: number) => `<c r="${place}" t="s"><v>${index}</v></c>`;
    const rows = [
      `<row r="1">${s('A1', 0)}</row>`,
      `<row r="3">${['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((column, index) => s(`${column}3`, index + 1)).join('')}</row>`,
      `<row r="4">${s('A4', 8)}${s('B4', 9)}<c r="C4"><v>1.9900009901E10</v></c><c r="D4"><v>1</v></c><c r="E4" t="inlineStr"><is><t>１单元</t></is></c><c r="F4"><v>101</v></c><c r="G4" s="1"><v>18297</v></c></row>`,
    ].join('');
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy/m/d;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>';
    const file = await workbookFile({ rows, strings, styles });
    const uploaded = await upload(secretary, file);
    expect(uploaded.mapping).toMatchObject({ headingRow: 3, columns: { name: 0, birthDate: 6 } });
    expect(uploaded.preview.at(-1)?.cells).toEqual([
      '周示例',
      `9****************${NUMBER.slice(-1)}`,
      '1*********1',
      '1',
      '1单元',
      '101',
      '1950-02-03',
    ]);
    const dry = await checked(secretary, uploaded);
    expect(await saidOf(secretary, dry)).toEqual([]);
    expect(dry.counts.created).toBe(1);
  });

  it('names the cell of a formula, an error, and a number that Excel has rounded', async () => {
    const cells = `<c r="A2" t="str"><f>B2</f><v>周示例</v></c><c r="B2"><v>1.10105194912310E+17</v></c><c r="C2" t="e"><v>#REF!</v></c>`;
    const rows = `${textRow(1, HEADINGS)}<row r="2">${cells}</row>`;
    expect((await counts(await workbookFile({ rows }))).said).toEqual([
      'A2 formula',
      'B2 numberRounded',
      'C2 cellError',
      'address missing',
    ]);
  });

  it.each(['utf-8', 'gb18030', 'utf-16le'])('reads csv in %s, with whichever delimiter', async (encoding) => {
    const bytes = {
      'utf-8': Buffer.from(`\uFEFF${HEADINGS.join(';')}\n${ROW.join(';')}\n`),
      // 姓名,身份证号,楼栋,单元,户室 in GB18030, and 周 below.
      gb18030: Buffer.concat([
        Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac52cc2a5b6b02cb5a5d4aa2cbba7cad20a', 'hex'),
        Buffer.from('d6dc', 'hex'),
        Buffer.from(`,="${NUMBER}",1,1,101\n`),
      ]),
      'utf-16le': Buffer.from(`\uFEFF${HEADINGS.join('\t')}\r\n${ROW.join('\t')}\r\n`, 'utf16le'),
    }[encoding];
    expect(await counts(new File([bytes ?? ''], 'list.csv'))).toEqual({ created: 1, said: [], failure: null });
  });

  it.each<[string, () => File | Promise<File>, string]>([
    ['nothing', () => new File([], 'list.xlsx'), 'import.fileEmpty'],
    [
      'a picture that calls itself a list',
      () => new File([Buffer.from('89504e470d0a1a0a0000000d', 'hex')], 'list.csv'),
      'import.fileUnknown',
    ],
    [
      'a broken archive',
      () => new File([Buffer.from('504b0304', 'hex'), Buffer.alloc(200)], 'list.xlsx'),
      'import.fileBroken',
    ],
    ['an archive that is no workbook', () => otherArchive(), 'import.fileBroken'],
    [
      'an old workbook',
      () => new File([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)], 'list.xls'),
      'import.fileOld',
    ],
    [
      'an encrypted workbook',
      () =>
        new File(
          [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')],
          'list.xlsx',
        ),
      'import.fileEncrypted',
    ],
    ['no table', () => csvFile([['只有一格']]), 'import.tableMissing'],
    ['a file beyond the limit', () => new File([Buffer.alloc(3_000_000, 'a')], 'list.csv'), 'import.fileTooLarge'],
    [
      'an external entity',
      () =>
        workbookFile({
          prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
          rows: '<row><c t="inlineStr"><is><t>&e;</t></is></c></row>',
        }),
      'import.fileSuspicious',
    ],
    [
      'entities that swell',
      () => workbookFile({ prolog: '<!DOCTYPE x [<!ENTITY a "aaaa">]>', rows: textRow(1, HEADINGS) }),
      'import.fileSuspicious',
    ],
    ['a zip bomb', () => workbookFile({ rows: zeros(60_000_000) }), 'import.fileSuspicious'],
  ])('refuses %s with what to do', async (_what, file, code) => {
    expect(await refusal(await file())).toMatchObject({ code });
    expect((await platform.fetch('/api/health/ready')).status).toBe(200);
  });

  it('ends a check at the row limit and at damage further down, typed', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => [
      '周示例',
      citizenId('1950-02-03', index % 900),
      '',
      ...HOME,
    ]);
    expect((await counts(csvFile([[...HEADINGS], ...many]))).failure).toBe('tooManyRows');
    const whole = Buffer.from(await (await workbookFile({ rows: rowsOf(900) })).arrayBuffer());
    // Bytes in the middle of the packed sheet: the directory at the end still reads well.
    whole.fill(0x55, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 64);
    expect((await counts(new File([whole], 'list.xlsx'))).failure).toBe('broken');
  });
});

async function otherArchive(): Promise<File> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from('hello'), 'hello.txt');
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return new File(chunks, 'list.xlsx');
}

function* rowsOf(count: number): Generator<string> {
  yield textRow(1, HEADINGS);
  for (let row = 2; row < count; row += 1) yield textRow(row, ['周示例', citizenId('1950-02-03', row), '', ...HOME]);
}

/** Megabytes of nothing, which packs to a thousandth. */
function* zeros(length: number): Generator<string> {
  const piece = '0'.repeat(100_000);
  for (let done = 0; done < length; done += piece.length) yield piece;
}
