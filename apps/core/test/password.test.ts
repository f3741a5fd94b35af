import { type Route, routes, securitySettingsStateSchema } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { idOf, PASSWORD } from './support/district.js';
import { codeOf } from './support/problems.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { TestVisitor } from './support/visitor.js';

const all = Object.values(routes).flatMap((group): Route[] => Object.values(group));
const DAY = 86_400_000;

describe.each(dialects)('passwords, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    vi.restoreAllMocks();
    await platform.database.execute('DELETE FROM login_pairs', []);
  });

  const visitorAs = async (username: string, password = PASSWORD) => {
    const visitor = new TestVisitor(platform);
    expect((await visitor.logIn(username, password)).status).toBe(201);
    return visitor;
  };
  const changed = (visitor: TestVisitor, current: string, next: string) =>
    visitor.call('POST', '/api/v1/me/password', { current, next });

  it('whoever must change it can do nothing else, on any route', async () => {
    await platform.database.execute('UPDATE accounts SET must_change_password = 1 WHERE username = ?', ['head.elm-1']);
    const visitor = new TestVisitor(platform);
    const login = await visitor.logIn('head.elm-1', PASSWORD);
    expect(await login.json()).toMatchObject({ mustChangePassword: true });
    const open = new Set<Route>([routes.password.change, routes.sessions.end]);
    const refused = all.filter((route) => route.access.kind !== 'public' && !open.has(route));
    expect(refused.length).toBeGreaterThan(20);
    for (const { method, path } of refused) {
      const answer = await visitor.call(method, path.replaceAll(/:[A-Za-z]+/g, idOf('anything')));
      expect(`${method} ${path} ${await codeOf(answer)}`).toBe(`${method} ${path} password.changeRequired`);
    }
    expect(await codeOf(await visitor.get('/plugins/fixture/1.0.0/api/things'))).toBe('password.changeRequired');

    const next = 'three blue kettles sing';
    expect((await changed(visitor, PASSWORD, next)).status).toBe(204);
    expect((await visitor.get('/api/v1/me')).status).toBe(200);
    const again = await new TestVisitor(platform).logIn('head.elm-1', next);
    expect(await again.json()).toMatchObject({ mustChangePassword: false });
  });

  it.each([
    ['short', 'too_short'],
    ['worker.oak-1!', 'own_name'],
    ['password1234', 'too_common'],
    ['1234567890ab', 'too_common'],
    ['Passw0rd2026', 'too_common'],
    ['woaini1314520', 'too_common'],
    ['aaaaaaaaaaaaaaaa', 'too_common'],
    [PASSWORD, 'used_before'],
  ])('a new password like %s is refused: %s', async (next, code) => {
    const visitor = await visitorAs('worker.oak-1');
    const answer = await changed(visitor, PASSWORD, next);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'password.refused', errors: [{ pointer: '/body/next', code }] });
  });

  it.each(['三只蓝水壶在唱歌呢真好', 'correct battery staple', 'x7$Kq9!vLm2p'])('%s is taken', async (next) => {
    const visitor = await visitorAs('official.north');
    expect((await changed(visitor, PASSWORD, next)).status).toBe(204);
    await platform.database.execute('DELETE FROM password_history', []);
    const back = await visitorAs('official.north', next);
    expect((await changed(back, next, PASSWORD)).status).toBe(204);
    await platform.database.execute('DELETE FROM password_history', []);
  });

  it('a wrong present password is refused and counts towards the lock', async () => {
    const visitor = await visitorAs('secretary.elm');
    for (let time = 0; time < 5; time += 1) {
      expect(await codeOf(await changed(visitor, 'wrong', 'three blue kettles sing'))).toBe('password.refused');
    }
    expect(await codeOf(await changed(visitor, PASSWORD, 'three blue kettles sing'))).toBe('session.locked');
  });

  it('ends the other sessions and keeps this one; the last five do not come back', async () => {
    const username = 'secretary.elm';
    const other = await visitorAs(username);
    const visitor = await visitorAs(username);
    const passwords = ['blue kettles sing 1', 'green kettles hum 2', 'red lanterns glow 3', 'soft rivers bend 4'];
    let current = PASSWORD;
    for (const next of passwords) {
      expect((await changed(visitor, current, next)).status).toBe(204);
      current = next;
    }
    expect((await other.get('/api/v1/me')).status).toBe(401);
    expect((await visitor.get('/api/v1/me')).status).toBe(200);
    expect((await changed(visitor, current, PASSWORD)).status).toBe(422);
    expect((await changed(visitor, current, 'tall towers lean 5')).status).toBe(204);
    expect((await changed(visitor, 'tall towers lean 5', PASSWORD)).status).toBe(204);
  });

  it('is changed after its age, where the site says so', async () => {
    const security = await visitorAs('security');
    const state = securitySettingsStateSchema.parse(await (await security.get('/api/v1/security/settings')).json());
    const change = (version: number, passwordMaximumAge: number) =>
      security.call('PUT', '/api/v1/security/settings', {
        version,
        settings: { ...state.settings, passwordMaximumAge },
      });
    expect((await change(state.version, 90)).status).toBe(200);
    await platform.database.execute('UPDATE accounts SET password_changed_at = ? WHERE username = ?', [
      new Date(platform.application.get(Clock).now().getTime() - 91 * DAY),
      'worker.elm-1',
    ]);
    const login = await new TestVisitor(platform).logIn('worker.elm-1', PASSWORD);
    expect(await login.json()).toMatchObject({ mustChangePassword: true });
    expect((await change(state.version + 1, 0)).status).toBe(200);
  });
});
