import { type Client, createClient, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { districtFile, idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { KillableCore, LONG } from './support/killable-core.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

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
  it('between the commit and the delivery loses no event and no result', { timeout: LONG }, async () => {
    const plugin = await new FixturePlugin().start();
    const core = await KillableCore.start(dialect, {
      district: districtFile(['fixture:visit']),
      launched: [plugin.launched],
    });
    try {
      const client = await core.clientOf('worker.elm-1');
      const asPlugin = await pluginClientOf(core.url, plugin);
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
      await core.kill();
      expect(plugin.events).toEqual([]);

      plugin.answerEvent = () => ({ status: 204 });
      plugin.answerResult = ({ submissionId }) => ({ status: 200, body: { reference: submissionId } });
      await core.revive();
      await eventually(() => plugin.events.some(({ subject }) => subject === `tasks/${accepted}`), LONG);
      await eventually(
        () => plugin.events.some(({ type, subject }) => subject === `tasks/${handedIn}` && type.includes('closed')),
        LONG,
      );
      const again = await core.clientOf('worker.elm-1');
      expect((await again.tasks.get({ params: { id: handedIn } })).status).toBe('closed');
      expect(new Set(plugin.results.map(({ submissionId }) => submissionId)).size).toBe(1);
    } finally {
      await core.remove();
      await plugin.stop();
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
