import { type Client, createClient, newId, ProblemError } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Tokens } from '../src/oauth/tokens.js';
import { VERSION_GRACE } from '../src/plugins/former-places.js';
import { PluginDirectory } from '../src/plugins/plugin-directory.js';
import { PluginHealth } from '../src/plugins/plugin-health.js';
import { TrustedKeys } from '../src/plugins/trust/trusted-keys.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { LiveReader } from './support/live-reader.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

/** Milliseconds within which every open page is told of a change, whichever core made it. */
const TOLD_WITHIN = 5_000;

const met = { type: 'object', required: ['met'], properties: { met: { type: 'boolean' } } };

describe.each(dialects)('versions of a plugin, on %s', (dialect) => {
  const first = new FixturePlugin();
  const second = new FixturePlugin('fixture', secondVersion(first));
  let platform: TestPlatform;
  let administrators: Administrators;
  let system: Client;
  let north: Client;
  let south: Client;
  beforeAll(async () => {
    await first.start();
    await second.start();
    platform = await TestPlatform.start(dialect, { plugins: [first] });
    administrators = await Administrators.of(platform);
    system = administrators.system;
    await administrators.trust(second);
    north = await platform.clientOf('worker.elm-1');
    south = await platform.clientOf('official.south');
    expect(await administrators.install(second.baseUrl)).toMatchObject({ state: 'done', stage: 'ready' });
  });
  afterAll(async () => {
    await platform?.stop();
    await first.stop();
    await second.stop();
  });
  afterEach(async () => {
    await system.plugins.update({ params, body: { enabledVersion: '1.0.0', everywhere: true } });
  });

  const params = { id: 'fixture' };
  const place = (units: Record<string, string | null | 'inherit'>) =>
    system.plugins.place({
      params,
      body: {
        units: Object.entries(units).map(([name, version]) =>
          version === 'inherit' ? { unitId: idOf(name), inherit: true } : { unitId: idOf(name), version },
        ),
      },
    });
  const portal = async (client: Client) => (await client.portal.get()).plugins.find(({ id }) => id === 'fixture');
  const versionOf = async (client: Client) => (await portal(client))?.version ?? null;
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'passed',
      (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
    );
  const gateway = async (username: string, version: string) => {
    const headers = { cookie: await platform.cookieOf(username) };
    return (await platform.fetch(`/plugins/fixture/${version}/api/things`, { headers })).status;
  };

  it('a new one is nobody’s before it is given to somebody', async () => {
    const plugin = await system.plugins.get({ params });
    expect(plugin).toMatchObject({ enabledVersion: '1.0.0', units: [] });
    expect(plugin.versions.map(({ version, communities }) => [version, communities])).toEqual([
      ['2.0.0', 0],
      ['1.0.0', 3],
    ]);
    expect([await versionOf(north), await versionOf(south)]).toEqual(['1.0.0', '1.0.0']);
  });

  it('two users of one portal have version 1 and 2 at once, and each its server', async () => {
    const plugin = await place({ north: '2.0.0' });
    expect(plugin.units).toMatchObject([
      { unit: { id: idOf('north'), level: 'street' }, version: '2.0.0', by: 'system' },
    ]);
    expect(plugin.versions.map(({ communities }) => communities)).toEqual([2, 1]);
    expect([await versionOf(north), await versionOf(south)]).toEqual(['2.0.0', '1.0.0']);
    const before = [first.apiRequests.length, second.apiRequests.length];
    expect([await gateway('worker.elm-1', '2.0.0'), await gateway('official.south', '1.0.0')]).toEqual([200, 200]);
    expect([first.apiRequests.length, second.apiRequests.length]).toEqual(before.map((count) => count + 1));
    expect([await gateway('official.south', '2.0.0'), await gateway('worker.elm-1', '3.0.0')]).toEqual([409, 404]);
    // The code that a page that is still open may load is there.
    const headers = { cookie: await platform.cookieOf('worker.elm-1') };
    const asset = await platform.fetch('/plugins/fixture/1.0.0/web/mf-manifest.json', { headers });
    expect(asset.status).toBe(200);
  });

  it('whoever was in the middle of something finishes it with the version that they had, for a quarter of an hour', async () => {
    const later = async () => {
      const clock = platform.application.get(Clock);
      const now = clock.now();
      const time = vi.spyOn(clock, 'now').mockReturnValue(new Date(now.getTime() + VERSION_GRACE));
      const status = await gateway('worker.elm-1', '1.0.0');
      time.mockRestore();
      return status;
    };
    const before = first.apiRequests.length;
    await place({ north: '2.0.0' });
    expect([await gateway('worker.elm-1', '1.0.0'), first.apiRequests.length]).toEqual([200, before + 1]);
    // In every core, and however often it changed since.
    await place({ north: 'inherit' });
    await place({ elm: '2.0.0' });
    const other = await platform.beside();
    const headers = { cookie: await platform.cookieOf('worker.elm-1') };
    expect((await fetch(`${other.url}/plugins/fixture/1.0.0/api/things`, { headers })).status).toBe(200);
    await other.stop();
    expect(await later()).toBe(409);
    // Not with a permission that was taken from it, nor once the plugin is not enabled for them at all.
    const ask = { permission: 'core:person.read', role: null };
    const decide = (body: { grant: (typeof ask)[] } | { refuse: (typeof ask)[]; reason: string }) =>
      administrators.security.pluginTrust.decide({ params, body });
    await decide({ refuse: [ask], reason: '没有依据' });
    expect(await gateway('worker.elm-1', '1.0.0')).toBe(409);
    await decide({ grant: [ask] });
    expect(await gateway('worker.elm-1', '1.0.0')).toBe(200);
    await place({ elm: null });
    expect(await gateway('worker.elm-1', '1.0.0')).toBe(404);
  });

  it('rolled back, units have what is above them, all or none', async () => {
    await place({ north: '2.0.0', elm: '1.0.0' });
    expect(await versionOf(north)).toBe('1.0.0');
    await place({ elm: 'inherit' });
    expect(await versionOf(north)).toBe('2.0.0');
    const faulty = [{ north: '1.0.0', nowhere: '1.0.0' }, { north: '9.0.0' }];
    expect(await Promise.all(faulty.map((units) => codeOf(place(units))))).toEqual([
      'plugin.unitUnknown',
      'plugin.notFound',
    ]);
    expect(await versionOf(north)).toBe('2.0.0');
    await system.plugins.update({ params, body: { enabledVersion: '1.0.0', everywhere: true } });
    expect(await versionOf(north)).toBe('1.0.0');
  });

  it('one whose server is gone, or was replaced where it stood, is given to nobody', async () => {
    const { answerHealth } = second;
    const there = (id: string, version: string) => {
      second.answerHealth = () => ({ status: 200, body: { status: 'ready', id, version, migrated: true } });
    };
    await place({ north: '2.0.0' });
    const health = platform.application.get(PluginHealth);
    const server = async () => {
      await health.ask();
      const { versions, reachable } = await system.plugins.get({ params });
      return { reachable, ...versions[0]?.server };
    };
    expect(await server()).toMatchObject({ reachable: true, state: 'ready', detail: null });
    there('fixture', '2.1.0');
    expect(await server()).toMatchObject({ reachable: false, state: 'other', detail: 'fixture 2.1.0' });
    await gateway('worker.elm-1', '2.0.0');
    expect(health.ofVersion({ pluginId: 'fixture', version: '2.0.0' })?.otherServer).toBe('fixture 2.1.0');
    await place({ north: 'inherit' });
    await expect(place({ north: '2.0.0' })).rejects.toMatchObject({
      problem: { code: 'plugin.otherServer', detail: '那个地址上运行的是 fixture 2.1.0' },
    });
    there('neighbour', '2.0.0');
    const enabled = { params, body: { enabledVersion: '2.0.0' } };
    expect(await codeOf(system.plugins.update(enabled))).toBe('plugin.otherServer');
    second.answerHealth = answerHealth;
    expect(await codeOf(place({ north: '2.0.0' }))).toBe('passed');
    expect(await server()).toMatchObject({ reachable: true, state: 'ready' });
  });

  it('a reading that fails is made again, and has the change', async () => {
    const { application, database } = platform;
    const directory = application.get(PluginDirectory);
    const rename = (from: string, to: string) => database.execute(`ALTER TABLE ${from} RENAME TO ${to}`, []);
    await rename('plugin_unit_versions', 'elsewhere');
    await database.execute("UPDATE plugins SET enabled_version = '2.0.0' WHERE id = 'fixture'", []);
    await database.execute('UPDATE plugin_stamp SET version = version + 1 WHERE id = 1', []);
    await expect(directory.refresh()).rejects.toThrow(/plugin_unit_versions/);
    await rename('elsewhere', 'plugin_unit_versions');
    await directory.refresh();
    expect(directory.find('fixture')?.enabledVersion).toBe('2.0.0');
  });

  it('tasks are of the version of their unit, wherever who looks stands', async () => {
    await place({ north: '2.0.0', ash: null });
    const plugin = await platform.clientOfPlugin(first);
    const create = (unit: string) =>
      plugin.tasks.create({ body: { type: 'fixture:visit', unitId: idOf(unit) }, idempotencyKey: newId() });
    const task = await create('elm-1');
    const seen = await north.tasks.get({ params: { id: task.id } });
    expect(seen.form).toEqual({ pluginId: 'fixture', version: '2.0.0', expose: './forms/visit' });
    const submit = (result: Record<string, string | boolean>) =>
      north.tasks.act({ params: { id: task.id, action: 'submit' }, body: { result }, idempotencyKey: newId() });
    expect(await codeOf(submit({ met: true }))).toBe('task.resultInvalid');
    await submit({ met: true, mood: 'well' });
    expect([first.results.length, second.results.length]).toEqual([0, 1]);
    // A plugin's own token holds where the plugin is enabled, and its tasks elsewhere are out of its sight.
    expect(await codeOf(create('ash-1'))).toBe('task.unitUnknown');
  });

  it('whoever is above a pilot gets the form of the task’s unit, from its files and with its server', async () => {
    await place({ elm: '2.0.0' });
    const plugin = await platform.clientOfPlugin(first);
    const create = (unit: string) =>
      plugin.tasks.create({ body: { type: 'fixture:visit', unitId: idOf(unit) }, idempotencyKey: newId() });
    const [piloting, other] = [await create('elm-1'), await create('oak-1')];
    const street = await platform.clientOf('official.north');
    const formOf = async ({ id }: { id: string }) => (await street.tasks.get({ params: { id } })).form;
    expect([await formOf(piloting), await formOf(other)]).toMatchObject([{ version: '2.0.0' }, null]);
    const remote = { name: 'fixture_2_0_0', entry: '/plugins/fixture/2.0.0/web/mf-manifest.json' };
    expect(await portal(street)).toMatchObject({ version: '1.0.0', otherVersions: [{ version: '2.0.0', remote }] });
    expect([await gateway('official.north', '2.0.0'), await gateway('official.north', '1.0.0')]).toEqual([200, 200]);
    // Whose units all have one has no other, be it theirs or not that of the district.
    expect([await portal(north), await portal(south)].map((seen) => [seen?.version, seen?.otherVersions])).toEqual([
      ['2.0.0', undefined],
      ['1.0.0', undefined],
    ]);
    await system.plugins.update({ params, body: { enabledVersion: null } });
    expect(await portal(street)).toMatchObject({ version: '2.0.0', remote, pages: [], contributions: [] });
  });

  it('a plugin alone is kept to the units where it is enabled', async () => {
    const plugin = await platform.clientOfPlugin(first);
    const at = { north: idOf('elm-1-person-0'), south: idOf('ash-1-person-0') };
    const task = await plugin.tasks.create({
      body: { type: 'fixture:visit', unitId: idOf('ash-1') },
      idempotencyKey: newId(),
    });
    const reach = async () => [
      await codeOf(plugin.people.get({ params: { id: at.north } })),
      await codeOf(plugin.people.get({ params: { id: at.south } })),
      await codeOf(plugin.tasks.get({ params: { id: task.id } })),
      (await plugin.people.list({ query: {} })).items.length > 9,
    ];
    expect(await reach()).toEqual(['passed', 'passed', 'passed', true]);
    await place({ ash: null });
    expect(await reach()).toEqual(['passed', 'person.notFound', 'task.notFound', false]);
    await system.plugins.update({ params, body: { enabledVersion: null } });
    await place({ ash: '1.0.0' });
    expect(await reach()).toEqual(['person.notFound', 'passed', 'passed', false]);
    await place({ ash: 'inherit' });
    expect(await codeOf(plugin.people.get({ params: { id: at.south } }))).toBe('token.invalid');
  });

  it('a plugin’s server may do in a unit what the version there asks for, alone and for a user', async () => {
    const manifest = second.manifest;
    second.answerManifest = () => ({
      status: 200,
      body: { ...manifest, version: '2.1.0', grants: ['core:task.read', 'core:orgUnit.read'] },
    });
    expect(await administrators.install(second.baseUrl)).toMatchObject({ state: 'done' });
    await place({ north: '2.1.0' });
    second.answerManifest = () => ({ status: 200, body: manifest });
    const plugin = await platform.clientOfPlugin(first);
    const reads = (client: Client, unit: string) =>
      codeOf(client.people.get({ params: { id: idOf(`${unit}-person-0`) } }));
    expect([await reads(plugin, 'elm-1'), await reads(plugin, 'ash-1')]).toEqual(['person.notFound', 'passed']);
    const units = async (client: Client) => (await client.org.listUnits({ query: {} })).items.map(({ name }) => name);
    expect(await units(plugin)).toEqual(['north']);

    // Whoever is above a pilot: the version whose server was called says what, and the unit where.
    const tokens = platform.application.get(Tokens);
    const authorization = `Bearer ${await platform.tokenOf(first.credentials)}`;
    const actingFor = async (account: string, version: string) => {
      const holder = { id: idOf(account), name: account, posts: [], actingPostId: null };
      const userToken = await tokens.forUser(holder, { pluginId: 'fixture', version });
      return createClient({
        baseUrl: platform.url,
        headers: () => ({ authorization, 'yige-user-token': userToken }),
      });
    };
    expect(await reads(await actingFor('official.south', '1.0.0'), 'ash-1')).toBe('passed');
    expect(await reads(await actingFor('official.north', '1.0.0'), 'elm-1')).toBe('person.notFound');
    expect(await reads(await actingFor('official.south', '2.1.0'), 'ash-1')).toBe('request.forbidden');
    await place({ north: 'inherit' });
    await system.plugins.removeVersion({ params: { ...params, version: '2.1.0' } });
  });

  it('users are told within five seconds, in every core, and are answered what they were told of', async () => {
    const other = await platform.beside();
    const cookie = await platform.cookieOf('worker.elm-1');
    const far = await platform.cookieOf('official.south');
    const [reader, bystander] = await Promise.all([
      LiveReader.open(other.url, cookie),
      LiveReader.open(other.url, far),
    ]);
    // What was changed a moment ago is told anew to whoever opens a stream.
    const known = new Set([...reader.ids(), ...bystander.ids()]);
    const isTold = ({ hints }: LiveReader) => hints.some(({ topic, id }) => topic === 'plugin' && !known.has(id));
    const told = async (change: () => Promise<unknown>, version: string | null) => {
      await change();
      await eventually(() => isTold(reader), TOLD_WITHIN);
      const answer: unknown = await (await fetch(`${other.url}/api/v1/portal`, { headers: { cookie } })).json();
      expect(answer).toMatchObject({ plugins: version === null ? [] : [{ id: 'fixture', version }] });
      for (const { hints } of [reader, bystander]) for (const { id } of hints) known.add(id);
    };
    await place({ elm: '2.0.0' });
    await eventually(() => isTold(reader), TOLD_WITHIN);
    expect(isTold(bystander)).toBe(false);
    await told(() => place({ elm: '2.0.0' }), '2.0.0');
    await told(() => place({ elm: 'inherit' }), '1.0.0');
    await told(() => system.plugins.update({ params, body: { enabledVersion: null } }), null);
    await told(() => system.plugins.update({ params, body: { enabledVersion: '2.0.0' } }), '2.0.0');
    // Whoever revokes dies before this process has read it anew: every page is told all the same.
    const reading = vi.spyOn(platform.application.get(TrustedKeys), 'reload').mockRejectedValue(new Error('killed'));
    const { keyId } = (await system.plugins.get({ params })).versions[0]?.signature ?? { keyId: '' };
    const body = { kind: 'compromised' as const, reason: '私钥外泄' };
    await told(() => codeOf(administrators.security.pluginTrust.revoke({ params: { keyId }, body })), null);
    reading.mockRestore();
    await platform.database.execute('UPDATE trusted_keys SET revocation = NULL WHERE key_id = ?', [keyId]);
    for (const { application } of [platform, other]) await application.get(TrustedKeys).reload();
    reader.cut();
    bystander.cut();
    await other.stop();
  });

  it('the portal costs no statement more for them', async () => {
    const cookie = await platform.cookieOf('worker.elm-1');
    const server = platform.application.getHttpAdapter().getInstance();
    const count = async () => {
      const { result, statements } = await platform.database.statements.count(() =>
        server.inject({ method: 'GET', url: '/api/v1/portal', headers: { cookie } }),
      );
      expect(result.statusCode).toBe(200);
      return statements.length;
    };
    await count();
    const before = await count();
    await place({ north: '2.0.0', elm: '1.0.0', oak: null });
    expect(await count()).toBe(before);
  });

  it('one that a unit has stays; removed, it is gone with its files', async () => {
    await place({ elm: '2.0.0' });
    const remove = (version: string) => codeOf(system.plugins.removeVersion({ params: { ...params, version } }));
    expect(await Promise.all([remove('2.0.0'), remove('1.0.0'), remove('9.9.9')])).toEqual([
      'plugin.versionInUse',
      'plugin.versionInUse',
      'plugin.notFound',
    ]);
    await place({ elm: 'inherit' });
    expect(await remove('2.0.0')).toBe('passed');
    expect(await remove('1.0.0')).toBe('plugin.onlyVersion');
    const headers = { cookie: await platform.cookieOf('worker.elm-1') };
    const asset = await platform.fetch('/plugins/fixture/2.0.0/web/mf-manifest.json', { headers });
    expect(asset.status).toBe(404);
    expect(await administrators.install(second.baseUrl)).toMatchObject({ state: 'done' });
  });

  it('each change is on record: who, which version, which units', async () => {
    await place({ north: '2.0.0' });
    const entries = await platform.database.query(
      "SELECT actor_id, details FROM audit_entries WHERE action = 'plugin.versionPlaced' ORDER BY id DESC",
      [],
      (row) => [row.text('actor_id'), row.json('details', (value) => value)],
    );
    expect(entries[0]).toEqual([idOf('system'), { units: [{ unitId: idOf('north'), version: '2.0.0' }] }]);
    await place({ north: 'inherit', elm: '2.0.0', ash: null });
    await system.plugins.update({ params, body: { enabledVersion: '1.0.0', everywhere: true } });
    const page = await system.plugins.history({ params, query: { limit: 2 } });
    expect(page.items).toMatchObject([
      { kind: 'enabled', by: 'system', version: '1.0.0', before: '1.0.0', everywhere: true },
      {
        kind: 'placed',
        given: [
          { version: null, inherited: true, units: 1, first: { name: 'north' } },
          { version: '2.0.0', inherited: false, units: 1, first: { name: 'elm' } },
          { version: null, inherited: false, units: 1, first: { name: 'ash' } },
        ],
      },
    ]);
    const older = await system.plugins.history({ params, query: { limit: 200, cursor: page.next ?? '' } });
    expect(older.items[0]).toMatchObject({ kind: 'placed', given: [{ first: { name: 'north' } }] });
    expect(new Set(older.items.map(({ kind }) => kind))).toEqual(
      new Set(['placed', 'enabled', 'versionRemoved', 'installed', 'decided']),
    );
    expect(older.next).toBeNull();
    expect(await codeOf(system.plugins.history({ params: { id: 'unknown' } }))).toBe('plugin.notFound');
  });

  it('a plugin that is removed leaves its tasks readable under its name, and can come back', async () => {
    const plugin = await platform.clientOfPlugin(first);
    const { id } = await plugin.tasks.create({
      body: { type: 'fixture:visit', unitId: idOf('elm-1') },
      idempotencyKey: newId(),
    });
    await system.plugins.remove({ params });
    expect((await system.plugins.list()).items).toMatchObject([
      { id: 'fixture', glyph: '试', enabledVersion: null, units: [], versions: [], removedAt: expect.any(String) },
    ]);
    expect((await system.plugins.history({ params, query: { limit: 1 } })).items).toMatchObject([{ kind: 'removed' }]);
    expect((await portal(north))?.id).toBeUndefined();
    expect(await codeOf(plugin.tasks.get({ params: { id } }))).toBe('token.invalid');
    expect((await north.tasks.get({ params: { id } })).source.name['zh-CN']).toBe('夹具');
    expect(platform.application.get(PluginDirectory).newest('fixture')?.glyph).toBe('试');
    for (const each of [first, second]) expect((await administrators.install(each.baseUrl)).state).toBe('done');
    await system.plugins.update({ params, body: { enabledVersion: '1.0.0' } });
    expect((await system.plugins.get({ params })).removedAt).toBeNull();
    Object.assign(first.credentials, await system.plugins.credentials({ params }));
    expect((await (await platform.clientOfPlugin(first)).tasks.get({ params: { id } })).id).toBe(id);
  });
});

/** A visit that is done with a form, and asks one thing more. */
function secondVersion({ manifest }: FixturePlugin): Partial<FixturePlugin['manifest']> {
  const properties = { ...met.properties, mood: { type: 'string' } };
  const resultSchema = { ...met, required: ['met', 'mood'], properties };
  return {
    version: '2.0.0',
    taskTypes: manifest.taskTypes.map((type) => ({ ...type, resultSchema, form: './forms/visit' })),
    web: { ...manifest.web, remoteName: 'fixture_2_0_0' },
  };
}
