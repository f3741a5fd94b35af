import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, newId, type Reorganisation, type SeedRecord } from '@yige/contracts';
import { type Database, NO_DEADLINE, openDatabase, type SqlValue } from '@yige/database';
import { createTestDatabase } from '@yige/database/testing';
import { describe, expect, it } from 'vitest';
import { Configuration } from '../src/config/configuration.js';
import { entities, migrations } from '../src/database/schema.js';
import { Clock } from '../src/time/clock.js';
import { PASSWORD } from './support/district.js';
import { dialects, eventually } from './support/test-platform.js';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** The size that the platform is held to is 1,000 grids and 300,000 rows; by default it is less. */
const GRIDS = Number(process.env.YIGE_TEST_REORGANISATION_GRIDS ?? 60);
const ROWS = Number(process.env.YIGE_TEST_REORGANISATION_ROWS ?? 9_000);
const COMMUNITIES = 20;
const LONG = 600_000;

const ids = { district: newId(), street: newId(), communities: Array.from({ length: COMMUNITIES }, () => newId()) };
const code = (parent: string, sequence: number) => `${parent}${String(sequence).padStart(3, '0')}`;

/** Communities merge in pairs, so that every grid gets another community and another code. */
const changes = Array.from({ length: COMMUNITIES / 2 }, (_, pair) => ({
  change: 'merge' as const,
  units: ids.communities.slice(pair * 2, pair * 2 + 2),
  into: {
    identity: 'new' as const,
    code: code('990101001', 500 + pair),
    name: `merged-${pair}`,
    kind: 'urbanCommunity' as const,
  },
}));

describe.each(dialects)('kill -9 in the middle of a reorganisation, on %s', (dialect) => {
  it(`of ${GRIDS} grids and ${ROWS} rows: the next process completes it`, { timeout: LONG }, async () => {
    const { url: databaseUrl, remove } = await createTestDatabase(dialect);
    const directory = await mkdtemp(join(tmpdir(), 'yige-reorganisation-'));
    await writeFile(join(directory, 'district.ndjson'), districtFile());
    await writeFile(join(directory, 'accounts.json'), '[]');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const environment = {
      ...process.env,
      YIGE_PORT: String(port),
      YIGE_DATA_DIR: directory,
      YIGE_DATABASE_URL: databaseUrl,
      YIGE_DEMO: '1',
      YIGE_DEMO_DIR: directory,
      YIGE_LOG_LEVEL: 'warn',
    };
    const start = async () => {
      const core = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
      await until(() => isReady(url));
      return core;
    };
    let core = await start();
    try {
      await stop(core, 'SIGTERM');
      const database = await openDatabase({ url: databaseUrl, entities, migrations });
      await fill(database);
      await database.close();

      core = await start();
      const street = await clientOf(url, 'official.street');
      const today = new Clock(new Configuration(environment)).today();
      const basis = { number: '1', title: 'decision', issuer: 'district', date: today };
      const body = { effectiveOn: today, basis, reason: 'fewer, larger communities', changes };
      const { reorganisation } = await street.reorganisations.propose({ body });
      const id = reorganisation?.id ?? '';
      const official = await clientOf(url, 'official.district');
      await official.reorganisations.approve({ params: { id }, body: {} });
      const read = () => official.reorganisations.get({ params: { id } });
      await until(async () => ((await read()).progress?.rows ?? 0) > 0);
      await stop(core, 'SIGKILL');

      const half = await inspect(databaseUrl, id);
      expect(half.state).toBe('executing');
      expect(half.moved).toBeGreaterThan(0);
      expect(half.moved).toBeLessThan(ROWS);
      // What stands in the rows is exactly what the operation says has been done.
      expect(half.followed).toBe(half.moved);

      core = await start();
      const again = await clientOf(url, 'official.district');
      let last: Reorganisation | null = null;
      await until(async () => {
        last = await again.reorganisations.get({ params: { id } });
        return last.state === 'done';
      });
      expect(last).toMatchObject({ progress: { rows: ROWS } });
      expect(await inspect(databaseUrl, id)).toEqual({ state: 'done', moved: ROWS, followed: ROWS, astray: 0 });
    } finally {
      await stop(core, 'SIGKILL');
      await remove();
      await rm(directory, { recursive: true, force: true });
    }
  });
});

interface Inspection {
  state: string;
  moved: number;
  /** Rows in a unit that the operation has opened. */
  followed: number;
  /** Rows whose community is not the one above their grid today. */
  astray: number;
}

