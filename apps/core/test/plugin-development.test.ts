import { randomBytes } from 'node:crypto';
import {
  type Client,
  createClient,
  newId,
  type PortalPlugin,
  ProblemError,
  UPLOAD_MEDIA_TYPE,
  USER_TOKEN_HEADER,
} from '@yige/contracts';
import { assetOf } from '@yige/plugin-artefact';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const VERSION = '1.1.0-dev.1';

describe.each(dialects)('a plugin under development, on %s', (dialect) => {
  const installed = new FixturePlugin();
  /** On the developer's machine: a page more, and a permission that nobody granted. */
  const local = new FixturePlugin('fixture', localPart(installed));
  const fresh = new FixturePlugin('newcomer', { ...localPart(new FixturePlugin('newcomer')), glyph: '新' });
  let platform: TestPlatform;
  let machine: Client;
  beforeAll(async () => {
    await Promise.all([installed, local, fresh].map((plugin) => plugin.start()));
    platform = await TestPlatform.start(dialect, { plugins: [installed], environment: { YIGE_DEVELOPMENT: '1' } });
    machine = createClient({ baseUrl: platform.url });
  });
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([installed, local, fresh].map((plugin) => plugin.stop()));
  });

  const begin = ({ id, manifest: { name } }: FixturePlugin) =>
    machine.pluginDevelopments.begin({ body: { pluginId: id, name } });
  const report = (
    { id, secret }: { id: string; secret: string },
    plugin?: FixturePlugin,
    problem: string | null = null,
  ) =>
    machine.pluginDevelopments.report({
      params: { id },
      body: { secret, problem, ...(plugin === undefined ? {} : { build: buildOf(plugin) }) },
    });
  /** A login of its own: what it shows is gone with it. */
  const session = async (username = 'worker.elm-1') => {
    const cookie = await platform.cookieOf(username);
    return { cookie, client: createClient({ baseUrl: platform.url, headers: () => ({ cookie }) }) };
  };
  const shown = async (client: Client, id = 'fixture'): Promise<PortalPlugin | undefined> =>
    (await client.portal.get()).plugins.find((plugin) => plugin.id === id);
  const developed = async (plugin = local) => {
    const begun = await begin(plugin);
    const developer = await session();
    await report(begun, plugin);
    await developer.client.pluginDevelopments.join({ body: { code: begun.code } });
    return { begun, ...developer };
  };
  const statusOf = async (path: string, cookie: string) =>
    (await platform.fetch(`/plugins/fixture/${path}`, { headers: { cookie } })).status;

  it('shows in the session that joined it, and in no other of the same person', async () => {
    const { begun, client, cookie } = await developed();
    const other = await session();
    expect(await shown(client)).toMatchObject({ version: VERSION, local: true, pages: [{ path: '/' }] });
    expect((await client.portal.get()).permissions).toContain('fixture:thing.draw');
    expect(await shown(other.client)).toMatchObject({ version: '1.0.0' });
    expect((await other.client.portal.get()).permissions).not.toContain('fixture:thing.draw');
    expect((await shown(other.client))?.local).toBeUndefined();

    const calls = [`${VERSION}/web/mf-manifest.json`, `${VERSION}/api/things`, '1.0.0/api/things'];
    expect(await Promise.all(calls.map((path) => statusOf(path, cookie)))).toEqual([200, 200, 200]);
    expect(await Promise.all(calls.map((path) => statusOf(path, other.cookie)))).toEqual([404, 404, 200]);
    expect([local.apiRequests.length, installed.apiRequests.length]).toEqual([1, 2]);

    await machine.pluginDevelopments.finish({ params: { id: begun.id }, body: { secret: begun.secret } });
    expect(await shown(client)).toMatchObject({ version: '1.0.0' });
    expect(await statusOf(`${VERSION}/web/mf-manifest.json`, cookie)).toBe(404);
  });

  it('takes files where its own manifest says so, as large as that allows', async () => {
    const { begun, cookie } = await developed();
    const send = async (version: string, size: number) => {
      const headers = { cookie, 'content-type': UPLOAD_MEDIA_TYPE };
      const body = 'x'.repeat(size);
      const path = `/plugins/fixture/${version}/api/papers?name=a.pdf`;
      return (await platform.fetch(path, { method: 'POST', headers, body })).status;
    };
    expect([await send(VERSION, 2_000_000), await send(VERSION, 2_000_001)]).toEqual([200, 413]);
    const received = local.apiRequests.at(-1);
    expect([received?.url, received?.body.length]).toEqual(['/api/papers?name=a.pdf', 2_000_000]);
    expect(await send('1.0.0', 2_000_000)).toBe(413);
    await machine.pluginDevelopments.finish({ params: { id: begun.id }, body: { secret: begun.secret } });
  });

  it('shows a plugin that nobody installed, checked as an installation checks it', async () => {
    const begun = await begin(fresh);
    const { client } = await session();
    await report(begun, fresh);
    await client.pluginDevelopments.join({ body: { code: begun.code.toLowerCase() } });
    expect(await shown(client, 'newcomer')).toMatchObject({ id: 'newcomer', local: true });

    const faulty: [string, ReturnType<typeof buildOf>][] = [
      ['plugin.manifestInvalid', buildOf(fresh, { name: { 'zh-CN': '', en: '' } })],
      ['plugin.incompatible', buildOf(fresh, { sdk: '^9.0.0' })],
      ['plugin.manifestInvalid', buildOf(fresh, { permissions: [permission('other')] })],
      ['plugin.glyphTaken', buildOf(fresh, { glyph: installed.manifest.glyph })],
      ['plugin.exposesMissing', buildOf(fresh, { pages: [{ ...page('newcomer'), expose: './pages/missing' }] })],
      ['development.otherPlugin', buildOf(local)],
      ['development.hostRefused', { ...buildOf(fresh), webUrl: 'http://192.0.2.1/' }],
    ];
    for (const [code, build] of faulty) {
      const body = { secret: begun.secret, problem: null, build };
      const call = machine.pluginDevelopments.report({ params: { id: begun.id }, body });
      expect(await codeOf(call), build.manifest).toBe(code);
    }
    const { asset } = fresh;
    fresh.asset = JSON.stringify({ ...JSON.parse(asset), integrity: { 'other.js': 'sha384-other' } });
    expect(await codeOf(report(begun, fresh))).toBe('plugin.filesUnlisted');
    fresh.asset = asset;
    // What was refused leaves what was there.
    expect(await shown(client, 'newcomer')).toMatchObject({ version: fresh.manifest.version });
  });

  it('tells its developer what is wrong, and serves only what the manifest states', async () => {
    const { begun, client, cookie } = await developed();
    await report(begun, undefined, 'web/pages/list.tsx(3,1): error');
    expect(await client.pluginDevelopments.list()).toMatchObject({
      items: [{ pluginId: 'fixture', version: VERSION, problem: 'web/pages/list.tsx(3,1): error' }],
    });
    local.asset = `${local.asset} `;
    expect(await statusOf(`${VERSION}/web/mf-manifest.json`, cookie)).toBe(422);
    local.asset = local.asset.trimEnd();
    expect(await statusOf(`${VERSION}/web/other.js`, cookie)).toBe(404);

    const build = { ...buildOf(local), serverUrl: null };
    const body = { secret: begun.secret, problem: null, build };
    await machine.pluginDevelopments.report({ params: { id: begun.id }, body });
    expect(await statusOf(`${VERSION}/web/mf-manifest.json`, cookie)).toBe(200);
    expect(await statusOf(`${VERSION}/api/things`, cookie)).toBe(503);
  });

  it('has tokens that are of use to it alone, and a server that acts for its developer alone', async () => {
    const { begun, cookie } = await developed();
    expect([await statusOf('1.0.0/api/things', cookie), await statusOf(`${VERSION}/api/things`, cookie)]).toEqual([
      200, 200,
    ]);
    const ofInstalled = tokenOf(installed);
    const ofLocal = tokenOf(local);
    expect(decodeJwt(ofInstalled)).toMatchObject({ aud: 'fixture' });
    expect(decodeJwt(ofLocal)).toMatchObject({ aud: `development:${begun.id}`, version: VERSION });

    const credentials = { clientId: `development:${begun.id}`, clientSecret: begun.secret };
    const client = await platform.tokenOf(credentials);
    const plugin = await platform.tokenOf(installed.credentials);
    const person = `/api/v1/people/${idOf('elm-1-person-0')}`;
    const asked = async (bearer: string, user?: string) => {
      const headers = {
        authorization: `Bearer ${bearer}`,
        ...(user === undefined ? {} : { [USER_TOKEN_HEADER]: user }),
      };
      return (await platform.fetch(person, { headers })).status;
    };
    expect(await asked(client)).toBe(403);
    expect(await asked(client, ofLocal)).toBe(200);
    expect([await asked(client, ofInstalled), await asked(plugin, ofLocal)]).toEqual([401, 401]);
    const wrong = { ...credentials, clientSecret: randomBytes(32).toString('base64url') };
    expect(await codeOf(platform.tokenOf(wrong))).toBe('development.notFound');
    // What is beyond its developer is beyond it.
    const body = { type: 'fixture:visit', unitId: idOf('ash-1') };
    const acting = createClient({
      baseUrl: platform.url,
      headers: () => ({ authorization: `Bearer ${client}`, [USER_TOKEN_HEADER]: ofLocal }),
    });
    expect(await codeOf(acting.tasks.create({ body, idempotencyKey: newId() }))).toMatch(/^(task|request)\./);
  });

  it('is gone with its session, and when the machine falls silent', async () => {
    const ended = await developed();
    await ended.client.sessions.end();
    expect(await codeOf(report(ended.begun))).toBe('development.notFound');

    const silent = await developed();
    const later = new Date(Date.now() + 16_000);
    vi.spyOn(platform.application.get(Clock), 'now').mockReturnValue(later);
    expect(await shown(silent.client)).toMatchObject({ version: '1.0.0' });
    vi.restoreAllMocks();
  });

  it('is joined by a code that is used once, after a proof of who one is, and left by its developer', async () => {
    const begun = await begin(local);
    await report(begun, local);
    const { client } = await session();
    const join = (of: Client, code: string) => codeOf(of.pluginDevelopments.join({ body: { code } }));
    const clock = platform.application.get(Clock);
    const soon = new Date(Date.now() + 6 * 60_000);
    vi.spyOn(clock, 'now').mockReturnValue(soon);
    expect(await join(client, begun.code)).toBe('session.confirmationRequired');
    vi.restoreAllMocks();
    expect(await join(client, 'ABCD-EFGH')).toBe('development.codeUnknown');
    expect(await join(client, begun.code)).toBe('passed');
    const other = await session();
    expect(await join(other.client, begun.code)).toBe('development.codeUnknown');
    expect(await codeOf(other.client.pluginDevelopments.leave({ params: { id: begun.id } }))).toBe(
      'development.notFound',
    );
    await client.pluginDevelopments.leave({ params: { id: begun.id } });
    expect(await shown(client)).toMatchObject({ version: '1.0.0' });
    const kept = await platform.database.query(
      "SELECT COUNT(*) AS entries FROM audit_entries WHERE action = 'plugin.developmentJoined'",
      [],
      (row) => row.integer('entries'),
    );
    expect(kept[0]).toBeGreaterThan(0);
  });

  it('does not exist for whoever asks from elsewhere', async () => {
    const body = { pluginId: 'fixture', name: installed.manifest.name };
    const asked = async (headers: Record<string, string>) =>
      (await platform.post('/api/v1/plugin-developments', body, headers)).status;
    expect(await asked({})).toBe(201);
    expect(await asked({ 'x-forwarded-for': '192.0.2.7' })).toBe(404);
    expect(await asked({ via: '1.1 proxy' })).toBe(404);
  });
});

