import type { Client } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PluginDirectory } from '../src/plugins/plugin-directory.js';
import { FixturePlugin, withSecretType } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** As an upgrade or a downgrade of the platform leaves them: stored once, and no more what this one reads. */
describe.each(dialects)('a version that the platform does not run, on %s', (dialect) => {
  const launched = new FixturePlugin();
  const neighbour = new FixturePlugin('neighbour', { glyph: '邻' });
  const second = new FixturePlugin('fixture', {
    ...withSecretType('alarm'),
    ...{ version: '2.0.0', web: { ...launched.manifest.web, remoteName: 'fixture_2_0_0' } },
  });
  const params = { id: 'fixture' };
  let platform: TestPlatform;
  let system: Client;
  beforeAll(async () => {
    for (const plugin of [launched, neighbour, second]) await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [launched, neighbour] });
    const administrators = await Administrators.of(platform);
    system = administrators.system;
    await administrators.trust(second);
    expect(await administrators.install(second.baseUrl, ['secret'])).toMatchObject({ state: 'done' });
    await system.plugins.update({ params, body: { enabledVersion: '2.0.0' } });
  });
  afterAll(async () => {
    await platform?.stop();
    for (const plugin of [launched, neighbour, second]) await plugin.stop();
  });

  const store = async (manifest: unknown) => {
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    const where = "plugin_id = 'fixture' AND version = '2.0.0'";
    await platform.database.execute(`UPDATE plugin_versions SET manifest = ? WHERE ${where}`, [text]);
    await platform.database.execute('UPDATE plugin_stamp SET version = version + 1 WHERE id = 1', []);
  };
  const seen = async () => (await system.plugins.get({ params })).versions[0];
  const portalAt = async (url: string) => {
    const headers = { cookie: await platform.cookieOf('worker.elm-1') };
    const portal: unknown = await (await fetch(`${url}/api/v1/portal`, { headers })).json();
    return portal;
  };

  it('is nobody’s once its SDK range does not fit any more, and says why', async () => {
    await store({ ...second.manifest, sdk: '^9' });
    expect(await seen()).toMatchObject({
      ...{ version: '2.0.0', sdk: '^9', server: null },
      unfit: { 'zh-CN': '需要 SDK ^9，平台现在是 1.0.0', en: 'It needs SDK ^9, the platform has 1.0.0' },
    });
    expect(await portalAt(platform.url)).toMatchObject({ plugins: [{ id: 'neighbour' }] });
    await expect(system.plugins.update({ params, body: { enabledVersion: '2.0.0' } })).rejects.toMatchObject({
      problem: { code: 'plugin.unfit', detail: '需要 SDK ^9，平台现在是 1.0.0' },
    });
  });

  it.each([
    ['of another schema', { ...second.manifest, boards: [] }],
    ['no manifest at all', { hello: 'world' }],
    ['no JSON', '{"id":'],
  ])('takes nothing else down when it is %s: not the running core, not one that boots', async (_, manifest) => {
    await store(manifest);
    expect((await seen())?.unfit?.['zh-CN']).toMatch(/^平台读不了它的清单：\/manifest/);
    expect(await portalAt(platform.url)).toMatchObject({ plugins: [{ id: 'neighbour' }] });
    const beside = await platform.beside();
    expect(await portalAt(beside.url)).toMatchObject({ plugins: [{ id: 'neighbour' }] });
    expect(beside.application.get(PluginDirectory).find('fixture')?.versions.size).toBe(2);
    await beside.stop();
  });

  it('keeps its names and its secrets as far as they can be read', async () => {
    const { taskTypes, ...rest } = second.manifest;
    await store({ ...rest, boards: [], taskTypes: taskTypes.map((type) => ({ ...type, gate: 'unheard of' })) });
    const directory = platform.application.get(PluginDirectory);
    await directory.refresh();
    expect(directory.permissionToSee('fixture:secret')).toBe('fixture:secret.read');
    expect(directory.find('fixture')?.versions.get('2.0.0')?.manifest.glyph).toBe('试');
  });

  it('can be left for another one, and be removed', async () => {
    await system.plugins.update({ params, body: { enabledVersion: '1.0.0' } });
    expect(await portalAt(platform.url)).toMatchObject({ plugins: [{ id: 'fixture', version: '1.0.0' }, {}] });
    await system.plugins.removeVersion({ params: { ...params, version: '2.0.0' } });
    expect((await seen())?.version).toBe('1.0.0');
  });
});
