import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TrafficFlush } from '../src/plugins/traffic/traffic-flush.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('files of plugins and the page’s policy, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let cookie: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    cookie = await platform.cookieOf('worker.elm-1');
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  /** As it is written: `fetch` would resolve the dots before core sees them. */
  const raw = (path: string) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(platform.url);
      let answer = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`),
      );
      socket.on('data', (data) => {
        answer += data.toString('utf8');
      });
      socket.on('end', () => resolve(answer));
      socket.on('error', reject);
    });

  it.each([
    '../../../../district.ndjson',
    '..%2f..%2f..%2f..%2fdistrict.ndjson',
    '%2e%2e/%2e%2e/%2e%2e/%2e%2e/district.ndjson',
    '..%5c..%5cdistrict.ndjson',
    '%2fetc%2fpasswd',
    'static/../../../../../district.ndjson',
    'mf-manifest.json%00.js',
    '%c0%ae%c0%ae/district.ndjson',
  ])('no path leads outside: %s', async (path) => {
    const answer = await raw(`/plugins/fixture/1.0.0/web/${path}`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04]/);
    expect(answer).not.toContain('root:');
    expect(answer).not.toContain('"kind":"unit"');
  });

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['gzip;q=0, br', null],
    ['identity', null],
  ])('a file is squeezed for whoever takes it so, and is the same: %s', async (accepted, encoding) => {
    const answer = await platform.fetch('/plugins/fixture/1.0.0/web/mf-manifest.json', {
      headers: { cookie, 'accept-encoding': accepted },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toContain('accept-encoding');
    expect(await answer.text()).toBe(plugin.asset);
  });

  const report = (violation: Record<string, string>, headers: Record<string, string> = { cookie }) =>
    platform.fetch('/api/v1/csp-reports', {
      method: 'POST',
      headers: { 'content-type': 'application/csp-report', ...headers },
      body: JSON.stringify({
        'csp-report': { 'violated-directive': 'script-src', 'blocked-uri': 'eval', ...violation },
      }),
    });
  const incidents = async () => {
    await platform.application.get(TrafficFlush).flush();
    const admin = await platform.clientOf('system');
    const { items } = await admin.pluginTraffic.incidents({
      params: { id: 'fixture' },
      query: { limit: 50, kind: 'policy' },
    });
    return items.map(({ what, version, count }) => ({ what, version, count }));
  };

  it('what the policy stopped becomes an incident of the plugin whose file did it, of no other, and of no version that the user has not', async () => {
    const source = (path: string) => ({ 'source-file': `${platform.url}${path}` });
    expect((await report(source('/plugins/fixture/1.0.0/web/remoteEntry.js'))).status).toBe(204);
    expect((await report(source('/plugins/fixture/9.9.9/web/remoteEntry.js'))).status).toBe(204);
    expect((await report(source('/index.js'))).status).toBe(204);
    const list = await platform.fetch('/api/v1/csp-reports', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/reports+json' },
      body: JSON.stringify([
        { type: 'deprecation', body: {} },
        {
          type: 'csp-violation',
          body: {
            effectiveDirective: 'img-src',
            blockedURL: 'https://elsewhere.test/pixel?resident=1',
            sourceFile: `${platform.url}/plugins/fixture/1.0.0/web/js/panel.js`,
          },
        },
      ]),
    });
    expect(list.status).toBe(204);
    const found = await incidents();
    expect(found).toHaveLength(2);
    expect(found).toEqual(
      expect.arrayContaining([
        { what: 'script-src: eval (remoteEntry.js)', version: '1.0.0', count: 1 },
        { what: 'img-src: https://elsewhere.test (js/panel.js)', version: '1.0.0', count: 1 },
      ]),
    );
  });

  it('takes no report without a session, of another kind, too large, or that is none', async () => {
    expect((await report({}, {})).status).toBe(401);
    expect((await report({}, { cookie, 'content-type': 'application/json' })).status).toBe(415);
    expect((await report({ 'blocked-uri': 'x'.repeat(20_000) })).status).toBe(413);
    expect((await report({ 'blocked-uri': 'x'.repeat(3_000) })).status).toBe(422);
  });

  it('bounds how much one user’s pages report', async () => {
    const other = await platform.cookieOf('worker.oak-1');
    const answers = await Promise.all(Array.from({ length: 130 }, () => report({}, { cookie: other })));
    expect(answers.map(({ status }) => status)).toContain(429);
  });
});
