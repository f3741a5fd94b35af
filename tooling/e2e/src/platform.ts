import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@yige/contracts';
import { copyServerDatabase, serverDatabases } from '@yige/database/testing';
import { freePort, type LaunchedArtefact, type RunningPlatform, startPlatform } from '@yige/launch/platform';
import { inject } from 'vitest';
import { desktop, phone, type Size } from './browser.js';
import { dropDatabases, templateOf } from './templates.js';

export type Dialect = 'sqlite' | 'mariadb';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const server = process.env.YIGE_TEST_MARIADB_URL;

/** What plugins plan at their first start. */
const FIRST_WORK = ['elderly-care:visit', 'health-station:homeReading'];

/** What this run can start on; with `CI=true` leaving one out is a failure. */
export function dialects(): Dialect[] {
  if (server !== undefined) return ['sqlite', 'mariadb'];
  if (process.env.CI === 'true') throw new Error('YIGE_TEST_MARIADB_URL is not set');
  return ['sqlite'];
}

/** For a walk that goes on one database: core's own tests run everything on both. SQLite where there is no MariaDB. */
export function mariadbIfThere(): Dialect {
  return dialects().includes('mariadb') ? 'mariadb' : 'sqlite';
}

/**
 * Widths at which a walk is seen on this database: where there are both databases each width is walked on one of them, so
 * that half the walks show both. Core's own tests run everything on both.
 */
export function sizesOn(dialect: Dialect): Size[] {
  if (server === undefined) return [desktop, phone];
  return dialect === 'mariadb' ? [desktop] : [phone];
}

/** The plugin that uses everything of a protocol, as it was built when that minor of the protocol was new. */
export function frozenPlugin(minor: string): LaunchedArtefact {
  return { id: 'protocol-sample', directory: join(repository, 'tooling', 'compat', minor), ungated: ['check'] };
}

export interface TestedPlatform extends RunningPlatform {
  directory: string;
  /** Core's database, for what no route offers to a test. */
  databaseUrl: string;
}

/** An artefact of this repository's bureaus, as it was built. */
export function bureauPlugin(id: 'policing' | 'volunteering' | 'party-ledger'): LaunchedArtefact {
  return { id, directory: join(repository, 'plugins', id, 'dist') };
}

/** A plugin for tests only: it shows what a plugin sees of the portal, and fails on demand. */
export const probePlugin: LaunchedArtefact = {
  id: 'probe',
  directory: join(repository, 'tooling', 'probe-plugin', 'dist'),
};

/**
 * A platform with demo data and the plugins elderly-care and health-station, each a process of its own: as its very first
 * start leaves it.
 */
export async function freshPlatform(
  dialect: Dialect,
  environment: Record<string, string> = {},
): Promise<TestedPlatform> {
  const database = newDatabase();
  return thrownAway(await platformIn(await ownDirectory(), database, dialect, environment), database);
}

/**
 * The same some moments later: the first visits and readings have been planned. Each is a copy of its own of one first start,
 * which takes a run's files half the time.
 * @param more further plugins
 */
export async function demoPlatform(
  dialect: Dialect,
  environment: Record<string, string> = {},
  more: readonly LaunchedArtefact[] = [],
): Promise<TestedPlatform> {
  const { folder, databases } = inject('templates');
  const template = await templateOf(join(folder, dialect), async (making) => {
    const first = await platformIn(making, databases, dialect);
    try {
      for (const type of FIRST_WORK) await tasksArrived(first, 'linxiaoyan.amjy', 'Yige-demo-2026', type);
    } finally {
      await first.stop();
    }
  });
  const [directory, database] = [await ownDirectory(), newDatabase()];
  await cp(template, directory, { recursive: true });
  if (dialect === 'mariadb') await copyDatabases(databases, database);
  return thrownAway(await platformIn(directory, database, dialect, environment, more), database);
}

const ownDirectory = () => mkdtemp(join(tmpdir(), 'yige-e2e-'));
const newDatabase = () => `yige_e2e_${process.pid}_${Date.now()}`;

async function platformIn(
  directory: string,
  database: string,
  dialect: Dialect,
  environment: Record<string, string> = {},
  more: readonly LaunchedArtefact[] = [],
): Promise<TestedPlatform> {
  const databaseUrl = dialect === 'mariadb' ? `${server}/${database}` : `sqlite:${join(directory, 'core.sqlite')}`;
  const platform = await startPlatform({
    environment: {
      ...withoutYige(process.env),
      YIGE_PORT: String(await freePort()),
      YIGE_DATA_DIR: directory,
      ...(dialect === 'mariadb' ? { YIGE_DATABASE_URL: databaseUrl } : {}),
      ...environment,
    },
    say: () => undefined,
    // Two copies of one first start would find the same ports free at the same moment.
    keepsPorts: false,
    plugins: [
      { id: 'elderly-care', directory: join(repository, 'plugins', 'elderly-care', 'dist') },
      { id: 'health-station', directory: join(repository, 'plugins', 'health-station', 'dist') },
      ...more,
    ],
  });
  await platform.ready();
  return { ...platform, directory, databaseUrl };
}

/** Ending it takes what it wrote with it. */
function thrownAway(platform: TestedPlatform, database: string): TestedPlatform {
  const stop = async () => {
    await platform.stop();
    await rm(platform.directory, { recursive: true, force: true });
    await dropDatabases(database);
  };
  return { ...platform, stop };
}

/** Core's, and beside it one for each plugin. */
async function copyDatabases(from: string, to: string): Promise<void> {
  if (server === undefined) return;
  for (const name of await serverDatabases(server, from)) {
    await copyServerDatabase(server, name, `${to}${name.slice(from.length)}`);
  }
}

/** Waits until a plugin has planned tasks of the type: they arrive together, shortly after the platform is ready. */
export async function tasksArrived(
  platform: RunningPlatform,
  username: string,
  password: string,
  type = 'elderly-care:visit',
): Promise<void> {
  const api = await apiAs(platform, username, password);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (JSON.stringify(await api(`/api/v1/tasks?box=mine&type=${type}&limit=1`)).includes('"id"')) return;
    await pause(200);
  }
  throw new Error(`No task arrived within a minute.\n${platform.plugin(type.split(':')[0] ?? '')?.lastLines()}`);
}

/** What the developer's own shell sets for their own platform must not reach this one. */
function withoutYige(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('YIGE_')));
}

/** Calls core's public API as a member of staff: with a body it posts it. */
export async function apiAs(platform: RunningPlatform, username: string, password: string) {
  const login = await fetch(`${platform.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (login.status !== 201) throw new Error(`Logging in as ${username} was answered ${login.status}`);
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return async (path: string, body?: unknown): Promise<unknown> => {
    const posting = {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${platform.address}${path}`, body === undefined ? { headers: { cookie } } : posting);
    return answer.json();
  };
}
