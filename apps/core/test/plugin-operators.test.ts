import { type Client, ProblemError } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PluginDirectory } from '../src/plugins/plugin-directory.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('a bureau runs its own plugin, on %s', (dialect) => {
  const other = new FixturePlugin();
  const own = new FixturePlugin('camera', {
    glyph: '探',
    bureau: { name: { 'zh-CN': '区公安分局', en: 'Police' }, kind: 'police' },
  });
  const params = { id: 'camera' };
  let platform: TestPlatform;
  let administrators: Administrators;
  let system: Client;
  let operator: Client;
  beforeAll(async () => {
    await Promise.all([other.start(), own.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [other, own] });
    administrators = await Administrators.of(platform);
    system = administrators.system;
    const { id, username } = await new StaffOf(platform).account('pluginOperator', 'district');
    const agency = await system.agencies.create({
      body: {
        ...{ unitId: idOf('district'), validFrom: '2023-01-01', kind: 'bureau', bureau: 'police', glyph: '警' },
        ...{ name: '区公安分局', serves: [idOf('district')] },
      },
    });
    await platform.database.execute('UPDATE appointments SET agency_id = ? WHERE account_id = ?', [agency.id, id]);
    operator = await platform.clientOf(username);
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([other.stop(), own.stop()]);
  });
  afterEach(() => {
    own.answerManifest = () => ({ status: 200, body: own.manifest });
  });

  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'passed',
      (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
    );
  const bringIn = async (by: Client, source: FixturePlugin, changes: Partial<FixturePlugin['manifest']> = {}) => {
    source.answerManifest = () => ({ status: 200, body: { ...source.manifest, ...changes } });
    const { installation } = await by.plugins.register({ body: { baseUrl: source.baseUrl } });
    const read = () => by.plugins.installation({ params: { id: installation.id } });
    await eventually(async () => (await read()).state !== 'running');
    return read();
  };
  const place = (by: Client, units: Record<string, string | null | 'inherit'>) =>
    by.plugins.place({
      params,
      body: {
        units: Object.entries(units).map(([name, version]) =>
          version === 'inherit' ? { unitId: idOf(name), inherit: true } : { unitId: idOf(name), version },
        ),
      },
    });
  const everywhere = (by: Client, enabledVersion: string | null) =>
    by.plugins.update({ params, body: { enabledVersion, everywhere: true } });

  it('sees and touches no other one: it is as if there were none', async () => {
    const foreign = { id: 'fixture' };
    expect((await operator.plugins.list()).items.map(({ id }) => id)).toEqual(['camera']);
    const body = { enabledVersion: '1.0.0' };
    const units = [{ unitId: idOf('north'), version: '1.0.0' }];
    const calls = await Promise.all(
      [
        operator.plugins.get({ params: foreign }),
        operator.plugins.history({ params: foreign }),
        operator.pluginTraffic.get({ params: foreign }),
        operator.pluginTraffic.incidents({ params: foreign }),
        operator.pluginTrust.permissions({ params: foreign }),
        operator.pluginSettings.get({ params: foreign }),
        operator.pluginSettings.history({ params: foreign }),
        operator.plugins.update({ params: foreign, body }),
        operator.plugins.place({ params: foreign, body: { units } }),
        operator.plugins.pause({ params: foreign, body: { reason: '不是我们的' } }),
        operator.plugins.resume({ params: foreign }),
      ].map(codeOf),
    );
    expect(new Set(calls)).toEqual(new Set(['plugin.notFound']));
    const { items } = await operator.pluginTrust.keys();
    expect(items.flatMap(({ signed }) => signed.map(({ pluginId }) => pluginId))).toEqual(['camera']);
  });

  it('brings in versions of what the district admitted, and nothing new', async () => {
    expect(await bringIn(operator, own, { version: '2.0.0' })).toMatchObject({
      state: 'done',
      plugin: { id: 'camera' },
    });
    const refused = { state: 'failed', stage: 'fetch', plugin: null, problem: { code: 'plugin.notAdmitted' } };
    // Neither the plugin of another bureau, nor one that nobody has admitted, tells anything of itself.
    const foreign = await bringIn(operator, other, { version: '2.0.0' });
    expect(foreign).toMatchObject(refused);
    other.answerManifest = () => ({ status: 200, body: other.manifest });
    const newcomer = new FixturePlugin('newcomer', { glyph: '新', bureau: own.manifest.bureau });
    await newcomer.start();
    expect(await bringIn(operator, newcomer)).toMatchObject(refused);
    const { id } = await bringIn(system, newcomer);
    expect(await codeOf(operator.plugins.installation({ params: { id } }))).toBe('installation.notFound');
    await newcomer.stop();
    const seen = (await operator.plugins.installations({ query: {} })).items.map((each) => each.plugin?.id ?? null);
    expect(seen).toEqual([null, null, 'camera']);
    expect((await system.plugins.installations({ query: {} })).items.length).toBe(seen.length + 1);
  });

  it('confirms no task that would pass the gate; the administrator does, in the bureau’s own installation', async () => {
    const [type] = own.manifest.taskTypes;
    if (type === undefined) throw new Error('the fixture has task types');
    const taskTypes = [...own.manifest.taskTypes, { ...type, name: 'alarm', gate: 'alarm' as const }];
    const { id, ...installation } = await bringIn(operator, own, { version: '2.1.0', taskTypes });
    expect(installation).toMatchObject({ state: 'failed', problem: { code: 'plugin.ungatedByDistrict' } });
    const retry = (by: Client) => by.plugins.retry({ params: { id }, body: { ungated: ['alarm'] } });
    expect(await codeOf(retry(operator))).toBe('plugin.ungatedByDistrict');
    expect(await codeOf(retry(system))).toBe('passed');
    expect(await administrators.granted(id)).toMatchObject({ state: 'done' });
    // What the version before was free to do need not be confirmed for the next one.
    expect(await bringIn(operator, own, { version: '2.2.0', taskTypes })).toMatchObject({ state: 'done' });
  });

  it('pilots and rolls back where the district enabled it, and widens and narrows nothing', async () => {
    own.answerManifest = () => ({ status: 200, body: { ...own.manifest, version: '2.0.0' } });
    await everywhere(system, null);
    await expect(place(operator, { north: '2.0.0' })).rejects.toMatchObject({ code: 'plugin.unitsAreDistricts' });
    await expect(everywhere(operator, '2.0.0')).rejects.toMatchObject({ code: 'plugin.unitsAreDistricts' });
    own.answerManifest = () => ({ status: 200, body: own.manifest });
    await everywhere(system, '1.0.0');
    await place(system, { ash: null });
    own.answerManifest = () => ({ status: 200, body: { ...own.manifest, version: '2.0.0' } });
    const directory = platform.application.get(PluginDirectory);
    const area = () => JSON.stringify(directory.enabledIn('camera'));
    const before = area();
    expect((await place(operator, { elm: '2.0.0' })).versions.find(({ version }) => version === '2.0.0')).toMatchObject(
      {
        communities: 1,
      },
    );
    const beyond: Parameters<typeof place>[1][] = [
      ...[{ ash: '2.0.0' }, { ash: 'inherit' }, { elm: null }],
      { elm: 'inherit', ash: '2.0.0' },
    ];
    for (const units of beyond) expect(await codeOf(place(operator, units))).toBe('plugin.unitsAreDistricts');
    expect(await codeOf(everywhere(operator, null))).toBe('plugin.unitsAreDistricts');
    expect(await everywhere(operator, '2.0.0')).toMatchObject({
      enabledVersion: '2.0.0',
      units: [{ unit: { name: 'ash' }, version: null, by: 'system' }],
    });
    own.answerManifest = () => ({ status: 200, body: own.manifest });
    expect(await everywhere(operator, '1.0.0')).toMatchObject({ enabledVersion: '1.0.0' });
    expect(area()).toBe(before);
    const { items } = await operator.plugins.history({ params, query: { limit: 1 } });
    expect(items).toMatchObject([{ kind: 'enabled', version: '1.0.0', before: '2.0.0' }]);
  });

  it('pauses it, and gives it back to whoever had it', async () => {
    const worker = await platform.clientOf('worker.elm-1');
    const directory = platform.application.get(PluginDirectory);
    const before = JSON.stringify(directory.enabledIn('camera'));
    const typesOf = async () => (await worker.portal.get()).plugins.map(({ id }) => id);
    expect(await typesOf()).toContain('camera');
    const paused = await operator.plugins.pause({ params, body: { reason: '摄像头升级' } });
    expect(paused.paused).toMatchObject({ reason: '摄像头升级', by: expect.stringContaining('pluginoperator') });
    expect(await typesOf()).not.toContain('camera');
    expect(directory.enabledIn('camera')).toEqual({ kind: 'units', units: [] });
    expect(await codeOf(operator.plugins.pause({ params, body: { reason: '又一次' } }))).toBe('plugin.alreadyPaused');
    expect((await operator.plugins.resume({ params })).paused).toBeNull();
    expect(await codeOf(operator.plugins.resume({ params }))).toBe('plugin.notPaused');
    expect(JSON.stringify(directory.enabledIn('camera'))).toBe(before);
    expect(await typesOf()).toContain('camera');
    const { items } = await operator.plugins.history({ params, query: { limit: 2 } });
    expect(items).toMatchObject([{ kind: 'resumed' }, { kind: 'paused', reason: '摄像头升级' }]);
  });

  it('trusts no key, accepts no permission, and takes away neither the plugin nor its data', async () => {
    const { keyId } = (await operator.plugins.get({ params })).versions[0]?.signature ?? { keyId: '' };
    const ask = { permission: 'core:person.read', role: null };
    const { publicKey } = own.keys;
    const calls = [
      operator.pluginTrust.trust({ body: { owner: '区公安分局', publicKey } }),
      operator.pluginTrust.revoke({ params: { keyId }, body: { kind: 'retired', reason: '不用了' } }),
      operator.pluginTrust.decide({ params, body: { grant: [ask] } }),
      operator.pluginSettings.change({ params, body: { unitId: idOf('district'), revision: 0, values: {} } }),
      operator.plugins.credentials({ params }),
      operator.plugins.exportData({ params, body: { reason: '备份一份' } }),
      operator.plugins.removeVersion({ params: { ...params, version: '2.0.0' } }),
      operator.plugins.remove({ params }),
    ];
    expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set(['request.forbidden']));
  });
});
