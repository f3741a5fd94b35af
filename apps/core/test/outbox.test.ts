import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient, newId } from '@yige/contracts';
import { createTestDatabase } from '@yige/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { districtFile, idOf, PASSWORD } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** How long a process may take to start beside everything else that is tested, in milliseconds; nothing is measured by it. */
const LONG = 120_000;

describe.each(dialects)('events, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  it('are delivered again until the plugin takes them, with one id', async () => {
    let refused = 0;
    plugin.answerEvent = () => {
      refused += 1;
      return { status: refused < 3 ? 503 : 204 };
    };
    const task = await createTask(await platform.clientOfPlugin(plugin));
    const client = await platform.clientOf('worker.elm-1');
    await client.tasks.act({ params: { id: task, action: 'accept' }, body: {} });
    await eventually(() => plugin.events.some(({ subject }) => subject === `tasks/${task}`));
    expect(refused).toBe(3);
    await eventually(async () => (await waiting(platform)) === 0);
    expect(plugin.events.filter(({ subject }) => subject === `tasks/${task}`)).toHaveLength(1);
  });

  it('exist exactly if their change does', async () => {
    plugin.answerEvent = () => ({ status: 204 });
    const task = await createTask(await platform.clientOfPlugin(plugin));
    const before = plugin.events.length;
    const client = await platform.clientOf('worker.elm-1');
    const stale = client.tasks.act({ params: { id: task, action: 'accept' }, body: { version: 99 } });
    await expect(stale).rejects.toMatchObject({ status: 409 });
    expect(await waiting(platform)).toBe(0);
    expect(plugin.events).toHaveLength(before);
  });
});

describe.each(dialects)('kill -9, on %s', (dialect) => {
  it('between the commit and the delivery loses no event and no result', { timeout: 4 * LONG }, async () => {
    const plugin = await new FixturePlugin().start();
    const database = await createTestDatabase(dialect);
    const directory = await mkdtemp(join(tmpdir(), 'yige-kill-'));
    await writeFile(join(directory, 'district.ndjson'), districtFile(['fixture:visit']));
    await writeFile(join(directory, 'accounts.json'), '[]');
    await writeFile(join(directory, 'launched.json'), JSON.stringify([plugin.launched]));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const environment = {
      ...process.env,
      YIGE_PORT: String(port),
      YIGE_DATA_DIR: directory,
      YIGE_DATABASE_URL: database.url,
      YIGE_DEMO: '1',
      YIGE_DEMO_DIR: directory,
      YIGE_LAUNCHED_PLUGINS: join(directory, 'launched.json'),
      YIGE_LOG_LEVEL: 'warn',
    };
    const start = () => spawn(process.execPath, [program], { env: environment, stdio: 'ignore' });
    const ready = () =>
      eventually(
        () =>
          fetch(`${url}/api/health/ready`).then(
            ({ status }) => status === 200,
            () => false,
          ),
        LONG,
      );
    let core = start();
    try {
      await ready();
      const client = await workerOf(url);
      const asPlugin = await pluginClientOf(url, plugin);
      const accepted = await createTask(asPlugin);
      const handedIn = await createTask(asPlugin);
      // The plugin answers nothing, so that both stay undelivered when core dies.
      plugin.answerEvent = () => ({ status: 503 });
      plugin.answerResult = () => ({ status: 503 });
      await client.tasks.act({ params: { id: accepted, action: 'accept' }, body: {} });
      await client.tasks.act({
        params: { id: handedIn, action: 'submit' },
        body: { result: { met: true } },
        idempotencyKey: newId(),
      });
      core.kill('SIGKILL');
      await once(core, 'exit');
      expect(plugin.events).toEqual([]);

      plugin.answerEvent = () => ({ status: 204 });
      plugin.answerResult = ({ submissionId }) => ({ status: 200, body: { reference: submissionId } });
      core = start();
      await ready();
      await eventually(() => plugin.events.some(({ subject }) => subject === `tasks/${accepted}`), LONG);
      await eventually(
        () => plugin.events.some(({ type, subject }) => subject === `tasks/${handedIn}` && type.includes('closed')),
        LONG,
      );
      const again = await workerOf(url);
      expect((await again.tasks.get({ params: { id: handedIn } })).status).toBe('closed');
      expect(new Set(plugin.results.map(({ submissionId }) => submissionId)).size).toBe(1);
    } finally {
      core.kill('SIGKILL');
      await plugin.stop();
      await database.remove();
      await rm(directory, { recursive: true, force: true });
    }
  });
});

async function createTask(client: Client): Promise<string> {
  const { id } = await client.tasks.create({
    body: { type: 'fixture:visit', personId: idOf('elm-1-person-0'), assigneeId: idOf('worker.elm-1') },
    idempotencyKey: newId(),
  });
  return id;
}

async function waiting({ database }: TestPlatform): Promise<number | null> {
  return database.queryOne('SELECT COUNT(*) AS number FROM outbox_deliveries', [], (row) => row.integer('number'));
}

async function workerOf(url: string): Promise<Client> {
  const login = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'worker.elm-1', password: PASSWORD }),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return createClient({ baseUrl: url, headers: () => ({ cookie }) });
}

async function pluginClientOf(url: string, { credentials }: FixturePlugin): Promise<Client> {
  const { access_token } = await createClient({ baseUrl: url }).oauth.token({
    body: {
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    },
  });
  return createClient({ baseUrl: url, headers: () => ({ authorization: `Bearer ${access_token}` }) });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
