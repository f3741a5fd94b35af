import { addDays, type Client, newId } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf, PASSWORD } from './support/district.js';
import { faultsOf, StaffDesk } from './support/staff-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('accounts of staff, on %s', (dialect) => {
  let platform: TestPlatform;
  let desk: StaffDesk;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    desk = await StaffDesk.of(platform);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => platform?.stop());

  describe('accounts', () => {
    it('are made with a password that is shown once, opens the account, and must be changed', async () => {
      const { accountId, username, oneTimePassword } = await desk.system.staff.create({
        body: { username: 'new.person', displayName: '新来的' },
      });
      expect(oneTimePassword).toMatch(/^(\w{4}-){3}\w{4}$/);
      const login = await platform.post('/api/v1/sessions', { username, password: oneTimePassword });
      expect(login.status).toBe(201);
      const member = await desk.system.staff.get({ params: { accountId } });
      expect(member).toMatchObject({ mustChangePassword: true, disabled: false, appointments: [] });
      expect(JSON.stringify(member)).not.toContain(oneTimePassword);
    });

    it('refuse a username that is taken or cannot be typed', async () => {
      const make = (username: string) => faultsOf(desk.system.staff.create({ body: { username, displayName: 'x' } }));
      expect(await make('worker.elm-1')).toEqual(['account.usernameTaken', '/body/username taken']);
      expect((await make('Läufer'))[0]).toBe('request.invalid');
    });

    it('end every session when they are disabled, and do not log in until they are enabled', async () => {
      const accountId = await desk.newcomer('short.stay');
      const cookie = await platform.cookieOf('short.stay');
      const body = { disabled: true, reason: '长期请假' };
      const changed = await desk.system.staff.setDisabled({ params: { accountId }, body });
      expect(changed.disabled).toBe(true);
      expect((await platform.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(401);
      const login = () => platform.post('/api/v1/sessions', { username: 'short.stay', password: PASSWORD });
      expect((await login()).status).toBe(401);
      await desk.system.staff.setDisabled({ params: { accountId }, body: { disabled: false, reason: '回来了' } });
      expect((await login()).status).toBe(201);
    });

    it('get a new password, and the old one and its sessions end', async () => {
      const accountId = await desk.newcomer('forgetful');
      const cookie = await platform.cookieOf('forgetful');
      const { oneTimePassword } = await desk.system.staff.resetPassword({ params: { accountId } });
      expect((await platform.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(401);
      const login = (password: string) => platform.post('/api/v1/sessions', { username: 'forgetful', password });
      expect([(await login(PASSWORD)).status, (await login(oneTimePassword)).status]).toEqual([401, 201]);
    });

    it('leave a trail that says who did what to whom', async () => {
      const actions = await platform.database.query(
        "SELECT action FROM audit_entries WHERE subject_kind = 'account' AND actor_id = ? ORDER BY id",
        [idOf('system')],
        (row) => row.text('action'),
      );
      for (const action of ['account.created', 'account.disabled', 'account.enabled', 'account.passwordReset']) {
        expect(actions).toContain(action);
      }
    });
  });

  describe('administrators', () => {
    let security: Client;
    beforeAll(async () => {
      security = await platform.clientOf('security');
    });

    const make = (accountId: string, role: 'securityAdministrator' | 'auditAdministrator') =>
      security.administrators.appoint({ body: { accountId, role, validFrom: desk.today, basis: '任命文件' } });

    it('are appointed by the security administrator alone, one role each and nothing beside it', async () => {
      const accountId = await desk.newcomer('auditor');
      expect(
        await faultsOf(
          desk.system.administrators.appoint({
            body: { accountId, role: 'auditAdministrator', validFrom: desk.today, basis: '任命文件' },
          }),
        ),
      ).toEqual(['request.forbidden']);
      await make(accountId, 'auditAdministrator');
      expect(await faultsOf(make(accountId, 'securityAdministrator'))).toContain('/body/accountId administratorBeside');
      expect(await faultsOf(make(idOf('worker.elm-1'), 'auditAdministrator'))).toContain(
        '/body/accountId administratorBeside',
      );
      expect(await faultsOf(desk.appoint(desk.system, accountId, 'communityWorker', 'elm'))).toContain(
        '/params/accountId administratorHolder',
      );
    });

    it('belong to the security administrator: nobody who makes accounts takes one over', async () => {
      const accountId = await desk.newcomer('auditor.two');
      await make(accountId, 'auditAdministrator');
      const params = { accountId };
      const disable = desk.system.staff.setDisabled({ params, body: { disabled: true, reason: 'x' } });
      expect(await faultsOf(disable)).toEqual(['account.administrator']);
      expect(await faultsOf(desk.system.staff.resetPassword({ params }))).toEqual(['account.administrator']);
      expect((await security.administrators.resetPassword({ params })).username).toBe('auditor.two');
      const ordinary = { accountId: idOf('worker.oak-1') };
      expect(await faultsOf(security.administrators.resetPassword({ params: ordinary }))).toEqual([
        'account.notAdministrator',
      ]);
    });

    it('the last security administrator stays, however many go at once', async () => {
      const second = await make(await desk.newcomer('security.two'), 'securityAdministrator');
      const secondClient = await platform.clientOf('security.two');
      const { appointments } = await secondClient.staff.get({ params: { accountId: idOf('security') } });
      const firstPost = appointments[0]?.id ?? '';
      const end = (client: Client, id: string, validTo = desk.today) =>
        faultsOf(client.administrators.end({ params: { id }, body: { validTo, reason: '轮换' } }));
      expect(await end(security, firstPost)).toEqual(['account.self']);
      // Whoever is second has a last day already, and so nobody would be left after it.
      expect(await end(security, second.id, addDays(desk.today, 5))).toEqual(['done']);
      expect(await end(secondClient, firstPost)).toEqual(['appointment.lastSecurityAdministrator']);
      const third = await make(await desk.newcomer('security.three'), 'securityAdministrator');
      const thirdClient = await platform.clientOf('security.three');
      const results = await Promise.all([end(thirdClient, firstPost), end(security, third.id)]);
      expect(results.filter(([code]) => code === 'done')).toHaveLength(1);
    });
  });

  describe('one post or all of them', () => {
    it('narrows every right to the chosen post, tells both, and ends with the session', async () => {
      const accountId = await desk.newcomer('two.posts');
      const first = await desk.appoint(desk.system, accountId, 'communitySecretary', 'elm');
      await desk.appoint(desk.system, accountId, 'streetOfficial', 'south', { kind: 'concurrent' });
      const client = await platform.clientOf('two.posts');
      const people = async () => (await client.people.list({ query: { limit: 50 } })).items.length;
      expect(await people()).toBe(9);
      const me = await client.sessions.choosePost({ body: { postId: first.id } });
      expect(me).toMatchObject({ actingPostId: first.id, posts: [{ id: first.id }] });
      expect(me.heldPosts).toHaveLength(2);
      expect(me.permissions).not.toContain('core:staff.manage');
      expect(await people()).toBe(6);
      expect(await client.portal.get()).toMatchObject({ actingPostId: first.id });
      await client.sessions.choosePost({ body: { postId: null } });
      expect(await people()).toBe(9);
      expect(await faultsOf(client.sessions.choosePost({ body: { postId: newId() } }))).toEqual([
        'session.postNotHeld',
      ]);

      await client.sessions.choosePost({ body: { postId: first.id } });
      await desk.system.appointments.end({ params: { id: first.id }, body: { validTo: desk.today, reason: '免职' } });
      expect(await client.portal.get()).toMatchObject({ actingPostId: null, posts: [{ role: 'streetOfficial' }] });
    });
  });
});