const permission = (id: string) => ({
  name: `${id}:thing.draw`,
  title: { 'zh-CN': '画', en: 'Draw' },
  grantedTo: ['gridWorker' as const],
});
const page = (id: string) => ({
  path: '/',
  title: { 'zh-CN': '画', en: 'Drawing' },
  expose: './forms/visit',
  permission: `${id}:thing.draw`,
  navigation: true,
});

function localPart({ id, manifest }: FixturePlugin): Partial<FixturePlugin['manifest']> {
  return {
    version: VERSION,
    permissions: [...manifest.permissions, permission(id)],
    pages: [page(id)],
    uploads: [{ path: '/papers', largest: 2_000_000, kinds: ['application/pdf'] }],
  };
}

function buildOf(plugin: FixturePlugin, changes: Partial<FixturePlugin['manifest']> = {}) {
  const asset = assetOf('mf-manifest.json', Buffer.from(plugin.asset));
  const { web } = plugin.manifest;
  const manifest = { ...plugin.manifest, web: { ...web, entry: asset.path, assets: [asset] }, ...changes };
  return { manifest: JSON.stringify(manifest), webUrl: `${plugin.baseUrl}/web/`, serverUrl: plugin.baseUrl };
}

function tokenOf({ apiRequests }: FixturePlugin): string {
  return apiRequests.at(-1)?.headers.authorization?.slice('Bearer '.length) ?? '';
}

function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'passed',
    (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
  );
}
