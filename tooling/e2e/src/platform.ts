import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { newId } from '@yige/contracts';
import { freePort, type RunningPlatform, startPlatform } from '@yige/launch/platform';
import { desktop, phone, type Size } from './browser.js';

export type Dialect = 'sqlite' | 'mariadb';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const server = process.env.YIGE_TEST_MARIADB_URL;

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

interface LaunchedArtefact {
  id: string;
  directory: string;
  /** Task types that need no admission. */
  ungated?: string[];
}

/** The plugin that uses everything of a protocol, as it was built when that minor of the protocol was new. */
export function frozenPlugin(minor: string): LaunchedArtefact {
  return { id: 'protocol-sample', directory: join(repository, 'tooling', 'compat', minor), ungated: ['check'] };
}

export interface FreshPlatform extends RunningPlatform {
  directory: string;
  /** Core's database, for what no route offers to a test. */
  databaseUrl: string;
}

/** An artefact of this repository's bureaus, as it was built. */
export function bureauPlugin(id: 'policing' | 'volunteering' | 'party-ledger'): LaunchedArtefact {
  return { id, directory: join(repository, 'plugins', id, 'dist') };
}

/**
 * A fresh platform with demo data, the plugins elderly-care and health-station, the probe, and what more a walk asks for; each
 * a process of its own.
 */
export async function freshPlatform(
  dialect: Dialect,
  environment: Record<string, string> = {},
  more: readonly LaunchedArtefact[] = [],
): Promise<FreshPlatform> {
  const directory = await mkdtemp(join(tmpdir(), 'yige-e2e-'));
  const database = `yige_e2e_${process.pid}_${Date.now()}`;
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
    plugins: [
      { id: 'elderly-care', directory: join(repository, 'plugins', 'elderly-care', 'dist') },
      { id: 'health-station', directory: join(repository, 'plugins', 'health-station', 'dist') },
      { id: 'probe', directory: join(repository, 'tooling', 'probe-plugin', 'dist') },
      ...more,
    ],
  });
  await platform.ready();
  return {
    ...platform,
    directory,
    databaseUrl,
    stop: async () => {
      await platform.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
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
