import { type Client, createClient, type SettingField, USER_TOKEN_HEADER } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secretPurpose } from '../src/plugins/settings/secret-purpose.js';
import { FieldCipher } from '../src/secrets/field-cipher.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const settings: SettingField[] = [
  {
    ...{ type: 'number', name: 'followUpDays', title: text('days'), perUnit: true },
    ...{ minimum: 1, maximum: 30, step: 1, default: 14 },
  },
  { type: 'boolean', name: 'byPhone', title: text('phone'), perUnit: true, default: true },
  { type: 'text', name: 'signature', title: text('signature'), perUnit: false, maximum: 10, default: '卫生站' },
  { type: 'secret', name: 'smsToken', title: text('token'), perUnit: true, maximum: 100 },
];
const SECRET = 'sms-token-that-nobody-reads';
const KEY = { id: 'fixture' };

describe.each(dialects)('settings of plugins, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', {
    settings,
    events: { subscribes: ['cn.yige.settings.changed.v1'] },
  });
  const other = new FixturePlugin('other', { settings, glyph: '别' });
  let platform: TestPlatform;
  let system: Client;
  let own: Client;
  beforeAll(async () => {
    await Promise.all([plugin.start(), other.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [plugin, other] });
    system = await platform.clientOf('system');
    own = await platform.clientOfPlugin(plugin);
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([plugin.stop(), other.stop()]);
  });

  const read = (unit: string) => system.pluginSettings.get({ params: KEY, query: { unit: idOf(unit) } });
  const valuesIn = async (unit: string) => (await own.pluginSettings.own({ query: { unit: idOf(unit) } })).values;
  async function keep(unit: string, values: Record<string, string | number | boolean | null>) {
    const { revision } = await read(unit);
    return system.pluginSettings.change({ params: KEY, body: { unitId: idOf(unit), revision, values } });
  }

  it('hold where they are kept and below, and are given up for what is inherited', async () => {
    await keep('district', { followUpDays: 10 });
    await keep('north', { followUpDays: 7 });
    expect((await valuesIn('elm-1')).followUpDays).toBe(7);
    expect((await valuesIn('ash-1')).followUpDays).toBe(10);
    const [days] = (await read('elm')).settings;
    expect(days).toMatchObject({ value: 7, isSet: true, from: { name: 'north', level: 'street' } });
    await keep('north', { followUpDays: null });
    expect((await read('elm')).settings[0]).toMatchObject({ value: 10, from: { name: 'district' } });
    expect((await read('elm')).settings[1]).toMatchObject({ value: true, isSet: false, from: null });
  });

  it('are kept all or none, with what to mend at each', async () => {
    const before = await read('north');
    const values = { followUpDays: 31, byPhone: 'yes', signature: '站', colour: 'red' };
    const refused = keep('north', { ...values, smsToken: SECRET });
    await expect(refused).rejects.toMatchObject({
      status: 422,
      problem: {
        errors: [
          { pointer: '/body/values/followUpDays', code: 'too_big' },
          { pointer: '/body/values/byPhone', code: 'wrong_type' },
          { pointer: '/body/values/signature', code: 'district_only' },
          { pointer: '/body/values/colour', code: 'unknown' },
        ],
      },
    });
    expect(await read('north')).toEqual(before);
  });

  it('changed by two at once are kept by one, and the other is told', async () => {
    const { revision } = await read('district');
    const change = (followUpDays: number) =>
      system.pluginSettings.change({
        params: KEY,
        body: { unitId: idOf('district'), revision, values: { followUpDays } },
      });
    const outcomes = await Promise.allSettled([change(20), change(21), change(22)]);
    const kept = outcomes.filter(({ status }) => status === 'fulfilled');
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(kept).toHaveLength(1);
    expect(refusals.map(({ status, code }) => [status, code])).toEqual([
      [409, 'settings.changed'],
      [409, 'settings.changed'],
    ]);
    expect((await read('district')).revision).toBe(revision + 1);
  });

  it('that stay what they were make no revision and tell nobody', async () => {
    const { revision } = await keep('south', { byPhone: false });
    expect((await keep('south', { byPhone: false, followUpDays: null })).revision).toBe(revision);
  });

  it('tell the plugin that they changed, and only this one', async () => {
    const { revision } = await keep('oak', { byPhone: false });
    const said = ({ type, data }: { type: string; data: Record<string, unknown> }) =>
      type === 'cn.yige.settings.changed.v1' && data.revision === String(revision);
    await eventually(() => plugin.events.some(said));
    expect(other.events.filter(said)).toEqual([]);
  });

  it('secrets are sealed, and answered to the plugin’s own server alone', async () => {
    const answer = await keep('elm', { smsToken: SECRET });
    expect(answer.settings.at(-1)).toMatchObject({ value: null, isSet: true, from: { name: 'elm' } });
    expect((await valuesIn('elm-2')).smsToken).toBe(SECRET);
    expect((await valuesIn('oak-1')).smsToken).toBeUndefined();
    const history = await system.pluginSettings.history({ params: KEY, query: { limit: 5 } });
    expect(history.items[0]).toMatchObject({ name: 'smsToken', before: null, after: null, secret: true, by: 'system' });
    const everything = [answer, history, plugin.events, await rowsOf(platform)];
    expect(JSON.stringify(everything)).not.toContain(SECRET);
    const asOther = await platform.clientOfPlugin(other);
    expect((await asOther.pluginSettings.own({ query: { unit: idOf('elm') } })).values).toEqual({
      followUpDays: 14,
      byPhone: true,
      signature: '卫生站',
    });
  });

  it('secrets copied to another row do not open', async () => {
    await keep('ash', { smsToken: SECRET });
    const rows = await platform.database.query(
      'SELECT id, secret_sealed FROM plugin_setting_values WHERE secret_sealed IS NOT NULL',
      [],
      (row) => ({ id: row.text('id'), sealed: row.text('secret_sealed') }),
    );
    const cipher = platform.application.get(FieldCipher);
    const [one, two] = rows;
    expect(await cipher.open(one?.sealed ?? '', secretPurpose(one?.id ?? ''))).toBe(SECRET);
    await expect(cipher.open(one?.sealed ?? '', secretPurpose(two?.id ?? ''))).rejects.toThrow();
  });

  it('answer no person the plugin’s own values, and nobody else’s units', async () => {
    await expect(system.pluginSettings.own({ query: {} })).rejects.toMatchObject({ status: 403 });
    const token = await userTokenOf(platform, plugin);
    const both = createClient({
      baseUrl: platform.url,
      headers: async () => ({
        authorization: `Bearer ${await platform.tokenOf(plugin.credentials)}`,
        [USER_TOKEN_HEADER]: token,
      }),
    });
    await expect(both.pluginSettings.own({ query: {} })).rejects.toMatchObject({ status: 403 });
    await expect(own.pluginSettings.get({ params: KEY, query: {} })).rejects.toMatchObject({ status: 403 });
    await expect(own.pluginSettings.own({ query: { unit: idOf('elm-1-person-0') } })).rejects.toMatchObject({
      status: 404,
    });
    const official = await platform.clientOf('official.north');
    await expect(official.pluginSettings.get({ params: KEY, query: {} })).rejects.toMatchObject({ status: 403 });
    const unknown = system.pluginSettings.get({ params: { id: 'nobody' }, query: {} });
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 'plugin.notFound' });
  });

  it('are read page by page, the newest change first', async () => {
    await keep('ash-1', { byPhone: true, followUpDays: 3 });
    await keep('ash-1', { followUpDays: 4 });
    const first = await system.pluginSettings.history({ params: KEY, query: { limit: 2 } });
    const second = await system.pluginSettings.history({ params: KEY, query: { limit: 1, cursor: first.next ?? '' } });
    const [newest, ...rest] = [...first.items, ...second.items];
    expect(newest).toMatchObject({ name: 'followUpDays', before: 3, after: 4, unit: { name: 'ash-1' } });
    expect(rest.map(({ name }) => name).sort()).toEqual(['byPhone', 'followUpDays']);
  });

  it('of a unit that ends go to its successor', async () => {
    await keep('oak', { followUpDays: 5, smsToken: SECRET });
    await keep('oak-1', { followUpDays: 2 });
    await keep('elm', { smsToken: null });
    const { reorganisation } = await system.reorganisations.propose({
      body: {
        effectiveOn: platform.application.get(Clock).today(),
        basis: { number: '青政函〔2026〕31 号', title: '关于调整社区的批复', issuer: '青禾区', date: '2026-10-01' },
        reason: 'few live there',
        changes: [
          { change: 'merge', units: [idOf('oak'), idOf('elm')], into: { identity: 'kept', unit: idOf('elm') } },
        ],
      },
    });
    const id = reorganisation?.id ?? '';
    const district = await platform.clientOf('official.district');
    await district.reorganisations.approve({ params: { id }, body: { note: 'agreed' } });
    await eventually(async () => (await district.reorganisations.get({ params: { id } })).state === 'done');
    expect(await valuesIn('oak')).toEqual(await valuesIn('elm'));
    expect(await valuesIn('elm')).toMatchObject({ followUpDays: 5, smsToken: SECRET, byPhone: false });
    expect((await valuesIn('oak-1')).followUpDays).toBe(2);
  });
});

/** Everything core keeps of it in plain: history, audit and events. */
async function rowsOf({ database }: TestPlatform): Promise<unknown[]> {
  const tables = ['plugin_setting_values', 'plugin_setting_changes', 'audit_entries', 'outbox_events'];
  const rows = await Promise.all(
    tables.map((table) => database.query(`SELECT * FROM ${table}`, [], (row) => JSON.stringify(row))),
  );
  expect(rows[0]?.length).toBeGreaterThan(0);
  return rows;
}

/** A token of a member of staff for the plugin, as the gateway hands it on. */
async function userTokenOf(platform: TestPlatform, plugin: FixturePlugin): Promise<string> {
  const cookie = await platform.cookieOf('worker.elm-1');
  await platform.fetch(`/plugins/fixture/${plugin.manifest.version}/api/things`, { headers: { cookie } });
  return (plugin.apiRequests.at(-1)?.headers.authorization ?? '').replace('Bearer ', '');
}
