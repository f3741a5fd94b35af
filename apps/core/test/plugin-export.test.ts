import { type Client, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const LINES = '{"table":"notes","row":{"id":1}}\n{"table":"notes","row":{"id":2}}\n';

describe.each(dialects)('the data of a plugin that goes, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  const params = { id: 'fixture' };
  const body = { reason: '部门换系统' };
  let platform: TestPlatform;
  let system: Client;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    ({ system } = await Administrators.of(platform));
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  beforeEach(() => {
    plugin.answerData = () => ({ status: 200, body: LINES });
  });

  const exported = () => system.plugins.exportData({ params, body });
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'passed',
      (error: unknown) => (error instanceof ProblemError ? error.code : 'broken off'),
    );
  const entries = () =>
    platform.database.query(
      "SELECT actor_id, reason, details FROM audit_entries WHERE action = 'plugin.dataExported' ORDER BY id",
      [],
      (row) => [row.text('actor_id'), row.text('reason'), row.json('details', (value) => value)],
    );
  const entry = [idOf('system'), '部门换系统', { version: '1.0.0' }];

  it('comes as its server gives it out, for a reason that is on record', async () => {
    expect(await (await exported()).text()).toBe(LINES);
    expect(await entries()).toEqual([entry]);
    expect((await system.plugins.history({ params, query: { limit: 1 } })).items).toMatchObject([
      { kind: 'exported', by: 'system', version: '1.0.0', reason: '部门换系统' },
    ]);
  });

  it('is no file where the plugin breaks off in the middle: half is not taken for all', async () => {
    plugin.answerData = () => ({
      status: 200,
      write: (response) => {
        response.write(LINES);
        setTimeout(() => response.destroy(), 50);
      },
    });
    expect(await codeOf(exported().then((file) => file.text()))).toBe('broken off');
    // It was begun: that is what the record says.
    expect(await entries()).toEqual([entry, entry]);
  });

  it.each([
    ['has none to give', () => ({ status: 404 })],
    ['sends it elsewhere', () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })],
  ])('is refused where its server %s, and nothing is on record', async (_, answer) => {
    plugin.answerData = answer;
    expect(await codeOf(exported())).toBe('plugin.noData');
    expect(await entries()).toHaveLength(2);
  });

  it('stays with its server: a plugin whose server is gone is removed without it', async () => {
    await plugin.stop();
    expect(await codeOf(exported())).toBe('plugin.noData');
    await system.plugins.remove({ params });
    expect((await system.plugins.list()).items).toMatchObject([{ id: 'fixture', versions: [] }]);
    expect(await codeOf(exported())).toBe('plugin.notFound');
    expect(await entries()).toHaveLength(2);
  });
});
