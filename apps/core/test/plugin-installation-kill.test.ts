import { afterAll, expect, it } from 'vitest';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { KillableCore, LONG } from './support/killable-core.js';
import { eventually } from './support/test-platform.js';

const plugin = new FixturePlugin('newcomer', { glyph: '新' });
let core: KillableCore | null = null;
afterAll(async () => {
  await core?.remove();
  await plugin.stop();
});

/** On SQLite alone: what another process takes up is tested on both, step by step. */
it('an installation that kill -9 cuts while files are fetched goes on where it was', { timeout: LONG }, async () => {
  await plugin.start();
  core = await KillableCore.start('sqlite');
  const { database } = core;
  const administrators = await Administrators.of(core);
  await administrators.trust(plugin);
  const { asset } = plugin;
  plugin.answerWeb = () => ({ status: 200, body: asset, after: LONG });
  const { installation } = await administrators.system.plugins.register({ body: { baseUrl: plugin.baseUrl } });
  const stage = () => database.queryOne('SELECT stage FROM plugin_installations', [], (row) => row.text('stage'));
  await eventually(async () => (await stage()) === 'verify');
  await core.kill();
  plugin.answerWeb = () => ({ status: 200, body: asset });
  // As if its lease were over.
  await database.execute('UPDATE plugin_installations SET next_at = ?', [new Date(0)]);
  await core.revive();
  const after = await Administrators.of(core);
  expect(await after.granted(installation.id)).toMatchObject({ state: 'done', files: { verified: 1, total: 1 } });
  expect((await after.system.plugins.get({ params: { id: 'newcomer' } })).versions).toHaveLength(1);
});
