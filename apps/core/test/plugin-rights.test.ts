import {
  type Client,
  pluginTokenClaimsSchema,
  type Role,
  type Route,
  routes,
  USER_TOKEN_HEADER,
} from '@yige/contracts';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Tokens } from '../src/oauth/tokens.js';
import { TrafficFlush } from '../src/plugins/traffic/traffic-flush.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { codeOf } from './support/problems.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const MINUTE = 60_000;
const roles: readonly Role[] = ['gridWorker', 'systemAdministrator', 'auditAdministrator'];
/** What may be read without naming anything. */
const lists: readonly Route[] = Object.values(routes)
  .flatMap((group): Route[] => Object.values(group))
  .filter(({ method, path, media }) => method === 'GET' && !path.includes(':') && media === 'application/json');

describe.each(dialects)('a plugin’s server, on %s, can do no more than the user and it itself', (dialect) => {
  const plugin = new FixturePlugin();
  const neighbour = new FixturePlugin('neighbour', {
    glyph: '邻',
    bureau: { name: { 'zh-CN': '区公安分局', en: 'Police' }, kind: 'police' },
    permissions: [
      { name: 'neighbour:desk.use', title: { 'zh-CN': '答复', en: 'Answer' }, grantedTo: ['bureauOfficial'] },
    ],
  });
  let platform: TestPlatform;
  let staff: StaffOf;
  let admin: Client;
  beforeAll(async () => {
    await Promise.all([plugin.start(), neighbour.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [plugin, neighbour] });
    staff = new StaffOf(platform);
    admin = await platform.clientOf('system');
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([plugin.stop(), neighbour.stop()]);
  });
  afterEach(() => vi.restoreAllMocks());

  /** The token that the plugin gets with a user's request. */
  const userToken = async (cookie: string, of = plugin) => {
    await platform.fetch(`/plugins/${of.id}/1.0.0/api/things`, { headers: { cookie } });
    return of.apiRequests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? '';
  };
  const asked = async (path: string, token: string, of = plugin) =>
    platform.fetch(path, {
      headers: { authorization: `Bearer ${await platform.tokenOf(of.credentials)}`, [USER_TOKEN_HEADER]: token },
    });
  const incidentsOf = async (id: string) => {
    await platform.application.get(TrafficFlush).flush();
    const { items } = await admin.pluginTraffic.incidents({
      params: { id },
      query: { limit: 200, kind: 'permission' },
    });
    return items.map(({ what }) => what);
  };

  it.each(roles)('reads, for a %s, nothing that not both may', async (role) => {
    const cookie = await staff.cookie(role, 'elm');
    const token = await userToken(cookie);
    const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
    const open = [];
    for (const { path, access } of lists) {
      if (access.kind !== 'permission') continue;
      const { status } = await platform.fetch(path, { headers: { authorization, [USER_TOKEN_HEADER]: token } });
      if (status === 403) continue;
      open.push(path);
      expect(plugin.manifest.grants).toContain(access.permission);
      expect((await platform.fetch(path, { headers: { cookie } })).status).toBe(status);
    }
    expect(open.includes('/api/v1/people')).toBe(role === 'gridWorker');
    expect(open.includes('/api/v1/tasks')).toBe(role === 'gridWorker');
  });

  describe('and not with a user’s token that', () => {
    it('has expired', async () => {
      const token = await userToken(await staff.cookie('gridWorker', 'elm'));
      const later = new Date(Date.now() + MINUTE + 1_000);
      vi.spyOn(platform.application.get(Clock), 'now').mockReturnValue(later);
      expect(await codeOf(await asked('/api/v1/people', token))).toBe('token.expired');
      vi.restoreAllMocks();
      expect(await incidentsOf('fixture')).toContain('GET /api/v1/people: token.expired');
    });

    it('was given to another plugin', async () => {
      const token = await userToken(await staff.cookie('gridWorker', 'elm'));
      expect(await codeOf(await asked('/api/v1/people', token, neighbour))).toBe('token.invalid');
      expect(await incidentsOf('neighbour')).toContain('GET /api/v1/people: token.invalid');
    });

    it('comes without the plugin’s own, or in its place', async () => {
      const token = await userToken(await staff.cookie('gridWorker', 'elm'));
      expect((await platform.fetch('/api/v1/people', { headers: { [USER_TOKEN_HEADER]: token } })).status).toBe(401);
      const alone = { authorization: `Bearer ${token}` };
      expect(await codeOf(await platform.fetch('/api/v1/people', { headers: alone }))).toBe('token.invalid');
      const twice = { ...alone, [USER_TOKEN_HEADER]: token };
      expect(await codeOf(await platform.fetch('/api/v1/people', { headers: twice }))).toBe('token.invalid');
    });

    it('is core’s own, or the plugin’s', async () => {
      const target = { pluginId: 'fixture', version: '1.0.0' };
      const own = await platform.application.get(Tokens).forPlatform({ id: 'nobody', name: 'nobody' }, target);
      expect(await codeOf(await asked('/api/v1/people', own))).toBe('token.invalid');
      const client = await platform.tokenOf(plugin.credentials);
      expect(await codeOf(await asked('/api/v1/people', client))).toBe('token.invalid');
    });

    it('is of somebody whose account was closed since', async () => {
      const { id, username } = await staff.account('gridWorker', 'elm');
      const token = await userToken(await platform.cookieOf(username));
      expect((await asked('/api/v1/people', token)).status).toBe(200);
      await platform.database.execute('UPDATE accounts SET disabled = 1 WHERE id = ?', [id]);
      expect((await asked('/api/v1/people', token)).status).toBe(403);
    });
  });

  it('is told of an official’s permissions by its own bureau alone', async () => {
    const secretary = await platform.clientOf((await staff.account('communitySecretary', 'elm')).username);
    const permissionsIn = async (bureau: 'police' | 'health' | null) => {
      const { id, username } = await staff.account('bureauOfficial', 'district');
      if (bureau !== null) {
        const agency = await secretary.agencies.create({
          body: {
            ...{
              unitId: idOf('elm'),
              validFrom: '2023-01-01',
              kind: 'bureau',
              bureau,
              glyph: '局',
              name: `${bureau} 局`,
            },
            serves: [idOf('elm')],
          },
        });
        await platform.database.execute('UPDATE appointments SET agency_id = ? WHERE account_id = ?', [agency.id, id]);
      }
      const token = await userToken(await platform.cookieOf(username), neighbour);
      const { posts } = pluginTokenClaimsSchema.parse(decodeJwt(token));
      return posts.flatMap(({ permissions }) => permissions);
    };
    expect(await permissionsIn('police')).toEqual(['neighbour:desk.use']);
    expect(await permissionsIn('health')).toEqual([]);
    expect(await permissionsIn(null)).toEqual([]);
  });

  it('reaches no other plugin through the gateway, for itself or for a user', async () => {
    const before = neighbour.apiRequests.length;
    const token = await userToken(await staff.cookie('gridWorker', 'elm'));
    const authorization = `Bearer ${await platform.tokenOf(plugin.credentials)}`;
    for (const path of ['/api/things', '/api/../yige/v1/health', '/api/..%2fyige/v1/tasks/1/result']) {
      for (const headers of [{ authorization }, { authorization, [USER_TOKEN_HEADER]: token }]) {
        const answer = await platform.fetch(`/plugins/neighbour/1.0.0${path}`, { headers });
        expect([403, 404]).toContain(answer.status);
      }
      const users = { authorization: `Bearer ${token}` };
      expect((await platform.fetch(`/plugins/neighbour/1.0.0${path}`, { headers: users })).status).not.toBe(200);
    }
    expect(neighbour.apiRequests.length).toBe(before);
    expect(await incidentsOf('fixture')).toContain('GET /plugins/:id/:version/api/*: request.forbidden');
  });
});
