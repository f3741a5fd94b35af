import { setTimeout as pause } from 'node:timers/promises';
import { type Client, problemSchema } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Configuration } from '../src/config/configuration.js';
import type { PluginLimits } from '../src/config/plugin-limits.js';
import { TrafficFlush } from '../src/plugins/traffic/traffic-flush.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { eventually, TestPlatform } from './support/test-platform.js';

const TIMEOUT = 400;
const BREAKER_PAUSE = 1_000;

/** On SQLite alone: what bounds a call lives in the process, and no database has a part in it. */
describe('the gateway', () => {
  const plugin = new FixturePlugin('fixture', {
    uploads: [{ path: '/meetings/:id/files', largest: 3_000_000, kinds: ['application/pdf'] }],
  });
  const neighbour = new FixturePlugin('neighbour', { glyph: '邻' });
  let platform: TestPlatform;
  let cookie: string;
  let other: string;
  let admin: Client;
  let limits: PluginLimits;
  beforeAll(async () => {
    await Promise.all([plugin.start(), neighbour.start()]);
    platform = await TestPlatform.start('sqlite', {
      plugins: [plugin, neighbour],
      pluginLimits: { timeout: TIMEOUT, breakerPause: BREAKER_PAUSE, answerBytes: 200_000 },
    });
    cookie = await platform.cookieOf('worker.elm-1');
    other = await platform.cookieOf('worker.oak-1');
    admin = await platform.clientOf('system');
    limits = { ...platform.application.get(Configuration).pluginLimits };
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([plugin.stop(), neighbour.stop()]);
  });
  afterEach(async () => {
    plugin.answerApi = () => ({ status: 200, body: { hello: 'portal' } });
    limitTo(limits);
    // Whatever a test made of the breaker, the next one finds it closed and with a clean record.
    await eventually(async () => (await call('/things')).status === 200);
    for (let time = 0; time < 10; time += 1) await call('/things');
  });

  const limitTo = (changes: Partial<PluginLimits>) =>
    Object.assign(platform.application.get(Configuration).pluginLimits, changes);
  const call = (path: string, options: RequestInit = {}, id = 'fixture') =>
    platform.fetch(`/plugins/${id}/1.0.0/api${path}`, { ...options, headers: { cookie, ...options.headers } });
  const codeOf = async (answer: Response) => {
    const { code } = problemSchema.parse(await answer.json());
    return { status: answer.status, code, retryAfter: Number(answer.headers.get('retry-after')) };
  };
  const traffic = async () => {
    await platform.application.get(TrafficFlush).flush();
    return admin.pluginTraffic.get({ params: { id: 'fixture' } });
  };
  const latest = async () => {
    await platform.application.get(TrafficFlush).flush();
    const { items } = await admin.pluginTraffic.incidents({ params: { id: 'fixture' }, query: { limit: 50 } });
    return items.map(({ kind, what }) => `${kind} ${what}`);
  };
  const fail = async (times: number) => {
    plugin.answerApi = () => ({ status: 500, body: {} });
    for (let time = 0; time < times; time += 1) await call('/things');
  };

  describe('spares a plugin that fails', () => {
    it('refuses at once after five failures, tries one call after a pause, and goes on as before', async () => {
      await fail(5);
      const asked = plugin.apiRequests.length;
      expect(await codeOf(await call('/things'))).toEqual({ status: 503, code: 'plugin.unavailable', retryAfter: 1 });
      expect(plugin.apiRequests.length).toBe(asked);
      expect((await traffic()).breaker).toMatchObject({ state: 'open', since: expect.any(String) });
      expect(await latest()).toContain('error it failed too often: calls are refused until it answers again');
      // A probe that fails: refused for another pause.
      await pause(BREAKER_PAUSE);
      expect((await call('/things')).status).toBe(500);
      expect((await call('/things')).status).toBe(503);
      plugin.answerApi = () => ({ status: 200, body: {} });
      await pause(BREAKER_PAUSE);
      expect((await call('/things')).status).toBe(200);
      expect((await traffic()).breaker.state).toBe('closed');
    });

    it('and not another plugin', async () => {
      await fail(5);
      expect((await call('/things')).status).toBe(503);
      expect((await call('/things', {}, 'neighbour')).status).toBe(200);
    });

    it('takes a refusal for an answer', async () => {
      plugin.answerApi = () => ({ status: 404, body: {} });
      for (let time = 0; time < 12; time += 1) expect((await call('/things')).status).toBe(404);
    });

    it('takes whoever goes away for nothing', async () => {
      plugin.answerApi = () => ({ status: 200, after: TIMEOUT / 2 });
      const before = await traffic();
      for (let time = 0; time < 6; time += 1) {
        await expect(call('/things', { signal: AbortSignal.timeout(30) })).rejects.toThrow();
      }
      expect((await call('/things')).status).toBe(200);
      expect((await traffic()).errors).toBe(before.errors);
    });
  });

  describe('bounds time and size', () => {
    it('lets an answer go on for as long as it goes on', async () => {
      plugin.answerApi = () => ({
        status: 200,
        write: (response) => {
          let piece = 0;
          const timer = setInterval(() => {
            response.write(`${piece}\n`);
            piece += 1;
            if (piece === 8) {
              clearInterval(timer);
              response.end();
            }
          }, TIMEOUT / 4);
        },
      });
      expect((await (await call('/stream')).text()).split('\n')).toHaveLength(9);
    });

    it('cuts an answer off that stops in the middle', async () => {
      plugin.answerApi = () => ({ status: 200, write: (response) => response.write('half') });
      const answer = await call('/stream');
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
      await eventually(async () =>
        (await latest()).includes('error GET /api/stream: no further piece of the answer in time'),
      );
    });

    it('refuses an answer that says that it is too large, and cuts off one that becomes so', async () => {
      plugin.answerApi = () => ({ status: 200, body: 'x'.repeat(200_001), headers: { 'content-length': '200001' } });
      expect(await codeOf(await call('/large'))).toMatchObject({ status: 502, code: 'plugin.answerTooLarge' });
      expect(await latest()).toContain('error GET /api/large: plugin.answerTooLarge');
      plugin.answerApi = () => ({
        status: 200,
        write: (response) => {
          for (let piece = 0; piece < 30; piece += 1) response.write('x'.repeat(10_000));
          response.end();
        },
      });
      const answer = await call('/large');
      await expect(answer.text()).rejects.toThrow();
      await eventually(async () =>
        (await latest()).includes('error GET /api/large: the answer is larger than 200000 bytes'),
      );
    });

    it('takes headers without end for no answer', async () => {
      plugin.answerApi = () => ({ status: 200, body: {}, headers: { 'x-large': 'x'.repeat(40_000) } });
      expect(await codeOf(await call('/headers'))).toMatchObject({ status: 503, code: 'plugin.unavailable' });
      const large = await call('/headers', { headers: { 'x-large': 'x'.repeat(40_000) } });
      expect(large.status).toBe(431);
    });
  });

  describe('lets files pass', () => {
    const send = (path: string, body: NonNullable<RequestInit['body']>) =>
      call(path, { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'application/octet-stream' } });
    const received = () => plugin.apiRequests.at(-1)?.body.length;

    it('up to what the manifest declares for the route, and no further', async () => {
      expect((await send('/meetings/01m8/files?name=a.pdf', 'x'.repeat(3_000_000))).status).toBe(200);
      expect(received()).toBe(3_000_000);
      expect(plugin.apiRequests.at(-1)?.url).toBe('/api/meetings/01m8/files?name=a.pdf');
      const tooLarge = { status: 413, code: 'request.tooLarge' };
      expect(await codeOf(await send('/meetings/01m8/files', 'x'.repeat(3_000_001)))).toMatchObject(tooLarge);
      expect(await codeOf(await send('/meetings/01m8', 'x'.repeat(1_100_000)))).toMatchObject(tooLarge);
    });

    it('from whoever takes longer to send one than a plugin may to answer', async () => {
      const pieces = async function* () {
        for (let piece = 0; piece < 6; piece += 1) {
          await pause(TIMEOUT / 4);
          yield new TextEncoder().encode('x'.repeat(1_000));
        }
      };
      expect((await send('/meetings/01m8/files', ReadableStream.from(pieces()))).status).toBe(200);
      expect(received()).toBe(6_000);
    });

    it('and takes who stops in the middle for nobody', async () => {
      const before = await traffic();
      const half = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode('half')) });
      expect(await codeOf(await send('/meetings/01m8/files', half))).toMatchObject({ code: 'request.abandoned' });
      expect((await traffic()).errors).toBe(before.errors);
    });
  });

  describe('bounds how much is asked', () => {
    const slow = () => {
      plugin.answerApi = () => ({ status: 200, after: TIMEOUT / 2 });
    };
    const statusesOf = async (calls: Promise<Response>[]) =>
      (await Promise.all(calls)).map(({ status }) => status).sort();

    it('of one user at once', async () => {
      limitTo({ atOncePerUser: 2 });
      slow();
      const calls = [call('/a'), call('/b'), call('/c'), call('/d', { headers: { cookie: other } })];
      expect(await statusesOf(calls)).toEqual([200, 200, 200, 429]);
      expect((await call('/a')).status).toBe(200);
      expect(await latest()).toContain('quota GET /api/c: too many calls');
    });

    it('of all users at once, and leaves the others their plugins', async () => {
      limitTo({ atOnce: 2 });
      slow();
      const calls = [call('/a'), call('/b'), call('/c', { headers: { cookie: other } })];
      expect((await call('/things', {}, 'neighbour')).status).toBe(200);
      expect(await statusesOf(calls)).toEqual([200, 200, 429]);
    });

    it('of one user in a minute, and says when the next one begins', async () => {
      limitTo({ perMinutePerUser: 2 });
      const answers = [];
      // A minute may end in between.
      for (let time = 0; time < 5; time += 1) answers.push(await call('/a', { headers: { cookie: other } }));
      const last = answers.find(({ status }) => status === 429);
      if (last === undefined) throw new Error('nothing was refused');
      const { code, retryAfter } = await codeOf(last);
      expect(code).toBe('plugin.quota');
      expect(retryAfter).toBeGreaterThanOrEqual(1);
      expect(retryAfter).toBeLessThanOrEqual(60);
    });

    it('by a plugin’s server of core', async () => {
      limitTo({ coreCallsPerMinute: 2 });
      const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
      const statuses = [];
      for (let time = 0; time < 5; time += 1) {
        statuses.push((await platform.fetch('/api/v1/people?limit=1', { headers: { authorization } })).status);
      }
      expect(statuses.slice(0, 2)).toEqual([200, 200]);
      expect(statuses).toContain(429);
      expect(await latest()).toContain('quota GET /api/v1/people: plugin.quota');
      expect((await platform.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(200);
    });
  });

  it('keeps what a plugin answers from running, or ruling, on the portal’s origin', async () => {
    plugin.answerApi = () => ({
      status: 200,
      body: '<script>alert(1)</script>',
      headers: {
        'content-type': 'text/html',
        'content-security-policy': "default-src 'unsafe-inline'",
        'service-worker-allowed': '/',
        'strict-transport-security': 'max-age=1',
      },
    });
    const { headers } = await call('/page');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html',
      'content-disposition': 'attachment',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    for (const name of ['set-cookie', 'service-worker-allowed', 'strict-transport-security']) {
      expect(headers.get(name)).toBeNull();
    }
  });
});
