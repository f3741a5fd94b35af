import { setImmediate as turn } from 'node:timers/promises';
import {
  KnownProblem,
  newId,
  type PluginManifest,
  pluginManifestSchema,
  problemSchema,
  type Role,
  routes,
} from '@yige/contracts';
import { generateKeys, type KeyPair, signManifest } from '@yige/plugin-artefact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLATFORM } from '../src/audit/audit-trail.js';
import { PluginAsks } from '../src/plugins/trust/plugin-asks.js';
import { TrustedKeys } from '../src/plugins/trust/trusted-keys.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const AT = '2026-11-20T08:00:00.000Z';

describe.each(dialects)('trust in plugins, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let beside: Awaited<ReturnType<TestPlatform['beside']>>;
  let keys: TrustedKeys;
  let asks: PluginAsks;
  let security: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    beside = await platform.beside();
    keys = platform.application.get(TrustedKeys);
    asks = platform.application.get(PluginAsks);
    security = await platform.cookieOf('security');
  });
  afterAll(async () => {
    await beside?.stop();
    await platform?.stop();
    await plugin.stop();
  });

  const manifestOf = (id: string, changes: Partial<PluginManifest> = {}) => new FixturePlugin(id, changes).manifest;
  const bytesOf = (manifest: PluginManifest) => Buffer.from(JSON.stringify(manifest));
  const trust = async (pair: KeyPair, plugins: string[] = []) => {
    const body = { owner: '卫生健康局', publicKey: pair.publicKey, plugins };
    return platform.post('/api/v1/plugin-keys', body, { cookie: security });
  };
  const trusted = async (plugins: string[] = []): Promise<KeyPair> => {
    const pair = generateKeys();
    expect((await trust(pair, plugins)).status).toBe(201);
    return pair;
  };
  const revoke = (keyId: string, kind: 'retired' | 'compromised') =>
    platform.post(`/api/v1/plugin-keys/${keyId}/revoke`, { kind, reason: '私钥外泄' }, { cookie: security });
  const decide = (id: string, body: Record<string, unknown>, cookie = security) =>
    platform.post(`/api/v1/plugins/${id}/permissions`, body, { cookie });
  const codeOf = async (answer: Response) => problemSchema.parse(await answer.json()).code;
  /** What the check says: `trusted`, or the code of its refusal. */
  const verdict = async (id: string, bytes: Buffer, signature: Parameters<TrustedKeys['check']>[2]) =>
    keys.check(id, bytes, signature).then(
      () => 'trusted',
      (error: unknown) => {
        if (error instanceof KnownProblem) return error.code;
        throw error;
      },
    );

  describe('in signatures', () => {
    const manifest = manifestOf('care');
    const bytes = bytesOf(manifest);

    it('counts one by a key of the list, over exactly these bytes', async () => {
      const pair = await trusted();
      const signature = signManifest(bytes, pair.privateKey, AT);
      expect(await keys.check('care', bytes, signature)).toEqual({
        keyId: pair.keyId,
        owner: '卫生健康局',
        signedAt: new Date(AT),
      });
      const tampered = Buffer.from(bytes.toString().replace('core:task.read', 'core:task.reaD'));
      expect(tampered.length).toBe(bytes.length);
      expect(await verdict('care', tampered, signature)).toBe('plugin.signatureInvalid');
      const second = bytesOf({ ...manifest, version: '2.0.0' });
      expect(await verdict('care', second, signature)).toBe('plugin.signatureInvalid');
    });

    it('refuses what nobody signed, and what somebody else did, under their own name or another’s', async () => {
      const pair = await trusted();
      const stranger = signManifest(bytes, generateKeys().privateKey, AT);
      expect(await verdict('care', bytes, null)).toBe('plugin.unsigned');
      expect(await verdict('care', bytes, stranger)).toBe('plugin.keyUnknown');
      expect(await verdict('care', bytes, { ...stranger, keyId: pair.keyId })).toBe('plugin.signatureInvalid');
    });

    it('refuses a key that is trusted for other plugins only', async () => {
      const pair = await trusted(['health']);
      const signature = signManifest(bytes, pair.privateKey, AT);
      expect(await verdict('care', bytes, signature)).toBe('plugin.keyNotForPlugin');
      expect(await verdict('health', bytes, signature)).toBe('trusted');
    });

    it('lets a retired key sign nothing new, and takes back what a compromised one signed, in every process', async () => {
      const pair = await trusted();
      const signature = signManifest(bytes, pair.privateKey, AT);
      expect((await revoke(pair.keyId, 'retired')).status).toBe(200);
      expect(await verdict('care', bytes, signature)).toBe('plugin.keyRevoked');
      expect(keys.withdrawn(pair.keyId)).toBe(false);
      expect(await codeOf(await revoke(pair.keyId, 'retired'))).toBe('pluginKey.revoked');
      expect((await revoke(pair.keyId, 'compromised')).status).toBe(200);
      expect(keys.withdrawn(pair.keyId)).toBe(true);
      const elsewhere = beside.application.get(TrustedKeys);
      await eventually(() => elsewhere.withdrawn(pair.keyId));
      expect(await codeOf(await revoke(pair.keyId, 'retired'))).toBe('pluginKey.revoked');
      expect(await codeOf(await trust(pair))).toBe('pluginKey.known');
      await keys.trustLaunched('某台机器', pair.publicKey);
      expect(await verdict('care', bytes, signature)).toBe('plugin.keyRevoked');
    });

    it('takes a new key beside the former one: version 2 by the one, while version 1 stays by the other', async () => {
      const [former, next] = [await trusted(['care']), await trusted(['care'])];
      const first = signManifest(bytes, former.privateKey, AT);
      const secondBytes = bytesOf({ ...manifest, version: '2.0.0' });
      const second = signManifest(secondBytes, next.privateKey, AT);
      expect([await verdict('care', bytes, first), await verdict('care', secondBytes, second)]).toEqual([
        'trusted',
        'trusted',
      ]);
      await revoke(former.keyId, 'retired');
      expect(await verdict('care', secondBytes, second)).toBe('trusted');
      expect(keys.withdrawn(former.keyId)).toBe(false);
    });

    it('refuses nobody wrongly while keys come and go', async () => {
      const pair = await trusted();
      const signature = signManifest(bytes, pair.privateKey, AT);
      const rotating = (async () => {
        for (let round = 0; round < 5; round += 1) {
          const passing = await trusted();
          await revoke(passing.keyId, round % 2 === 0 ? 'retired' : 'compromised');
        }
      })();
      let running = true;
      const ended = rotating.finally(() => {
        running = false;
      });
      const verdicts = new Set<string>();
      while (running) {
        verdicts.add(await verdict('care', bytes, signature));
        expect(keys.withdrawn(pair.keyId)).toBe(false);
        // SQLite answers at once: without a turn of the loop the rotation would never have its own.
        await turn();
      }
      await ended;
      expect([...verdicts]).toEqual(['trusted']);
    });

    it.each([
      ['a private key', generateKeys().privateKey, 'private_key'],
      ['no key', 'ssh-ed25519 AAAA', 'not_ed25519'],
    ])('takes %s for none, and says what to give', async (_, publicKey, code) => {
      const answer = await trust({ privateKey: '', publicKey, keyId: '' });
      const problem = problemSchema.parse(await answer.json());
      expect(problem).toMatchObject({
        status: 422,
        code: 'pluginKey.invalid',
        errors: [{ pointer: '/body/publicKey', code }],
      });
      expect(JSON.stringify(problem)).not.toContain(publicKey.slice(30, 60) || publicKey);
    });

    it('lists every key for both administrators who need it, and lets one of them alone decide', async () => {
      const system = await platform.cookieOf('system');
      const listed = await platform.fetch('/api/v1/plugin-keys', { headers: { cookie: system } });
      expect(listed.status).toBe(200);
      const { items } = routes.pluginTrust.keys.response.parse(await listed.json());
      // What was launched together with core is signed as well, and its key known by what it signed.
      expect(items.find(({ keyId }) => keyId === plugin.keys.keyId)?.signed).toEqual([
        { pluginId: 'fixture', version: '1.0.0' },
      ]);
      const body = { owner: '局', publicKey: generateKeys().publicKey };
      expect((await platform.post('/api/v1/plugin-keys', body, { cookie: system })).status).toBe(403);
      expect((await decide('fixture', { grant: [{ permission: 'core:task.read', role: null }] }, system)).status).toBe(
        403,
      );
    });
  });

  describe('in what they ask for', () => {
    const own = 'fixture:thing.read';
    const ofPlugin = async (path: string) => {
      const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
      return (address: string) => fetch(`${address}${path}`, { headers: { authorization } });
    };
    const held = async (role: Role, address = platform.url) => {
      const answer = await fetch(`${address}/api/v1/roles`, { headers: { cookie: security } });
      const text = await answer.text();
      const { items } = JSON.parse(text);
      const found = items.find((each: { role: string }) => each.role === role);
      return found.permissions.map(({ name }: { name: string }) => name).includes(own);
    };

    it('grants what was launched everything that it asks for', async () => {
      const items = await asks.list('fixture');
      expect(items.map(({ kind, permission, role, state }) => [kind, permission, role, state])).toEqual([
        ['server', 'core:person.read', null, 'granted'],
        ['server', 'core:task.create', null, 'granted'],
        ['server', 'core:task.read', null, 'granted'],
        ['role', own, 'gridWorker', 'granted'],
      ]);
      expect(items.at(-1)?.title?.en).toBe('See');
      expect(asks.openOf('fixture', plugin.manifest)).toEqual([]);
    });

    it('takes a grant back at once from the server, in every process, and gives it back', async () => {
      const people = await ofPlugin('/api/v1/people?limit=1');
      expect([(await people(platform.url)).status, (await people(beside.url)).status]).toEqual([200, 200]);
      const ask = { permission: 'core:person.read', role: null };
      expect((await decide('fixture', { refuse: [ask], reason: '用途不清' })).status).toBe(200);
      expect([(await people(beside.url)).status, (await people(platform.url)).status]).toEqual([403, 403]);
      // Whoever launches it anew does not overrule the security administrator.
      await asks.grantAll('fixture', plugin.manifest, PLATFORM);
      expect((await people(platform.url)).status).toBe(403);
      expect((await decide('fixture', { grant: [ask] })).status).toBe(200);
      expect([(await people(beside.url)).status, (await people(platform.url)).status]).toEqual([200, 200]);
    });

    it('takes it back at once from the holders of a role, in every process', async () => {
      const ask = { permission: own, role: 'gridWorker' };
      expect(await held('gridWorker')).toBe(true);
      await decide('fixture', { refuse: [ask], reason: '暂不开放' });
      expect([await held('gridWorker', beside.url), await held('gridWorker')]).toEqual([false, false]);
      await decide('fixture', { grant: [ask] });
      expect([await held('gridWorker', beside.url), await held('gridWorker')]).toEqual([true, true]);
    });

    it('lets a permission that is new with a version wait, and nobody have it before', async () => {
      const second: PluginManifest = {
        ...plugin.manifest,
        version: '2.0.0',
        grants: [...plugin.manifest.grants, 'core:orgUnit.read'],
        permissions: plugin.manifest.permissions.map((each) => ({
          ...each,
          grantedTo: ['gridWorker', 'stationDoctor'],
        })),
      };
      await asks.record(second);
      await asks.record(second);
      const added = [
        { permission: 'core:orgUnit.read', role: null },
        { permission: own, role: 'stationDoctor' },
      ];
      expect(asks.openOf('fixture', second)).toEqual(added);
      expect(asks.openOf('fixture', plugin.manifest)).toEqual([]);
      expect(asks.granted('fixture').has('core:orgUnit.read')).toBe(false);
      const open = (await asks.list('fixture')).filter(({ state }) => state === 'asked');
      expect(open.map(({ permission, version }) => [permission, version])).toEqual([
        ['core:orgUnit.read', '2.0.0'],
        [own, '2.0.0'],
      ]);
      const heard: string[] = [];
      asks.onDecided((id) => heard.push(id));
      await decide('fixture', { grant: added });
      expect(asks.openOf('fixture', second)).toEqual([]);
      expect(heard).toEqual(['fixture']);
      // The role has it with the version that gives it, which nobody enabled.
      expect(await held('stationDoctor')).toBe(false);
    });

    it('decides only what was asked, once, and for a reason where it refuses', async () => {
      const ask = { permission: own, role: 'gridWorker' };
      const unasked = await decide('fixture', { grant: [ask, { permission: 'core:staff.read', role: null }] });
      expect(problemSchema.parse(await unasked.json())).toMatchObject({
        status: 422,
        code: 'pluginPermission.notAsked',
        errors: [{ pointer: '/body/grant/1', code: 'not_asked' }],
      });
      const both = await decide('fixture', { grant: [ask], refuse: [ask], reason: '两可' });
      expect(await codeOf(both)).toBe('pluginPermission.notAsked');
      expect((await decide('fixture', { refuse: [ask] })).status).toBe(422);
      expect(await codeOf(await decide('nobody', { grant: [ask] }))).toBe('plugin.notFound');
      const entries = () =>
        platform.database.query(
          `SELECT COUNT(*) AS found FROM audit_entries WHERE action = 'plugin.permissionsDecided'`,
          [],
          (row) => row.integer('found'),
        );
      const before = await entries();
      await decide('fixture', { grant: [ask] });
      expect(await entries()).toEqual(before);
    });

    it('is heard of in another process by those who wait for it', async () => {
      const heard: string[] = [];
      beside.application.get(PluginAsks).onDecided((id) => heard.push(id));
      const waiting = manifestOf(`waiting-${newId().toLowerCase().slice(-6).replace(/^\d/, 'a')}`);
      await asks.record(waiting);
      await decide(waiting.id, { grant: [{ permission: 'core:task.read', role: null }] });
      await eventually(() => heard.includes(waiting.id));
    });

    it.each(['core:security.manage', 'core:admission.decide', 'core:breakGlass.use', 'core:sealedRecord.open'])(
      'never comes to %s: no manifest may ask for it',
      (permission) => {
        expect(pluginManifestSchema.safeParse({ ...plugin.manifest, grants: [permission] }).success).toBe(false);
      },
    );
  });
});
