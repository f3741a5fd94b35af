import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@yige/contracts';
import { type Database, openDatabase } from '@yige/database';
import { entities, migrations } from '../../src/database/schema.js';
import { districtFile, PASSWORD } from './district.js';
import { migratedDatabase } from './migrated-database.js';
import { type dialects, eventually } from './test-platform.js';

const program = fileURLToPath(new URL('../../bundle/main.js', import.meta.url));
/** How long a process may take beside everything else that is tested, in milliseconds; nothing is measured by it. */
export const LONG = 600_000;

interface KillableOptions {
  /** The demo district that core loads; by default the small one of the tests. */
  district?: string;
  /** What core registers as it starts. */
  launched?: readonly unknown[];
}

/** Core as a process of its own, with the small test district, that can be killed and started again. */
export class KillableCore {
  private constructor(
    readonly database: Database,
    readonly directory: string,
    readonly url: string,
    readonly environment: NodeJS.ProcessEnv,
    private readonly removeDatabase: () => Promise<void>,
    private process: ChildProcess,
  ) {}

  static async start(
    dialect: (typeof dialects)[number],
    { district = districtFile(), launched = [] }: KillableOptions = {},
  ): Promise<KillableCore> {
    const { url: databaseUrl, remove } = await migratedDatabase(dialect);
    const directory = await mkdtemp(join(tmpdir(), 'yige-kill-'));
    await writeFile(join(directory, 'district.ndjson'), district);
    await writeFile(join(directory, 'accounts.json'), '[]');
    await writeFile(join(directory, 'launched.json'), JSON.stringify(launched));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const environment = {
      ...process.env,
      YIGE_PORT: String(port),
      YIGE_DATA_DIR: directory,
      YIGE_DATABASE_URL: databaseUrl,
      YIGE_DEMO: '1',
      YIGE_DEMO_DIR: directory,
      YIGE_LAUNCHED_PLUGINS: join(directory, 'launched.json'),
      YIGE_LOG_LEVEL: 'warn',
    };
    const database = await openDatabase({ url: databaseUrl, entities, migrations });
    return new KillableCore(database, directory, url, environment, remove, await spawned(url, environment));
  }

  /** Answers once the process has ended. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }

  async revive(): Promise<void> {
    this.process = await spawned(this.url, this.environment);
  }

  async clientOf(username: string): Promise<Client> {
    const answer = await fetch(`${this.url}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return createClient({ baseUrl: this.url, headers: () => ({ cookie }) });
  }

  async remove(): Promise<void> {
    await this.kill();
    await this.database.close();
    await this.removeDatabase();
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function spawned(url: string, environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const core = spawn(process.execPath, [program], { env: environment, stdio: ['ignore', 'inherit', 'inherit'] });
  await eventually(() => isReady(url), LONG);
  return core;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
