import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId } from '@yige/contracts';
import { NO_FAULTS } from '@yige/sheets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PeopleImport } from '../src/imports/people/people-import.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { idOf } from './support/district.js';
import { HEADINGS } from './support/imports.js';
import { citizenId } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { textRow, workbookFile } from './support/workbooks.js';

const HOME = ['', '1', '1', '101'];
const row = (index: number) => ['周示例', citizenId('1961-02-03', index % 1_000), ...HOME];

describe.each(dialects)('a chunk, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());

  it('takes as many statements for 500 people as for 50', async () => {
    const { application, database } = platform;
    const unit = application.get(UnitDirectory).byId(idOf('elm'));
    if (unit === null) throw new Error('There is no elm');
    const context = {
      importId: newId(),
      mapping: {
        headingRow: 1,
        columns: { name: 0, idNumber: 1, phone: 2, building: 3, entrance: 4, door: 5 },
        values: {},
        makePlaces: true,
        source: '公安户籍',
      },
      unit,
      scope: { kind: 'units' as const, units: [unit] },
      actor: { kind: 'staff' as const, id: idOf('secretary.elm'), name: 'secretary.elm' },
    };
    const statementsFor = async (from: number, people: number) => {
      const rows = Array.from({ length: people }, (_, index) => ({
        row: { number: index + 2, cells: row(from + index), faults: NO_FAULTS },
        firstRow: null,
      }));
      const { statements } = await database.statements.count(() =>
        database.transaction(async () => {
          const judged = await application.get(PeopleImport).judge(rows, context);
          expect(judged.rows.every(({ outcome }) => outcome === 'created')).toBe(true);
          await judged.write();
        }),
      );
      return statements.length;
    };
    const few = await statementsFor(0, 50);
    expect(await statementsFor(100, 500)).toBe(few);
    // Numbers, buildings, dwellings and households are looked up; people, relations and history are written.
    expect(few).toBeLessThanOrEqual(8);
  });
});

/** Reads a file to its end and says how many rows it has, in a process that may not keep them. */
const READER = `
  const [, sheets, file, format] = process.argv;
  const { sheetRows } = await import(sheets);
  const limits = { rows: 2_000_000, columns: 200, cellLength: 4_000, unpackedBytes: 1_000_000_000, ratio: 200 };
  let rows = 0;
  for await (const row of sheetRows(file, JSON.parse(format), limits)) rows += row.cells.length > 0 ? 1 : 0;
  console.log(rows);
`;
const ROWS = 200_000;
/** Megabytes of heap: the rows alone would take three times as much. */
const HEAP = 40;

describe('memory', () => {
  const formats = {
    csv: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
    xlsx: { format: 'xlsx' },
  } as const;

  it.each(['csv', 'xlsx'] as const)(
    `holds no more than a piece of a ${ROWS.toLocaleString('en')}-row %s at a time`,
    {
      timeout: 120_000,
    },
    async (kind) => {
      const directory = await mkdtemp(join(tmpdir(), 'yige-sheet-'));
      try {
        const file = join(directory, `list.${kind}`);
        await writeFile(file, kind === 'csv' ? csvText() : await xlsxBytes());
        const sheets = import.meta.resolve('@yige/sheets');
        const { stdout } = await promisify(execFile)(process.execPath, [
          `--max-old-space-size=${HEAP}`,
          ...['--input-type=module', '-e', READER, sheets, file, JSON.stringify(formats[kind])],
        ]);
        expect(Number(stdout)).toBe(ROWS + 1);
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    },
  );
});

function csvText(): string {
  return [[...HEADINGS], ...Array.from({ length: ROWS }, (_, index) => row(index))]
    .map((cells) => cells.join(','))
    .join('\n');
}

async function xlsxBytes(): Promise<Uint8Array> {
  function* rows(): Generator<string> {
    yield textRow(1, HEADINGS);
    for (let index = 0; index < ROWS; index += 1) yield textRow(index + 2, row(index));
  }
  return new Uint8Array(await (await workbookFile({ rows: rows() })).arrayBuffer());
}
