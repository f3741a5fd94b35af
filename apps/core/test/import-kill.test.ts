import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@yige/database';
import { describe, expect, it } from 'vitest';
import { people } from './support/district.js';
import { checked, csvFile, HEADINGS, makingPlaces, upload } from './support/imports.js';
import { KillableCore } from './support/killable-core.js';
import { citizenId } from './support/registry.js';
import { dialects, eventually } from './support/test-platform.js';

const ROWS = Number(process.env.YIGE_TEST_IMPORT_ROWS ?? 4_000);
/** How long after its first sign of progress each process lives, in milliseconds: some are killed within a chunk. */
const LIVES = [0, 40];
const LONG = 600_000;

describe.each(dialects)('kill -9 in the middle of an import, on %s', (dialect) => {
  it(`of ${ROWS} rows, ${LIVES.length} times: the next process completes it, and nobody is there twice`, {
    timeout: LONG,
  }, async () => {
    const core = await KillableCore.start(dialect);
    const { database } = core;
    try {
      const secretary = await core.clientOf('secretary.elm');
      const uploaded = await makingPlaces(secretary, await upload(secretary, csvFile(list())));
      const { id } = await checked(secretary, uploaded);
      await secretary.imports.execute({ params: { id } });
      for (const life of LIVES) {
        const before = await rowsDone(database, id);
        await eventually(async () => (await rowsDone(database, id)) > before, LONG);
        await pause(life);
        await core.kill();
        // What stands in the registry is exactly what the import says has been done.
        const half = await inspect(database, id);
        expect(half.people).toBe(half.created);
        await core.revive();
      }
      await eventually(async () => (await inspect(database, id)).state === 'done', LONG);
      expect(await inspect(database, id)).toEqual({
        state: 'done',
        rowsDone: ROWS + PAGES,
        created: ROWS - DOUBLED,
        refused: DOUBLED,
        people: ROWS - DOUBLED,
        numbers: ROWS - DOUBLED,
        relations: 2 * (ROWS - DOUBLED),
        buildings: BUILDINGS,
        dwellings: DWELLINGS,
        households: DWELLINGS,
      });
      await eventually(async () => (await readdir(join(core.directory, 'imports'))).length === 0);
    } finally {
      await core.remove();
    }
  });
});

const BUILDINGS = 20;
const DOORS = 30;
/** Every hundredth row is one of long before: only a process that remembers what lies behind the cursor finds out. */
const APART = 100;
const DOUBLED = Math.floor(ROWS / APART) - 1;
/** Rows of a page, under which a remark stands: the cursor counts it, too. */
const PAGE = 250;
const PAGES = Math.floor(ROWS / PAGE);

const DWELLINGS = new Set(
  list()
    .slice(1)
    .filter(([, number]) => number !== '')
    .map((row) => row.slice(3).join(' ')),
).size;

function list(): string[][] {
  const row = (index: number) => {
    const door = index % (BUILDINGS * DOORS);
    const birthDate = `19${String(40 + (index % 40)).padStart(2, '0')}-0${1 + (index % 9)}-${10 + (index % 18)}`;
    const number = citizenId(birthDate, Math.floor(index / 360) % 1_000);
    return ['周示例', number, '', String(500 + Math.floor(door / DOORS)), '1', String(101 + (door % DOORS))];
  };
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const isDouble = index >= APART && index % APART === 0;
    const person = row(isDouble ? index - APART + 1 : index);
    return (index + 1) % PAGE === 0 ? [person, ['本页小计：250 人', '', '', '审核人：孙示例', '', '']] : [person];
  });
  return [[...HEADINGS], ...rows.flat()];
}

async function rowsDone(database: Database, id: string): Promise<number> {
  const done = await database.queryOne('SELECT rows_done FROM imports WHERE id = ?', [id], (row) =>
    row.integer('rows_done'),
  );
  return done ?? 0;
}

async function inspect(database: Database, id: string) {
  const one = await database.queryOne(
    'SELECT state, rows_done, rows_created, rows_refused FROM imports WHERE id = ?',
    [id],
    (row) => ({
      state: row.text('state'),
      rowsDone: row.integer('rows_done'),
      created: row.integer('rows_created'),
      refused: row.integer('rows_refused'),
    }),
  );
  const count = async (sql: string) => (await database.queryOne(sql, [], (row) => row.integer('n'))) ?? 0;
  return {
    ...one,
    people: (await count('SELECT COUNT(*) AS n FROM people')) - people.length,
    numbers: await count("SELECT COUNT(DISTINCT id_number_index) AS n FROM people WHERE name = '周示例'"),
    relations: await count(
      "SELECT COUNT(*) AS n FROM person_relations r JOIN people p ON p.id = r.person_id WHERE p.name = '周示例'",
    ),
    buildings: await count("SELECT COUNT(*) AS n FROM buildings WHERE name LIKE '5__ 栋'"),
    dwellings: await count(
      "SELECT COUNT(*) AS n FROM dwellings d JOIN buildings b ON b.id = d.building_id WHERE b.name LIKE '5__ 栋'",
    ),
    households: await count(
      `SELECT COUNT(*) AS n FROM households h JOIN dwellings d ON d.id = h.dwelling_id
       JOIN buildings b ON b.id = d.building_id WHERE b.name LIKE '5__ 栋'`,
    ),
  };
}
