import { createClient, routes } from '@yige/contracts';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SigningKeys } from '../src/oauth/signing-keys.js';
import { Tokens } from '../src/oauth/tokens.js';
import { Clock } from '../src/time/clock.js';
import { idOf, isWithin, PASSWORD, people } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { codeOf } from './support/problems.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { TestVisitor } from './support/visitor.js';

const MINUTE = 60_000;
const path = '/api/v1/service-accounts';
const everything = { grants: ['core:person.read', 'core:task.read', 'core:orgUnit.read'] };

describe.each(dialects)('service accounts and keys, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let security: TestVisitor;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  beforeEach(async () => {
    vi.restoreAllMocks();
    security = new TestVisitor(platform);
    expect((await security.logIn('security', PASSWORD)).status).toBe(201);
  });

  const later = (duration: number) => {
    const now = Date.now();
    vi.spyOn(platform.application.get(Clock), 'now').mockImplementation(() => new Date(now + duration));
  };
  const created = async (unit: string, grants = everything.grants) => {
    const answer = await security.call('POST', path, { name: '区统计平台', grants, unitIds: [idOf(unit)] });
    expect(answer.status).toBe(201);
    const { serviceAccount, clientSecret } = routes.serviceAccounts.create.response.parse(await answer.json());
    return { id: serviceAccount.id, clientId: serviceAccount.clientId, clientSecret };
  };
  const withToken = (token: string) => (url: string) =>
    platform.fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const refusedWith = async (token: string) => codeOf(await withToken(token)('/api/v1/people'));

  it('sees exactly the residents of its units, with its grants, and does nothing', async () => {
    const token = await platform.tokenOf(await created('north'));
    const client = createClient({ baseUrl: platform.url, headers: () => ({ authorization: `Bearer ${token}` }) });
    const { items } = await client.people.list({ query: { limit: 200 } });
    const expected = people.filter(({ grid }) => isWithin(grid, 'north')).map(({ name }) => idOf(name));
    expect(items.map(({ id }) => id).sort()).toEqual(expected.sort());
    await expect(client.people.get({ params: { id: idOf('ash-1-person-0') } })).rejects.toMatchObject({ status: 404 });
    expect((await client.tasks.list({ query: { box: 'unit' } })).items).toEqual([]);
    await expect(client.sessions.me()).rejects.toMatchObject({ status: 403 });
    await expect(client.portal.get()).rejects.toMatchObject({ status: 403 });
    await expect(client.plugins.list()).rejects.toMatchObject({ status: 403 });

    const few = await platform.tokenOf(await created('north', ['core:orgUnit.read']));
    expect(await refusedWith(few)).toBe('request.forbidden');
  });

  describe('calls the API of a plugin, as a device does', () => {
    const permission = 'fixture:thing.read';
    const call = (path: string, headers: Record<string, string>) =>
      platform.fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"value":36.5}',
      });
    const bearer = async (unit: string, grants: string[]) => ({
      authorization: `Bearer ${await platform.tokenOf(await created(unit, grants))}`,
    });

    it('in the general version, known to it with its units and what it may do there', async () => {
      const cookie = await platform.cookieOf('worker.elm-1');
      const answer = await call('/plugins/fixture/api/readings?of=7', {
        ...(await bearer('north', [permission, 'core:person.read'])),
        cookie,
      });
      expect(answer.status).toBe(200);
      const request = plugin.apiRequests.at(-1);
      expect(request).toMatchObject({ method: 'POST', url: '/api/readings?of=7', body: '{"value":36.5}' });
      expect(request?.headers.cookie).toBeUndefined();
      const token = request?.headers.authorization?.slice('Bearer '.length) ?? '';
      const post = { unitId: idOf('north'), level: 'street', permissions: [permission] };
      expect(decodeJwt(token)).toMatchObject({
        ...{ use: 'service', aud: 'fixture', name: '区统计平台', version: '1.0.0' },
        ...{ posts: [post], units: [idOf('north')] },
      });
      // It stands for nobody towards core, whatever the plugin makes of it.
      const onBehalf = await platform.fetch('/api/v1/people', {
        headers: { authorization: `Bearer ${await platform.tokenOf(plugin.credentials)}`, 'yige-user-token': token },
      });
      expect(await codeOf(onBehalf)).toBe('token.invalid');
    });

    it('and nobody does with a session, whose cookie any page makes the browser send', async () => {
      const before = plugin.apiRequests.length;
      const cookie = await platform.cookieOf('worker.elm-1');
      expect(await codeOf(await call('/plugins/fixture/api/readings', { cookie }))).toBe('request.forbidden');
      expect((await call('/plugins/fixture/api/readings', {})).status).toBe(401);
      const asPlugin = { authorization: `Bearer ${await platform.tokenOf(plugin.credentials)}` };
      expect(await codeOf(await call('/plugins/fixture/api/readings', asPlugin))).toBe('request.forbidden');
      expect(plugin.apiRequests).toHaveLength(before);
    });

    it('with a permission of that plugin, which an enabled one declares', async () => {
      const reader = await bearer('north', ['core:person.read']);
      expect(await codeOf(await call('/plugins/fixture/api/readings', reader))).toBe('request.forbidden');
      const other = await security.call('POST', path, {
        name: 'x',
        grants: ['fixture:thing.invent'],
        unitIds: [idOf('north')],
      });
      expect(await other.json()).toMatchObject({
        code: 'serviceAccount.permissionUnknown',
        errors: [{ pointer: '/body/grants/0' }],
      });
      const device = await bearer('north', [permission]);
      expect(await codeOf(await call('/plugins/fixture/1.0.0/api/readings', device))).toBe('request.forbidden');
    });

    it('only where the plugin is enabled', async () => {
      const system = await platform.clientOf('system');
      const params = { id: 'fixture' };
      const device = await bearer('north', [permission]);
      await system.plugins.place({ params, body: { units: [{ unitId: idOf('north'), version: null }] } });
      await call('/plugins/fixture/api/readings', device);
      const token = plugin.apiRequests.at(-1)?.headers.authorization?.slice('Bearer '.length) ?? '';
      expect(decodeJwt(token)).toMatchObject({ posts: [], units: [] });
      await system.plugins.update({ params, body: { enabledVersion: null, everywhere: true } });
      expect(await codeOf(await call('/plugins/fixture/api/readings', device))).toBe('plugin.notFound');
      await system.plugins.update({ params, body: { enabledVersion: '1.0.0' } });
    });
  });

  it('is made by the security administrator only, with grants that exist and units of theirs', async () => {
    const system = new TestVisitor(platform);
    await system.logIn('system', PASSWORD);
    expect(await codeOf(await system.get(path))).toBe('request.forbidden');
    const body = { name: 'x', grants: ['core:security.manage'], unitIds: [idOf('north')] };
    expect((await security.call('POST', path, body)).status).toBe(422);
    const unknown = await security.call('POST', path, { name: 'x', ...everything, unitIds: [idOf('nowhere')] });
    expect(await unknown.json()).toMatchObject({
      code: 'serviceAccount.unitUnknown',
      errors: [{ pointer: '/body/unitIds/0' }],
    });
  });

  it('a new secret opens beside the old one for a while, then alone', async () => {
    const old = await created('elm');
    const answer = await security.call('POST', `${path}/${old.id}/secrets`, { overlapHours: 2 });
    const { clientSecret, serviceAccount } = routes.serviceAccounts.renewSecret.response.parse(await answer.json());
    const renewed = { clientId: old.clientId, clientSecret };
    expect(serviceAccount.secrets).toHaveLength(2);
    for (const credentials of [old, renewed]) expect(await platform.tokenOf(credentials)).toContain('.');
    later(121 * MINUTE);
    await expect(platform.tokenOf(old)).rejects.toMatchObject({ code: 'client.wrongCredentials' });
    expect(await platform.tokenOf(renewed)).toContain('.');
    const listed = JSON.stringify(
      await platform.database.query('SELECT * FROM service_secrets', [], (row) => row.text('secret_hash')),
    );
    expect(listed).not.toContain(clientSecret);
  });

  it('once disabled neither secret nor token opens', async () => {
    const account = await created('elm');
    const token = await platform.tokenOf(account);
    expect((await withToken(token)('/api/v1/people')).status).toBe(200);
    expect((await security.call('PATCH', `${path}/${account.id}`, { disabled: true })).status).toBe(200);
    expect(await refusedWith(token)).toBe('token.invalid');
    await expect(platform.tokenOf(account)).rejects.toMatchObject({ code: 'client.wrongCredentials' });
  });

  it('a token is refused after its expiry, at another audience, and with a key that core does not have', async () => {
    const token = await platform.tokenOf(await created('elm'));
    const tokens = platform.application.get(Tokens);
    const forPlugin = await tokens.forUser(
      { id: idOf('worker.elm-1'), name: 'x', posts: [], actingPostId: null },
      { pluginId: 'fixture', version: '1.0.0' },
    );
    expect(await refusedWith(forPlugin)).toBe('token.invalid');
    for (const id of ['', ':']) {
      expect(await refusedWith(await tokens.forClient({ kind: 'plugin', id }))).toBe('token.invalid');
    }
    const foreign = await new SignJWT({ sub: `service:${idOf('anything')}` })
      .setProtectedHeader({ alg: 'HS256', kid: decodeProtectedHeader(token).kid ?? '' })
      .setIssuer('yige')
      .setAudience('core')
      .setExpirationTime('5m')
      .sign(Buffer.alloc(32, 1));
    expect(await refusedWith(foreign)).toBe('token.invalid');
    later(11 * MINUTE);
    expect(await refusedWith(token)).toBe('token.expired');
  });

  it('a new key is published before it signs; the old one stays until its last token has expired', async () => {
    const account = await created('elm');
    const keys = async () => {
      const answer = await platform.fetch('/api/v1/oauth/jwks');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=15');
      return routes.oauth.keys.response.parse(await answer.json()).keys.map(({ kid }) => kid);
    };
    const signer = async () => decodeProtectedHeader(await platform.tokenOf(account)).kid;
    const [first] = await keys();
    const early = await platform.tokenOf(account);
    const rotated = routes.signingKeys.rotate.response.parse(
      await (await security.call('POST', '/api/v1/security/signing-keys')).json(),
    );
    expect(rotated.state).toBe('next');
    expect(await keys()).toEqual([rotated.kid, first]);
    expect(await signer()).toBe(first);
    later(MINUTE + 1_000);
    expect(await signer()).toBe(rotated.kid);
    expect((await withToken(early)('/api/v1/people')).status).toBe(200);
    const { items } = routes.signingKeys.list.response.parse(
      await (await security.get('/api/v1/security/signing-keys')).json(),
    );
    expect(items.map(({ state }) => state)).toEqual(['signing', 'verifying']);
    later(10 * MINUTE);
    await platform.application.get(SigningKeys).maintain();
    expect(await keys()).toEqual([rotated.kid, first]);
    later(20 * MINUTE);
    await platform.application.get(SigningKeys).maintain();
    expect(await keys()).toEqual([rotated.kid]);
  });

  it('makes a new key by itself when the present one is old', async () => {
    const before = platform.application.get(SigningKeys).list();
    later(31 * 24 * 60 * MINUTE);
    await platform.application.get(SigningKeys).maintain();
    const [newest, ...others] = platform.application.get(SigningKeys).list();
    expect(newest?.state).toBe('next');
    expect(others).toHaveLength(1);
    expect(before.map(({ kid }) => kid)).toContain(others[0]?.kid);
  });
});
