import { type Client, FEWEST_FOR_P95, newId, type PageLoad } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PluginHealth } from '../src/plugins/plugin-health.js';
import { INCIDENTS_KEPT_FOR, Incidents } from '../src/plugins/traffic/incidents.js';
import { TRAFFIC_KEPT_FOR, TrafficCounts } from '../src/plugins/traffic/traffic-counts.js';
import { TrafficFlush } from '../src/plugins/traffic/traffic-flush.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** The one module that the fixture's build exposes. */
const PANEL = './forms/visit';

describe.each(dialects)('traffic and incidents of plugins, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', {
    contributions: [
      {
        slot: 'person.panel',
        expose: PANEL,
        title: { 'zh-CN': '情况', en: 'Panel' },
        permission: 'fixture:thing.read',
      },
    ],
  });
  let platform: TestPlatform;
  let cookie: string;
  let admin: Client;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], pluginLimits: { timeout: 300 } });
    cookie = await platform.cookieOf('worker.elm-1');
    admin = await platform.clientOf('system');
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => {
    plugin.answerApi = () => ({ status: 200, body: {} });
  });

  const call = (path: string) => platform.fetch(`/plugins/fixture/1.0.0/api${path}`, { headers: { cookie } });
  const flush = () => platform.application.get(TrafficFlush).flush();
  const traffic = async () => {
    await flush();
    return admin.pluginTraffic.get({ params: { id: 'fixture' } });
  };
  const incidents = async (query: { kind?: 'error' | 'page' | 'integrity' | 'permission' | 'gate' } = {}) => {
    await flush();
    const { items } = await admin.pluginTraffic.incidents({
      params: { id: 'fixture' },
      query: { limit: 50, ...query },
    });
    return items;
  };
  const tell = (loads: PageLoad[]) => platform.post('/api/v1/plugin-loads', { loads }, { cookie });
  const load = (changes: Partial<PageLoad> = {}): PageLoad => ({
    ...{ pluginId: 'fixture', version: '1.0.0', expose: PANEL, milliseconds: 100 },
    ...changes,
  });

  it('are counted by the hour, with their times, and cost a call no statement', async () => {
    const before = await traffic();
    expect(before.hours).toHaveLength(24);
    const inject = async () =>
      await platform.application.inject({ url: '/plugins/fixture/1.0.0/api/things', headers: { cookie } });
    expect((await inject()).statusCode).toBe(200);
    const { result, statements } = await platform.database.statements.count(inject);
    expect(result.statusCode).toBe(200);
    // Who asks, and nothing else.
    expect(statements).toEqual([expect.stringContaining('FROM sessions')]);
    plugin.answerApi = () => ({ status: 500, body: {}, after: 120 });
    await call('/things');
    const after = await traffic();
    expect(after.calls - before.calls).toBe(3);
    expect(after.errors - before.errors).toBe(1);
    expect(after.hours.at(-1)).toMatchObject({ calls: after.calls, errors: after.errors });
    expect(after.apiP95).toBeGreaterThanOrEqual(120);
  });

  it('tell of late how fast a server answers, but not from a few calls', async () => {
    await flush();
    await platform.database.execute('DELETE FROM plugin_traffic', []);
    const counts = platform.application.get(TrafficCounts);
    const answered = async (times: number, milliseconds: number) => {
      const call = { pluginId: 'fixture', version: '1.0.0', part: 'api', milliseconds, failed: false } as const;
      for (let index = 0; index < times; index += 1) counts.count(call);
      await flush();
      return (await admin.plugins.get({ params: { id: 'fixture' } })).recentP95;
    };
    expect(await answered(FEWEST_FOR_P95 - 1, 1_400)).toBeNull();
    expect(await answered(1, 1_400)).toBe(1_500);
    expect(await answered(FEWEST_FOR_P95 * 20, 10)).toBe(10);
    const twoHoursAgo = new Date(platform.application.get(Clock).now().getTime() - 2 * 3_600_000);
    await platform.database.execute('UPDATE plugin_traffic SET hour = ?', [twoHoursAgo]);
    expect(await answered(0, 0)).toBeNull();
  });

  it('of several cores are added up, also what one still had in memory when it stopped', async () => {
    const before = await traffic();
    const other = await platform.beside();
    await fetch(`${other.url}/plugins/fixture/1.0.0/api/things`, { headers: { cookie } });
    await call('/things');
    await other.stop();
    const after = await traffic();
    expect(after.calls - before.calls).toBe(2);
  });

  it('keep of what failed the place and the request, and nothing that may name somebody', async () => {
    plugin.answerApi = () => ({ status: 503, body: { name: '张三' } });
    const answers = await Promise.all(['1', '2'].map((id) => call(`/elders/01JD3Q8Z8Y7M5K2V9W4X6T1R0${id}?q=zhang`)));
    const [latest] = await incidents({ kind: 'error' });
    expect(latest).toMatchObject({ kind: 'error', version: '1.0.0', what: 'GET /api/elders/*: answered 503' });
    expect(latest?.count).toBeGreaterThanOrEqual(1);
    expect(answers.map(({ headers }) => headers.get('x-request-id'))).toContain(latest?.requestId);
    expect((await traffic()).lastError).toEqual(latest);
    expect(JSON.stringify(await incidents())).not.toMatch(/zhang|张三|01JD3Q/);
  });

  it('make one of whatever is alike within a minute, from several cores too', async () => {
    const store = platform.application.get(Incidents);
    const happened = {
      pluginId: 'fixture',
      version: '1.0.0',
      kind: 'policy',
      what: 'script-src',
      requestId: null,
    } as const;
    const of = async () =>
      (await incidents()).filter(({ kind }) => kind === 'policy').reduce((sum, { count }) => sum + count, 0);
    for (let time = 0; time < 3; time += 1) store.record(happened);
    expect(await of()).toBe(3);
    for (let time = 0; time < 4; time += 1) store.record(happened);
    expect(await of()).toBe(7);
    // Two rows where a minute ended in between.
    expect((await incidents()).filter(({ kind }) => kind === 'policy').length).toBeLessThanOrEqual(2);
    expect((await traffic()).incidents).toMatchObject({ policy: 7, integrity: 0 });
  });

  it('take in how parts came onto pages, only of what the user has', async () => {
    const before = await traffic();
    const answer = await tell([
      load(),
      load({ milliseconds: 8_000, failed: 'timeout' }),
      load({ milliseconds: 40, failed: 'integrity' }),
      load({ version: '2.0.0', failed: 'module' }),
      load({ pluginId: 'other', failed: 'module' }),
      load({ expose: './forms/unheard-of', failed: 'module' }),
    ]);
    expect(answer.status).toBe(204);
    const after = await traffic();
    expect(after.pageP95).toBe(8_000);
    expect(after.calls).toBe(before.calls);
    expect(await incidents({ kind: 'page' })).toMatchObject([{ what: `${PANEL}: timeout`, count: 1 }]);
    expect(await incidents({ kind: 'integrity' })).toMatchObject([{ what: `${PANEL}: integrity` }]);
    expect((await platform.post('/api/v1/plugin-loads', { loads: [] }, { cookie })).status).toBe(422);
    const many = Array.from({ length: 101 }, () => load());
    expect((await tell(many)).status).toBe(422);
  });

  it('leave to a system administrator, who sees no panel, no figures to write', async () => {
    const loads = [load({ failed: 'render' })];
    const before = await incidents({ kind: 'page' });
    await admin.pluginTraffic.loads({ body: { loads } });
    expect(await incidents({ kind: 'page' })).toEqual(before);
  });

  it('record what core refuses to the plugin’s own server', async () => {
    const client = await platform.clientOfPlugin(plugin);
    await expect(client.org.listUnits({ query: {} })).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(client.people.get({ params: { id: newId() } })).rejects.toMatchObject({ problem: { status: 404 } });
    const whats = (await incidents({ kind: 'permission' })).map(({ what }) => what);
    expect(whats).toContain('GET /api/v1/org/units: request.forbidden');
    expect(whats).toContain('GET /api/v1/people/:id: person.notFound');
  });

  it('are read page by page, the newest first', async () => {
    const whole = await incidents();
    expect(whole.map(({ at }) => at)).toEqual(
      whole
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    const read = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const { items, next } = await admin.pluginTraffic.incidents({ params: { id: 'fixture' }, query });
      read.push(...items);
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(whole);
  });

  it('are nobody’s business without the permission, and of no plugin that is unknown', async () => {
    const get = (id: string, headers: Record<string, string>) =>
      platform.fetch(`/api/v1/plugins/${id}/traffic`, { headers });
    expect((await get('fixture', { cookie })).status).toBe(403);
    await expect(admin.pluginTraffic.get({ params: { id: 'unknown' } })).rejects.toMatchObject({
      problem: { code: 'plugin.notFound' },
    });
  });

  it('are forgotten in time: hours after two days, incidents after thirty', async () => {
    const clock = platform.application.get(Clock);
    const now = clock.now();
    const rows = (table: string) =>
      platform.database.query(`SELECT COUNT(*) AS number FROM ${table}`, [], (row) => row.integer('number'));
    await flush();
    const before = await rows('plugin_traffic');
    const old = new Date(now.getTime() - TRAFFIC_KEPT_FOR - 1);
    const older = new Date(now.getTime() - INCIDENTS_KEPT_FOR - 1);
    await platform.database.insertMany(
      'plugin_traffic',
      ['plugin_id', 'hour', 'version', 'part', 'bucket', 'calls', 'errors'],
      [['fixture', old, '1.0.0', 'api', 3, 1, 0]],
    );
    await platform.database.insertMany(
      'plugin_incidents',
      ['plugin_id', 'minute', 'digest', 'kind', 'version', 'what', 'count', 'at', 'request_id'],
      [['fixture', older, 'x', 'error', null, 'old', 1, older, null]],
    );
    await platform.application.get(TrafficFlush).removeOld();
    expect(await rows('plugin_traffic')).toEqual(before);
    expect((await incidents()).some(({ what }) => what === 'old')).toBe(false);
  });

  it('show the health that any core saw', async () => {
    const health = platform.application.get(PluginHealth);
    await health.ask();
    expect(health.of('fixture')).toMatchObject({ reachable: true, migrated: true, otherServer: null, lastError: null });
    await plugin.stop();
    await health.ask();
    const other = await platform.beside();
    const seen: unknown = await (
      await fetch(`${other.url}/api/v1/plugins`, { headers: { cookie: await platform.cookieOf('system') } })
    ).json();
    await other.stop();
    await plugin.start();
    expect(seen).toMatchObject({ items: [{ id: 'fixture', reachable: false, lastError: expect.any(String) }] });
    await health.ask();
    expect(health.of('fixture')).toMatchObject({ reachable: true, lastError: null });
  });

  it('name the gate where it stopped a task', async () => {
    const client = await platform.clientOfPlugin(plugin);
    await platform.database.execute('DELETE FROM admissions', []);
    const body = { type: 'fixture:visit', personId: idOf('elm-1-person-0') };
    const tasks = [{ key: newId(), task: body }];
    await client.taskBatches.create({ body: { tasks } });
    expect(await incidents({ kind: 'gate' })).toMatchObject([{ what: expect.stringMatching(/admission\./) }]);
  });
});
