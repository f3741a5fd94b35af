import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ARTEFACT_LIMITS,
  type Client,
  installationSchema,
  installationStageSchema,
  newId,
  ProblemError,
} from '@yige/contracts';
import { packArtefact } from '@yige/plugin-artefact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('installations, on %s', (dialect) => {
  const plugin = new FixturePlugin('newcomer', { glyph: '新' });
  const resident = new FixturePlugin();
  let platform: TestPlatform;
  let administrators: Administrators;
  let system: Client;
  beforeAll(async () => {
    await plugin.start();
    await resident.start();
    platform = await TestPlatform.start(dialect, { plugins: [resident] });
    administrators = await Administrators.of(platform);
    system = administrators.system;
    await administrators.trust(plugin);
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
    await resident.stop();
  });

  const outcome = async (changes: Partial<FixturePlugin['manifest']>) => {
    plugin.answerManifest = () => ({ status: 200, body: { ...plugin.manifest, ...changes } });
    const { stage, state, problem, files } = await administrators.install(plugin.baseUrl);
    plugin.answerManifest = () => ({ status: 200, body: plugin.manifest });
    return {
      stage,
      state,
      code: problem?.code,
      detail: problem?.detail,
      errors: problem?.errors,
      verified: files.verified,
    };
  };
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'passed',
      (error: unknown) => (error instanceof ProblemError ? error.code : String(error)),
    );

  it('what does not fit is refused before any of its code is copied, with the exact reason', async () => {
    expect(await outcome({ sdk: '^1.4.0' })).toMatchObject({
      ...{ stage: 'compatibility', state: 'failed', code: 'plugin.incompatible', verified: 0 },
      detail: '需要 SDK ^1.4.0，平台现在是 1.0.0',
    });
    const later = { ...plugin.manifest, sdk: '^2.0.0', boards: [] };
    expect(await outcome(later)).toMatchObject({ stage: 'fetch', code: 'plugin.incompatible', verified: 0 });
    const page = { path: '/', title: plugin.manifest.name, expose: './pages/none', permission: 'newcomer:thing.read' };
    expect(await outcome({ pages: [{ ...page, navigation: true }] })).toMatchObject({
      ...{ stage: 'compatibility', code: 'plugin.exposesMissing', detail: './pages/none', verified: 0 },
      errors: [{ pointer: '/manifest/pages/0/expose', code: 'not_exposed' }],
    });
    expect(await outcome({ glyph: '试' })).toMatchObject({
      ...{ stage: 'compatibility', code: 'plugin.glyphTaken', detail: '“试”是 fixture 的字，换一个' },
    });
    const foreign = [{ name: 'fixture:thing.read', title: plugin.manifest.name, grantedTo: [] }];
    expect(await outcome({ permissions: foreign })).toMatchObject({
      ...{ stage: 'fetch', code: 'plugin.manifestInvalid' },
      errors: [{ pointer: '/manifest/permissions/0/name', message: expect.stringContaining('newcomer:') }],
    });
  });

  it('one whose server is not ready waits for it, and goes on by itself', async () => {
    plugin.migrated = false;
    const { id, stage, state, problem } = await administrators.install(plugin.baseUrl);
    expect([stage, state, problem?.code]).toEqual(['migrate', 'waiting', 'installation.notReady']);
    // Its server may need them to become ready.
    expect((await system.plugins.credentials({ params: { id: 'newcomer' } })).clientId).toBe('plugin:newcomer');
    expect((await system.plugins.list()).items.map((item) => item.id)).toEqual(['fixture']);
    plugin.migrated = true;
    await eventually(async () => (await administrators.settled(id)).state === 'done');
    const installed = await system.plugins.get({ params: { id: 'newcomer' } });
    expect(installed).toMatchObject({ enabledVersion: null, versions: [{ version: '1.0.0', communities: 0 }] });
    expect((await administrators.settled(id)).files).toEqual({ verified: 1, total: 1 });
  });

  it('one at whose address another plugin or version answers waits for the right server', async () => {
    const { answerHealth } = plugin;
    plugin.answerManifest = () => ({ status: 200, body: { ...plugin.manifest, version: '1.0.1' } });
    plugin.answerHealth = () => ({
      status: 200,
      body: { status: 'ready', id: 'newcomer', version: '1.0.2', migrated: true },
    });
    const { id, stage, state, problem } = await administrators.install(plugin.baseUrl);
    expect([stage, state, problem?.code, problem?.detail]).toEqual([
      ...['migrate', 'waiting', 'installation.otherServer', '那个地址上运行的是 newcomer 1.0.2'],
    ]);
    plugin.answerHealth = answerHealth;
    await eventually(async () => (await administrators.settled(id)).state === 'done');
    await system.plugins.removeVersion({ params: { id: 'newcomer', version: '1.0.1' } });
    plugin.answerManifest = () => ({ status: 200, body: plugin.manifest });
  });

  it('what needs no admission is on record as confirmed by whoever confirmed it', async () => {
    const [visit] = plugin.manifest.taskTypes;
    if (visit === undefined) throw new Error('The fixture has a task type');
    const free = (['alarm', 'rescue'] as const).map((name) => ({ ...visit, name, gate: 'alarm' as const }));
    const manifest = { ...plugin.manifest, version: '1.0.3', taskTypes: [visit, ...free] };
    plugin.answerManifest = () => ({ status: 200, body: manifest });
    const { id, problem } = await administrators.install(plugin.baseUrl, ['alarm']);
    expect(problem?.code).toBe('plugin.ungatedUnconfirmed');
    // The colleague who takes over.
    const promote = (role: string) =>
      platform.database.execute('UPDATE appointments SET role = ? WHERE account_id = ?', [
        role,
        idOf('official.district'),
      ]);
    await promote('systemAdministrator');
    const colleague = await platform.clientOf('official.district');
    await colleague.plugins.retry({ params: { id }, body: { ungated: ['rescue', 'alarm'] } });
    expect(await administrators.granted(id)).toMatchObject({ state: 'done', startedBy: 'system' });
    await promote('districtOfficial');
    const entries = await platform.database.query(
      `SELECT actor_id, details FROM audit_entries WHERE action IN ('plugin.ungatedConfirmed', 'plugin.installationRetried')
       ORDER BY id`,
      [],
      (row) => [row.text('actor_id'), row.json('details', (value) => value)],
    );
    expect(entries.slice(-3)).toEqual([
      [idOf('official.district'), { ungated: ['rescue'] }],
      [idOf('system'), { version: '1.0.3', types: ['alarm'] }],
      [idOf('official.district'), { version: '1.0.3', types: ['rescue'] }],
    ]);
    await system.plugins.removeVersion({ params: { id: 'newcomer', version: '1.0.3' } });
    plugin.answerManifest = () => ({ status: 200, body: plugin.manifest });
  });

  it('the same version with other content is refused, and the same once more is the same', async () => {
    const changed = { name: { 'zh-CN': '改名', en: 'Renamed' } };
    expect(await outcome(changed)).toMatchObject({ stage: 'compatibility', code: 'plugin.versionChanged' });
    const other = { bureau: { ...plugin.manifest.bureau, kind: 'police' as const }, version: '1.1.0' };
    expect(await outcome(other)).toMatchObject({
      stage: 'compatibility',
      code: 'plugin.idTaken',
      detail: '“newcomer”是试验局的插件，换一个标识',
    });
    expect(await outcome({})).toMatchObject({ stage: 'ready', state: 'done' });
    expect((await system.plugins.get({ params: { id: 'newcomer' } })).versions).toHaveLength(1);
  });

  it('one that failed is tried again from its source, one that is not done is given up', async () => {
    const { id } = await administrators.install('http://127.0.0.1:1/');
    expect(await codeOf(system.plugins.retry({ params: { id }, body: {} }))).toBe('passed');
    expect(await administrators.settled(id)).toMatchObject({
      state: 'failed',
      problem: { code: 'plugin.unreachable' },
    });
    await system.plugins.cancel({ params: { id } });
    expect((await administrators.settled(id)).state).toBe('cancelled');
    expect(await codeOf(system.plugins.retry({ params: { id }, body: {} }))).toBe('installation.notFailed');
    expect(await codeOf(system.plugins.cancel({ params: { id } }))).toBe('installation.ended');
    const { items } = await system.plugins.installations({ query: { limit: 2 } });
    expect(items).toHaveLength(2);
    expect(items[0]?.id).toBe(id);
  });

  it.each(installationStageSchema.options)('one that a killed process left at %s goes on in another', async (stage) => {
    const minor = installationStageSchema.options.indexOf(stage) + 2;
    plugin.answerManifest = () => ({ status: 200, body: { ...plugin.manifest, version: `1.${minor}.0` } });
    plugin.migrated = false;
    const { id } = await administrators.install(plugin.baseUrl);
    await platform.database.execute(
      "UPDATE plugin_installations SET stage = ?, state = 'running', holder = ?, next_at = ? WHERE id = ?",
      [stage, newId(), new Date(0), id],
    );
    plugin.migrated = true;
    await eventually(async () => (await administrators.settled(id)).state === 'done');
    const { versions } = await system.plugins.get({ params: { id: 'newcomer' } });
    expect(versions[0]).toMatchObject({ version: `1.${minor}.0`, signature: { files: 1, withdrawn: false } });
    const headers = { cookie: await platform.cookieOf('worker.elm-1') };
    const asset = await platform.fetch(`/plugins/newcomer/1.${minor}.0/web/mf-manifest.json`, { headers });
    expect(await asset.text()).toBe(plugin.asset);
    plugin.answerManifest = () => ({ status: 200, body: plugin.manifest });
  });

  it('an artefact is installed as the running server is, and what is none is refused', async () => {
    const upload = async (content: Blob) => {
      const body = new FormData();
      body.append('file', content, 'newcomer.tgz');
      const headers = { cookie: await platform.cookieOf('system') };
      const path = `/api/v1/plugins/artefacts?baseUrl=${encodeURIComponent(plugin.baseUrl)}`;
      const answer = await platform.fetch(path, { method: 'POST', headers, body });
      const { installation } = z.object({ installation: installationSchema }).parse(await answer.json());
      return administrators.granted(installation.id);
    };
    const directory = await mkdtemp(join(tmpdir(), 'yige-artefact-'));
    plugin.answerManifest = () => ({ status: 200, body: { ...plugin.manifest, version: '2.0.0' } });
    await mkdir(join(directory, 'dist', 'web'), { recursive: true });
    await writeFile(join(directory, 'dist', 'manifest.json'), plugin.manifestBytes);
    await writeFile(join(directory, 'dist', 'signature.json'), JSON.stringify(plugin.signature));
    await writeFile(join(directory, 'dist', 'web', 'mf-manifest.json'), plugin.asset);
    await mkdir(join(directory, 'dist', 'server'));
    await writeFile(join(directory, 'dist', 'server', 'main.js'), 'never read by core');
    await packArtefact(join(directory, 'dist'), join(directory, 'newcomer.tgz'));
    const packed = await readFile(join(directory, 'newcomer.tgz'));
    expect(await upload(new Blob([packed]))).toMatchObject({ source: 'upload', state: 'done', problem: null });
    expect((await system.plugins.get({ params: { id: 'newcomer' } })).versions[0]?.version).toBe('2.0.0');
    expect(await upload(new Blob([packed.subarray(0, packed.length / 2)]))).toMatchObject({
      ...{ stage: 'fetch', state: 'failed', problem: { code: 'artefact.invalid' } },
    });
    const large = new FormData();
    large.append('file', new Blob([Buffer.alloc(ARTEFACT_LIMITS.packed + 1)]), 'newcomer.tgz');
    const headers = { cookie: await platform.cookieOf('system') };
    const path = `/api/v1/plugins/artefacts?baseUrl=${encodeURIComponent(plugin.baseUrl)}`;
    const answer = await platform.fetch(path, { method: 'POST', headers, body: large });
    expect(await answer.json()).toMatchObject({
      status: 413,
      code: 'artefact.tooLarge',
      title: '插件包太大：最大 50 MB',
    });
    plugin.answerManifest = () => ({ status: 200, body: plugin.manifest });
    await rm(directory, { recursive: true });
  });

  it('a new permission waits for the security administrator, and nobody has a version before', async () => {
    const [declared] = plugin.manifest.permissions;
    const more = {
      name: 'newcomer:thing.write',
      title: { 'zh-CN': '写', en: 'Write' },
      grantedTo: ['gridWorker' as const],
    };
    const manifest = { ...plugin.manifest, version: '3.0.0', permissions: [...(declared ? [declared] : []), more] };
    plugin.answerManifest = () => ({ status: 200, body: manifest });
    const { installation } = await system.plugins.register({ body: { baseUrl: plugin.baseUrl } });
    const waiting = await administrators.settled(installation.id);
    expect(waiting).toMatchObject({ stage: 'permissions', state: 'waiting', problem: { detail: more.name } });
    const params = { id: 'newcomer' };
    const refuse = [{ permission: more.name, role: 'gridWorker' as const }];
    await administrators.security.pluginTrust.decide({ params, body: { refuse, reason: '没有依据' } });
    await eventually(async () => (await administrators.settled(installation.id)).state === 'done');
    const enable = () => codeOf(system.plugins.update({ params, body: { enabledVersion: '3.0.0' } }));
    expect(await enable()).toBe('plugin.asksOpen');
    await administrators.security.pluginTrust.decide({ params, body: { grant: refuse } });
    expect(await enable()).toBe('passed');
    const { keyId } = (await system.plugins.get({ params })).versions[0]?.signature ?? { keyId: '' };
    const revoked = { kind: 'compromised' as const, reason: '私钥外泄' };
    await administrators.security.pluginTrust.revoke({ params: { keyId }, body: revoked });
    expect(await enable()).toBe('plugin.versionWithdrawn');
    const { plugins } = await (await platform.clientOf('worker.elm-1')).portal.get();
    expect(plugins.map((each) => each.id)).not.toContain('newcomer');
    plugin.answerManifest = () => ({ status: 200, body: plugin.manifest });
  });

  it('a server that means ill costs its installation and nothing else', async () => {
    const hostile: RequestListener[] = [
      (_, response) => response.end(Buffer.alloc(50_000_000, ' ')),
      (_, response) => {
        const more = () => response.write('x'.repeat(65_536)) && setImmediate(more);
        response.on('drain', more);
        more();
      },
      (_, response) => response.writeHead(302, { location: resident.baseUrl }).end(),
      (_, response) => {
        const drip = setInterval(() => response.write(' '), 100);
        response.on('close', () => clearInterval(drip));
      },
    ];
    const servers = await Promise.all(hostile.map(listening));
    const outcomes = await Promise.all(servers.map(({ url }) => administrators.install(url)));
    expect(outcomes.map(({ stage, problem }) => [stage, problem?.code])).toEqual(
      hostile.map(() => ['fetch', 'plugin.unreachable']),
    );
    for (const { server } of servers) server.closeAllConnections();
    for (const { server } of servers) server.close();
    expect((await platform.fetch('/api/health/ready')).status).toBe(200);
  });
});

async function listening(answer: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/` };
}
