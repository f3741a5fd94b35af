import { type Route, routes, type SecuritySettings, securitySettingsStateSchema } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { rolePermissions } from '../src/access/roles.js';
import { AccountSessions } from '../src/identity/account-sessions.js';
import { LoginThrottle } from '../src/identity/login-throttle.js';
import { Clock } from '../src/time/clock.js';
import { idOf, PASSWORD, staff } from './support/district.js';
import { codeOf } from './support/problems.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { TestVisitor } from './support/visitor.js';

const MINUTE = 60_000;
const settingsPath = '/api/v1/security/settings';
const dangerous = Object.values(routes)
  .flatMap((group): Route[] => Object.values(group))
  .filter(({ stepUp }) => stepUp);

describe.each(dialects)('security of the site, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    vi.restoreAllMocks();
    await platform.database.execute('DELETE FROM sessions', []);
    await platform.database.execute('DELETE FROM login_pairs', []);
  });

  const later = (duration: number) => {
    const now = Date.now();
    vi.spyOn(platform.application.get(Clock), 'now').mockImplementation(() => new Date(now + duration));
  };
  const visitorAs = async (username: string) => {
    const visitor = new TestVisitor(platform);
    expect((await visitor.logIn(username, PASSWORD)).status).toBe(201);
    return visitor;
  };
  const stateOf = async (visitor: TestVisitor) =>
    securitySettingsStateSchema.parse(await (await visitor.get(settingsPath)).json());
  const change = async (visitor: TestVisitor, part: Partial<SecuritySettings>) => {
    const { version, settings } = await stateOf(visitor);
    return visitor.call('PUT', settingsPath, { version, settings: { ...settings, ...part } });
  };

  it('every dangerous route asks who it is, once the login is five minutes old', async () => {
    expect(dangerous.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/api/v1/plugins', settingsPath, '/api/v1/security/signing-keys']),
    );
    const visitors = { system: await visitorAs('system'), security: await visitorAs('security') };
    later(5 * MINUTE + 1_000);
    for (const { method, path, access } of dangerous) {
      const needsSystem =
        access.kind === 'permission' && rolePermissions.systemAdministrator.includes(access.permission);
      const visitor = needsSystem ? visitors.system : visitors.security;
      const answer = await visitor.call(method, path.replaceAll(/:[A-Za-z]+/g, idOf('anything')), {});
      expect(`${method} ${path} ${await codeOf(answer)}`).toBe(`${method} ${path} session.confirmationRequired`);
    }
    expect((await visitors.security.get(settingsPath)).status).toBe(200);
  });

  it('a confirmation opens them for five minutes, on this session only', async () => {
    const security = await visitorAs('security');
    const elsewhere = await visitorAs('security');
    later(6 * MINUTE);
    const confirm = (password: string) => security.call('POST', '/api/v1/sessions/current/confirm', { password });
    expect(await codeOf(await confirm('wrong'))).toBe('session.confirmationWrong');
    expect(await codeOf(await change(security, {}))).toBe('session.confirmationRequired');
    expect((await confirm(PASSWORD)).status).toBe(200);
    expect((await change(security, {})).status).toBe(200);
    expect(await codeOf(await change(elsewhere, {}))).toBe('session.confirmationRequired');
    later(12 * MINUTE);
    expect(await codeOf(await change(security, {}))).toBe('session.confirmationRequired');
  });

  it('settings: only the security administrator, never below the standard, never over somebody else’s change', async () => {
    for (const username of ['system', 'worker.elm-1', 'official.north']) {
      expect(await codeOf(await (await visitorAs(username)).get(settingsPath))).toBe('request.forbidden');
    }
    const security = await visitorAs('security');
    const weaker: Partial<SecuritySettings>[] = [
      { sessionIdle: 31 },
      { sessionLifetime: 25 },
      { lockoutFailures: 6 },
      { lockoutWindow: 9 },
      { lockoutDuration: 9 },
      { passwordMinimumLength: 7 },
      { signingKeyLifetime: 91 },
    ];
    for (const part of weaker) {
      const [name] = Object.keys(part);
      const answer = await change(security, part);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ pointer: `/body/settings/${name}` }] });
    }
    const { version, settings } = await stateOf(security);
    expect((await change(security, { sessionIdle: 20 })).status).toBe(200);
    const stale = await security.call('PUT', settingsPath, { version, settings });
    expect(await codeOf(stale)).toBe('securitySettings.changed');
    const [audited] = await platform.database.query(
      "SELECT details FROM audit_entries WHERE action = 'securitySettings.changed' AND subject_id = ?",
      [String(version + 1)],
      (row) => row.text('details'),
    );
    expect(JSON.parse(audited ?? '')).toEqual({ sessionIdle: { before: 30, after: 20 } });
    expect(await stateOf(security)).toMatchObject({ version: version + 1, changedBy: 'security' });
  });

  it('what is set holds at once: idle time, lifetime, lockout', async () => {
    const security = await visitorAs('security');
    expect((await change(security, { sessionIdle: 5, sessionLifetime: 1, lockoutFailures: 3 })).status).toBe(200);
    const worker = await visitorAs('worker.elm-1');
    later(6 * MINUTE);
    expect(await codeOf(await worker.get('/api/v1/me'))).toBe('session.expired');
    vi.restoreAllMocks();
    const answer = await new TestVisitor(platform).logIn('worker.elm-1', PASSWORD);
    const { expiresAt } = routes.sessions.create.response.parse(await answer.json());
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60 * MINUTE);
    for (let time = 0; time < 3; time += 1) await new TestVisitor(platform).logIn('head.elm-1', 'wrong');
    expect((await new TestVisitor(platform).logIn('head.elm-1', PASSWORD)).status).toBe(429);
    await change(security, { sessionIdle: 30, sessionLifetime: 12, lockoutFailures: 5 });
  });

  it('one sees one’s own logins, tells them apart, and ends one or all others', async () => {
    const phone = new TestVisitor(platform);
    const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';
    const login = await platform.post(
      '/api/v1/sessions',
      { username: 'worker.elm-1', password: PASSWORD },
      { 'user-agent': browser, 'x-forwarded-for': '10.1.2.3' },
    );
    phone.cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const desk = await visitorAs('worker.elm-1');
    const third = await visitorAs('worker.elm-1');
    const stranger = await visitorAs('worker.oak-1');
    const listed = async (visitor: TestVisitor) =>
      routes.mySessions.list.response.parse(await (await visitor.get('/api/v1/me/sessions')).json()).items;
    const mine = await listed(desk);
    expect(mine).toHaveLength(3);
    expect(mine.filter(({ current }) => current)).toHaveLength(1);
    const ofPhone = mine.find(({ address }) => address === '10.1.2.3');
    expect(ofPhone).toMatchObject({ device: 'Chrome · Windows', current: false });
    expect(JSON.stringify(mine)).not.toContain(desk.cookie.split('=')[1]);

    const end = (visitor: TestVisitor, id: string) => visitor.call('DELETE', `/api/v1/me/sessions/${id}`);
    expect(await codeOf(await end(stranger, ofPhone?.id ?? ''))).toBe('session.notFound');
    expect((await end(desk, ofPhone?.id ?? '')).status).toBe(204);
    expect((await phone.get('/api/v1/me')).status).toBe(401);
    expect(await (await desk.call('DELETE', '/api/v1/me/sessions')).json()).toEqual({ ended: 1 });
    expect((await third.get('/api/v1/me')).status).toBe(401);
    expect((await desk.get('/api/v1/me')).status).toBe(200);
    expect((await stranger.get('/api/v1/me')).status).toBe(200);
  });

  it('the security administrator finds accounts, sees their logins and ends them; nobody else does', async () => {
    const worker = await visitorAs('worker.elm-1');
    const security = await visitorAs('security');
    const id = idOf('worker.elm-1');
    const list = async (query: string) =>
      routes.accountSecurity.list.response.parse(
        await (await security.get(`/api/v1/security/accounts?${query}`)).json(),
      );
    expect((await list('online=true')).items.map(({ account }) => account.username)).toEqual([
      'security',
      'worker.elm-1',
    ]);
    expect((await list('q=worker.')).items.map(({ account }) => account.username)).toEqual([
      'worker.elm-1',
      'worker.oak-1',
    ]);
    const first = await list('limit=1');
    expect((await list(`limit=200&cursor=${first.next}`)).items).toHaveLength(staff.length - 1);
    expect((await list('q=%25')).items).toEqual([]);

    const path = `/api/v1/security/accounts/${id}/sessions`;
    expect(await codeOf(await (await visitorAs('system')).get(path))).toBe('request.forbidden');
    const { items } = routes.accountSecurity.sessions.response.parse(await (await security.get(path)).json());
    expect(items).toHaveLength(1);
    expect((await security.call('DELETE', `${path}/${items[0]?.id}`)).status).toBe(204);
    expect((await worker.get('/api/v1/me')).status).toBe(401);
    await visitorAs('worker.elm-1');
    expect(await (await security.call('DELETE', path)).json()).toEqual({ ended: 1 });
    const unknown = `/api/v1/security/accounts/${idOf('nobody at all')}/sessions`;
    expect(await codeOf(await security.get(unknown))).toBe('account.notFound');
  });

  it('reads accounts in as many statements whether few or many', async () => {
    const security = await visitorAs('security');
    const count = async (limit: number) => {
      const { statements } = await platform.database.statements.count(
        async () =>
          await platform.application.inject({
            url: `/api/v1/security/accounts?limit=${limit}`,
            headers: { cookie: security.cookie },
          }),
      );
      return statements.length;
    };
    expect(await count(1)).toBe(2);
    expect(await count(20)).toBe(2);
  });

  it('takes away what is over', async () => {
    await visitorAs('worker.elm-1');
    await new TestVisitor(platform).logIn('worker.elm-1', 'wrong');
    const rows = (table: string) =>
      platform.database.queryOne(`SELECT COUNT(*) AS number FROM ${table}`, [], (row) => row.integer('number'));
    const clean = async () => {
      await platform.application.get(AccountSessions).clean();
      await platform.application.get(LoginThrottle).clean();
    };
    await clean();
    expect([await rows('sessions'), await rows('login_pairs')]).toEqual([1, 1]);
    later(31 * MINUTE);
    await clean();
    expect([await rows('sessions'), await rows('login_pairs')]).toEqual([0, 0]);
  });
});