async function inspect(databaseUrl: string, id: string): Promise<Inspection> {
  const database = await openDatabase({ url: databaseUrl, entities, migrations });
  try {
    const operation = await database.queryOne(
      'SELECT state, rows_moved FROM org_reorganisations WHERE id = ?',
      [id],
      (row) => ({ state: row.text('state'), moved: row.integer('rows_moved') }),
    );
    const count = async (condition: string) => {
      let sum = 0;
      for (const table of ['people', 'tasks_open', 'tasks_archive']) {
        sum +=
          (await database.queryOne(`SELECT COUNT(*) AS amount FROM ${table} t WHERE ${condition}`, [], (row) =>
            row.integer('amount'),
          )) ?? 0;
      }
      return sum;
    };
    const followed = await count("t.community_id IN (SELECT number FROM org_units WHERE name LIKE 'merged-%')");
    const state = operation?.state ?? '';
    const moved = operation?.moved ?? 0;
    if (state !== 'done') return { state, moved, followed, astray: 0 };
    const astray = await count(
      `NOT EXISTS (SELECT 1 FROM org_edges e WHERE e.child_number = t.grid_id AND e.parent_number = t.community_id
                   AND e.valid_to = '9999-12-31')`,
    );
    return { state, moved, followed, astray };
  } finally {
    await database.close();
  }
}

/** Half of the rows are residents, the others open and closed tasks, spread over all grids. */
async function fill(database: Database): Promise<void> {
  const grids = await database.query(
    `SELECT e.child_number AS grid, e.parent_number AS community, s.parent_number AS street, d.parent_number AS district
     FROM org_edges e JOIN org_units u ON u.number = e.child_number AND u.level = 'grid'
     JOIN org_edges s ON s.child_number = e.parent_number JOIN org_edges d ON d.child_number = s.parent_number`,
    [],
    (row) => [row.integer('district'), row.integer('street'), row.integer('community'), row.integer('grid')],
  );
  const places = (amount: number) =>
    Array.from({ length: amount }, (_, index): SqlValue[] => grids[index % grids.length] ?? []);
  const unitColumns = ['district_id', 'street_id', 'community_id', 'grid_id'];
  await database.insertMany(
    'people',
    ['id', 'name', 'sex', 'birth_date', ...unitColumns],
    places(ROWS / 2).map((place) => [newId(), '陈某', 'female', '1950-01-01', ...place]),
  );
  const now = new Date();
  const task = (place: SqlValue[]): SqlValue[] => [
    ...[newId(), 'fixture:visit', 'fixture', '上门', 'Visit', 'open', ...place],
    ...[NO_DEADLINE, now, now, 'null', 1],
  ];
  const taskColumns = [
    ...['id', 'type', 'plugin_id', 'title_chinese', 'title_english', 'status', ...unitColumns],
    ...['due_at', 'created_at', 'updated_at', 'payload', 'version'],
  ];
  await database.insertMany('tasks_open', taskColumns, places((ROWS * 3) / 10).map(task));
  await database.insertMany(
    'tasks_archive',
    [...taskColumns, 'closed_at'],
    places(ROWS / 5).map((place) => [...task(place), now]),
  );
}

function districtFile(): string {
  const unit = (
    id: string,
    unitCode: string,
    name: string,
    level: 'district' | 'street' | 'community' | 'grid',
    parentId: string | null,
  ): SeedRecord => ({
    record: 'unit',
    id,
    code: unitCode,
    name,
    level,
    kind: level === 'community' ? 'urbanCommunity' : level,
    parentId,
    validFrom: '2020-01-01',
  });
  const each = GRIDS / COMMUNITIES;
  const records: SeedRecord[] = [
    unit(ids.district, '990101', 'district', 'district', null),
    unit(ids.street, '990101001', 'street', 'street', ids.district),
    ...ids.communities.flatMap((id, index) => {
      const own = code('990101001', index + 1);
      return [
        unit(id, own, `community-${index}`, 'community', ids.street),
        ...Array.from({ length: each }, (_, grid) =>
          unit(newId(), code(own, grid + 1), `第 ${grid + 1} 网格`, 'grid', id),
        ),
      ];
    }),
    ...staff('official.street', 'streetOfficial', ids.street),
    ...staff('official.district', 'districtOfficial', ids.district),
  ];
  return records.map((record) => JSON.stringify(record)).join('\n');
}

function staff(username: string, role: 'streetOfficial' | 'districtOfficial', unitId: string): SeedRecord[] {
  const accountId = newId();
  return [
    { record: 'account', id: accountId, username, displayName: username, password: PASSWORD },
    { record: 'appointment', id: newId(), accountId, unitId, role, validFrom: '2020-01-01' },
  ];
}

async function clientOf(url: string, username: string): Promise<Client> {
  const login = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return createClient({ baseUrl: url, headers: () => ({ cookie }) });
}

async function stop(core: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (core.exitCode !== null || core.signalCode !== null) return;
  core.kill(signal);
  await once(core, 'exit');
}

/** Polls until it is so, within the test's own limit. */
function until(check: () => Promise<boolean>): Promise<void> {
  return eventually(check, LONG / 2);
}

/** Not reachable yet is not ready, whatever the reason. */
function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
