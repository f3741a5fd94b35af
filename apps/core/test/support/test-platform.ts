import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Client, createClient } from '@yige/contracts';
import { Database } from '@yige/database';
import { testDialects } from '@yige/database/testing';
import { Configuration } from '../../src/config/configuration.js';
import type { PluginLimits } from '../../src/config/plugin-limits.js';
import { startCore } from '../../src/start-core.js';
import { districtFile, PASSWORD } from './district.js';
import type { FixturePlugin } from './fixture-plugin.js';
import { migratedDatabase } from './migrated-database.js';

export const dialects = testDialects();

export interface PlatformSettings {
  plugins?: FixturePlugin[];
  pluginLimits?: Partial<PluginLimits>;
  resultTimeout?: number;
  liveHeartbeat?: number;
  environment?: Record<string, string>;
  /** Task types that are admitted; by default all of the plugins. */
  admitted?: readonly string[];
}

/** The real core on a migrated database of its own, with the small test district. */
export class TestPlatform {
  private constructor(
    readonly application: NestFastifyApplication,
    readonly url: string,
    readonly dataDirectory: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly remove: () => Promise<void>,
  ) {}

  static async start(dialect: (typeof dialects)[number], settings: PlatformSettings = {}): Promise<TestPlatform> {
    const { plugins = [], environment: more = {}, admitted = typesOf(plugins), ...limits } = settings;
    const database = await migratedDatabase(dialect);
    const directory = await mkdtemp(join(tmpdir(), 'yige-core-'));
    await writeFile(join(directory, 'district.ndjson'), districtFile(admitted));
    await writeFile(join(directory, 'accounts.json'), '[]');
    await writeFile(join(directory, 'launched.json'), JSON.stringify(plugins.map(({ launched }) => launched)));
    const environment = {
      YIGE_PORT: '0',
      YIGE_DATA_DIR: directory,
      YIGE_DATABASE_URL: database.url,
      YIGE_DEMO: '1',
      YIGE_DEMO_DIR: directory,
      YIGE_LAUNCHED_PLUGINS: join(directory, 'launched.json'),
      YIGE_LOG_LEVEL: 'silent',
      ...more,
    };
    const application = await startCore(new Configuration(environment, limits));
    const platform = new TestPlatform(application, addressOf(application), directory, environment, async () => {
      await database.remove();
      await rm(directory, { recursive: true, force: true });
    });
    await eventually(async () => (await fetch(`${platform.url}/api/health/ready`)).status === 200);
    return platform;
  }

  /** A second core on the same database, as behind a balancer. */
  async beside(): Promise<{ application: NestFastifyApplication; url: string; stop: () => Promise<void> }> {
    const application = await startCore(new Configuration(this.environment));
    return { application, url: addressOf(application), stop: () => application.close() };
  }

  get database(): Database {
    return this.application.get(Database);
  }

  async stop(): Promise<void> {
    await this.application.close();
    await this.remove();
  }

  fetch(path: string, options: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { redirect: 'manual', ...options });
  }

  /** A call with a JSON body. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Logs in and answers the cookie. */
  async cookieOf(username: string): Promise<string> {
    const answer = await this.post('/api/v1/sessions', { username, password: PASSWORD });
    if (answer.status !== 201) throw new Error(`${username} was answered ${answer.status}`);
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  async clientOf(username: string): Promise<Client> {
    const cookie = await this.cookieOf(username);
    return createClient({ baseUrl: this.url, headers: () => ({ cookie }) });
  }

  /** A client with the plugin's own token. */
  async clientOfPlugin({ credentials }: FixturePlugin): Promise<Client> {
    const authorization = `Bearer ${await this.tokenOf(credentials)}`;
    return createClient({ baseUrl: this.url, headers: () => ({ authorization }) });
  }

  async tokenOf({ clientId, clientSecret }: { clientId: string; clientSecret: string }): Promise<string> {
    const body = { grant_type: 'client_credentials' as const, client_id: clientId, client_secret: clientSecret };
    const { access_token } = await createClient({ baseUrl: this.url }).oauth.token({ body });
    return access_token;
  }
}

function typesOf(plugins: readonly FixturePlugin[]): string[] {
  return plugins.flatMap(({ id, manifest }) => manifest.taskTypes.map(({ name }) => `${id}:${name}`));
}

function addressOf(application: NestFastifyApplication): string {
  const address = application.getHttpServer().address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return `http://127.0.0.1:${port}`;
}

/** Polls until it is so; fails with the check after `within` milliseconds. */
export async function eventually(check: () => Promise<boolean> | boolean, within = 25_000): Promise<void> {
  const deadline = Date.now() + within;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Not within ${within / 1_000} s: ${check}`);
    await pause(30);
  }
}
