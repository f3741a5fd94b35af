import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, coreEvents, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ImportHousekeeping } from '../src/imports/import-housekeeping.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { checked, csvFile, HEADINGS, loaded, settled, upload } from './support/imports.js';
import { citizenId } from './support/registry.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const DAY = 86_400_000;
const subscribed = [coreEvents.personChanged, coreEvents.personMoved, coreEvents.peopleImported];

describe.each(dialects)('the work of imports, on %s', (dialect) => {
  const reader = new FixturePlugin('reader', { events: { subscribes: subscribed } });
  let platform: TestPlatform;
  let secretary: Client;
  beforeAll(async () => {
    await reader.start();
    platform = await TestPlatform.start(dialect, { plugins: [reader] });
    secretary = await platform.clientOf('secretary.elm');
  });
  afterAll(async () => {
    await platform?.stop();
    await reader.stop();
  });

  /** A thousand people are born on the same day: a number of order has three digits. */
  const list = (year: number, people: number, name = '周示例') =>
    csvFile([
      [...HEADINGS],
      ...Array.from({ length: people }, (_, index) => [
        name,
        citizenId(`${year}-0${1 + Math.floor(index / 1_000)}-03`, index % 1_000),
        '',
        '1',
        '1',
        '101',
      ]),
    ]);
  const files = () => readdir(join(platform.dataDirectory, 'imports'));

  it('is done once, also where two processes share it', async () => {
    // SQLite is one process’s own.
    const other = dialect === 'mysql' ? await platform.beside() : null;
    try {
      const done = await loaded(secretary, await upload(secretary, list(1951, 1_000)));
      expect(done.counts).toEqual({ created: 1_000, changed: 0, unchanged: 0, refused: 0 });
      const born = await platform.database.queryOne(
        "SELECT COUNT(*) AS n, COUNT(DISTINCT id_number_index) AS numbers FROM people WHERE birth_date LIKE '1951-%'",
        [],
        (row) => [row.integer('n'), row.integer('numbers')],
      );
      expect(born).toEqual([1_000, 1_000]);
    } finally {
      await other?.stop();
    }
  });

  it('tells of each person who was known, and once of all who are new', async () => {
    const told = (id: string) => reader.events.some(({ subject }) => subject === `imports/${id}`);
    const first = await loaded(secretary, await upload(secretary, list(1952, 2)));
    // What is told of it arrives later than its end.
    await eventually(() => told(first.id));
    reader.events.length = 0;
    const again = await loaded(secretary, await upload(secretary, list(1952, 5, '周改名')));
    expect(again.counts).toEqual({ created: 3, changed: 2, unchanged: 0, refused: 0 });
    await eventually(() => told(again.id));
    await eventually(() => reader.events.filter(({ type }) => type === coreEvents.personChanged).length === 2);
    expect(reader.events.filter(({ type }) => type === coreEvents.peopleImported)).toMatchObject([
      { subject: `imports/${again.id}`, data: { importId: again.id } },
    ]);
  });

  it('keeps what was loaded when it is cancelled on the way', async () => {
    const { id } = await checked(secretary, await upload(secretary, list(1953, 4_000)));
    const params = { id };
    await secretary.imports.execute({ params });
    await eventually(async () => (await secretary.imports.get({ params })).rowsDone > 0);
    const cancelled = await secretary.imports.cancel({ params }).catch(() => settled(secretary, id));
    const people = await platform.database.queryOne(
      "SELECT COUNT(*) AS n FROM people WHERE birth_date LIKE '1953-%'",
      [],
      (row) => row.integer('n'),
    );
    expect(people).toBe(cancelled.counts.created);
    await eventually(async () => !(await files()).includes(id));
  });

  it('keeps files to the service, and none of them for longer than it is needed', async () => {
    const waiting = await upload(secretary, list(1954, 1));
    const done = await loaded(secretary, await upload(secretary, list(1954, 1)));
    await eventually(async () => !(await files()).includes(done.id));
    const directory = join(platform.dataDirectory, 'imports');
    const permissions = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    expect([await permissions(directory), await permissions(join(directory, waiting.id))]).toEqual(['700', '600']);

    const housekeeping = platform.application.get(ImportHousekeeping);
    const orphan = newId();
    await writeFile(join(directory, orphan), 'left by an upload that was killed');
    const old = new Date(Date.now() - 2 * DAY);
    await utimes(join(directory, orphan), old, old);
    await housekeeping.removeFiles(new Date(Date.now() - DAY));
    expect(await files()).toContain(waiting.id);
    expect(await files()).not.toContain(orphan);

    await housekeeping.cancelAbandoned(new Date(Date.now() + DAY));
    await housekeeping.removeFiles(new Date(Date.now() - DAY));
    expect(await secretary.imports.get({ params: { id: waiting.id } })).toMatchObject({
      state: 'cancelled',
      preview: [],
    });
    expect(await files()).not.toContain(waiting.id);
  });

  it('forgets what was said of rows after its time', async () => {
    const wrong = csvFile([[...HEADINGS], ['周示例', '990101195002038910', '', '1', '1', '101']]);
    const { id } = await checked(secretary, await upload(secretary, wrong));
    await secretary.imports.cancel({ params: { id } });
    const rows = async () => (await secretary.imports.rows({ params: { id } })).items.length;
    const housekeeping = platform.application.get(ImportHousekeeping);
    await housekeeping.forgetRows(new Date(Date.now() - DAY));
    expect(await rows()).toBe(1);
    await housekeeping.forgetRows(new Date(Date.now() + DAY));
    expect(await rows()).toBe(0);
  });
});
