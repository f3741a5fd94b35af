import { type PluginManifest, problemSchema } from '@yige/contracts';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('plugins, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  const candidate = new FixturePlugin('candidate', { glyph: '候' });
  let platform: TestPlatform;
  let administrators: Administrators;
  let cookie: string;
  let admin: string;
  beforeAll(async () => {
    await plugin.start();
    await candidate.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], pluginLimits: { timeout: 400 } });
    cookie = await platform.cookieOf('worker.elm-1');
    admin = await platform.cookieOf('system');
    administrators = await Administrators.of(platform);
    await administrators.trust(candidate);
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
    await candidate.stop();
  });
  afterEach(async () => {
    plugin.answerApi = () => ({ status: 200, body: { hello: 'portal' } });
  });

  const register = async (baseUrl: string) => {
    const { stage, state, problem } = await administrators.install(baseUrl);
    return { stage, state, code: problem?.code ?? null };
  };
  const codeOf = async (answer: Response) => {
    const { code } = problemSchema.parse(await answer.json());
    return { status: answer.status, code };
  };
  const gateway = (path: string, options: RequestInit = {}) =>
    platform.fetch(`/plugins/fixture/1.0.0/api${path}`, { ...options, headers: { cookie, ...options.headers } });

  describe('registration refuses', () => {
    const manifestWith = (changes: Partial<PluginManifest>) => {
      candidate.answerManifest = () => ({ status: 200, body: { ...candidate.manifest, ...changes } });
    };
    afterEach(() => {
      manifestWith({});
      candidate.asset = plugin.asset;
    });

    it('a host that is not allowed', async () => {
      const answer = await platform.post('/api/v1/plugins', { baseUrl: 'http://169.254.169.254/' }, { cookie: admin });
      expect(await codeOf(answer)).toEqual({ status: 422, code: 'plugin.hostRefused' });
    });

    it('a server that is not there, or has no manifest', async () => {
      const unreachable = { stage: 'fetch', state: 'failed', code: 'plugin.unreachable' };
      expect(await register('http://127.0.0.1:1/')).toEqual(unreachable);
      candidate.answerManifest = () => ({ status: 404 });
      expect(await register(candidate.baseUrl)).toEqual(unreachable);
    });

    it.each<[string, Partial<PluginManifest>, string]>([
      ['a glyph of two characters', { glyph: '两字' }, 'plugin.manifestInvalid'],
      ['the glyph of another plugin', { glyph: '试' }, 'plugin.glyphTaken'],
      ['an SDK that the platform does not speak', { sdk: '^9.0.0' }, 'plugin.incompatible'],
      [
        'permissions under a foreign name',
        { permissions: [{ name: 'core:person.read', title: { 'zh-CN': '看', en: 'See' }, grantedTo: ['gridWorker'] }] },
        'plugin.manifestInvalid',
      ],
      [
        'a page that opens with another plugin’s permission',
        {
          pages: [
            {
              ...{ path: '/', title: { 'zh-CN': '看', en: 'See' }, expose: './forms/visit', navigation: true },
              permission: 'fixture:thing.read',
            },
          ],
        },
        'plugin.manifestInvalid',
      ],
      [
        'an entry that is none of its files',
        { web: { ...candidate.manifest.web, entry: 'other.json' } },
        'plugin.manifestInvalid',
      ],
    ])('%s', async (_, changes, code) => {
      manifestWith(changes);
      expect(await register(candidate.baseUrl)).toMatchObject({ state: 'failed', code });
    });

    it('a file that is not the one of the manifest', async () => {
      candidate.asset = plugin.asset.replace('fixture', 'tamper!');
      expect(await register(candidate.baseUrl)).toEqual({
        ...{ stage: 'verify', state: 'failed', code: 'plugin.assetTampered' },
      });
    });

    it('and leaves nothing behind', async () => {
      const listed: unknown = await (await platform.fetch('/api/v1/plugins', { headers: { cookie: admin } })).json();
      expect(listed).toMatchObject({ items: [{ id: 'fixture' }] });
    });
  });

  it('are registered, enabled and disabled without a restart', async () => {
    expect(await register(candidate.baseUrl)).toMatchObject({ stage: 'ready', state: 'done' });
    const made = await platform.post('/api/v1/plugins/candidate/credentials', {}, { cookie: admin });
    expect(made.status).toBe(201);
    const { clientSecret } = z.object({ clientSecret: z.string() }).parse(await made.json());
    expect(clientSecret.length).toBeGreaterThanOrEqual(32);
    const update = (enabledVersion: string | null) =>
      platform.fetch('/api/v1/plugins/candidate', {
        method: 'PATCH',
        headers: { cookie: admin, 'content-type': 'application/json' },
        body: JSON.stringify({ enabledVersion }),
      });
    const inPortal = async () => {
      const { plugins } = z
        .object({ plugins: z.array(z.object({ id: z.string() })) })
        .parse(await (await platform.fetch('/api/v1/portal', { headers: { cookie } })).json());
      return plugins.some(({ id }) => id === 'candidate');
    };
    expect(await inPortal()).toBe(false);
    expect(await codeOf(await update('2.0.0'))).toEqual({ status: 404, code: 'plugin.notFound' });
    expect((await update('1.0.0')).status).toBe(200);
    expect(await inPortal()).toBe(true);
    expect((await update(null)).status).toBe(200);
    expect(await inPortal()).toBe(false);
  });

  it('have their files served by core itself, and only those of the manifest', async () => {
    const get = (path: string) => platform.fetch(`/plugins/fixture/1.0.0/web/${path}`, { headers: { cookie } });
    expect(await (await get('mf-manifest.json')).text()).toBe(plugin.asset);
    for (const path of ['other.js', '../../../keys', '..%2f..%2fcore.sqlite'])
      expect((await get(path)).status).toBe(404);
    expect((await platform.fetch('/plugins/fixture/1.0.0/web/mf-manifest.json')).status).toBe(401);
  });

  describe('behind the gateway', () => {
    it('get a token of their own instead of the session', async () => {
      const before = plugin.apiRequests.length;
      const answer = await gateway('/things?size=2', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"a":1}',
      });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const [request] = plugin.apiRequests.slice(before);
      expect(request).toMatchObject({ method: 'POST', url: '/api/things?size=2', body: '{"a":1}' });
      expect(request?.headers.cookie).toBeUndefined();
      const token = request?.headers.authorization?.replace('Bearer ', '') ?? '';
      const { keys } = z
        .object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) })
        .parse(await (await platform.fetch('/api/v1/oauth/jwks')).json());
      const { kid, alg } = decodeProtectedHeader(token);
      expect(alg).toBe('EdDSA');
      const key = await importJWK(keys.find((each) => each.kid === kid) ?? {}, 'EdDSA');
      const { payload } = await jwtVerify(token, key, { issuer: 'yige', audience: 'fixture' });
      expect(payload).toMatchObject({ use: 'user', version: '1.0.0' });
      expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
    });

    it('are reached with a session only, in the version that is enabled, and never at their inner endpoints', async () => {
      expect((await platform.fetch('/plugins/fixture/1.0.0/api/things')).status).toBe(401);
      expect((await platform.fetch('/plugins/fixture/2.0.0/api/things', { headers: { cookie } })).status).toBe(404);
      const before = plugin.apiRequests.length;
      for (const path of ['/../yige/v1/manifest', '/%2e%2e/yige/v1/manifest', '/..%2fyige/v1/manifest']) {
        const url = new URL(platform.url);
        // Sent as it stands: fetch would tidy the path away before it leaves.
        const answer = await rawGet(url.port, `/plugins/fixture/1.0.0/api${path}`, cookie);
        expect(answer).not.toContain('"sdk"');
      }
      expect(plugin.apiRequests.slice(before).every(({ url }) => url.startsWith('/api/'))).toBe(true);
    });

    it('may refuse with problems of their own', async () => {
      plugin.answerApi = () => ({
        status: 404,
        body: { type: '/problems/elder.notFound', title: '无', status: 404, code: 'elder.notFound' },
      });
      expect(await codeOf(await gateway('/elders/1'))).toEqual({ status: 404, code: 'elder.notFound' });
    });

    it('that hang are given up: 504; that are down: 503; and that come back are there again', async () => {
      plugin.answerApi = () => ({ status: 200, after: 2_000 });
      expect(await codeOf(await gateway('/slow'))).toEqual({ status: 504, code: 'plugin.timeout' });
      await plugin.stop();
      expect(await codeOf(await gateway('/things'))).toEqual({ status: 503, code: 'plugin.unavailable' });
      expect((await platform.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(200);
      plugin.answerApi = () => ({ status: 200, body: {} });
      await plugin.start();
      await eventually(async () => (await gateway('/things')).status === 200);
    });

    it.each([
      ['application/json', JSON.stringify('x'.repeat(1_100_000))],
      ['application/octet-stream', 'x'.repeat(1_100_000)],
    ])('are spared an oversized upload of %s: 413', async (contentType, body) => {
      const answer = await gateway('/upload', { method: 'POST', headers: { 'content-type': contentType }, body });
      expect(await codeOf(answer)).toEqual({ status: 413, code: 'request.tooLarge' });
    });

    it('are spared an upload that does not say its size: 413 once it is too much', async () => {
      const body = new Blob(['x'.repeat(1_100_000)]).stream();
      const headers = { 'content-type': 'application/octet-stream' };
      const answer = await gateway('/upload', { method: 'POST', headers, body, duplex: 'half' });
      expect(await codeOf(answer)).toEqual({ status: 413, code: 'request.tooLarge' });
    });
  });

  it('with wrong credentials or a foreign token get nothing', async () => {
    const token = (clientSecret: string) =>
      platform.post('/api/v1/oauth/token', {
        grant_type: 'client_credentials',
        client_id: 'plugin:fixture',
        client_secret: clientSecret,
      });
    expect((await token('x'.repeat(48))).status).toBe(401);
    const forged = await platform.fetch('/api/v1/people', {
      headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
    });
    expect(forged.status).toBe(401);
    // A token that core gave to the plugin for a user opens nothing at core by itself.
    await gateway('/things');
    const userToken = plugin.apiRequests.at(-1)?.headers.authorization ?? '';
    const replayed = await platform.fetch('/api/v1/people', { headers: { authorization: userToken } });
    expect(replayed.status).toBe(401);
  });

  it('acting for a user have the rights that both have', async () => {
    await gateway('/things');
    const userToken = plugin.apiRequests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? '';
    const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
    const listed = async (headers: Record<string, string>) =>
      z
        .object({ items: z.array(z.object({ unitName: z.string() })) })
        .parse(
          await (await platform.fetch('/api/v1/people?limit=50', { headers: { authorization, ...headers } })).json(),
        ).items;
    expect(await listed({})).toHaveLength(12);
    expect(await listed({ 'yige-user-token': userToken })).toHaveLength(3);
    const org = await platform.fetch('/api/v1/org/units', { headers: { authorization, 'yige-user-token': userToken } });
    expect(org.status).toBe(403);
  });
});

async function rawGet(port: string, path: string, cookie: string): Promise<string> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
    });
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}
