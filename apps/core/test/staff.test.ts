import { addDays, type Client, newId, type ProblemError, type Role } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../src/identity/passwords.js';
import { Clock } from '../src/time/clock.js';
import { idOf, PASSWORD } from './support/district.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('people and posts, on %s', (dialect) => {
  let platform: TestPlatform;
  let today: string;
  let system: Client;
  let official: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    today = platform.application.get(Clock).today();
    system = await platform.clientOf('system');
    official = await platform.clientOf('official.north');
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => platform?.stop());

  /** From now on it is a day so many days later; sessions do not grow old with it. */
  const moveBy = (days: number) => {
    vi.spyOn(platform.application.get(Clock), 'today').mockReturnValue(addDays(today, days));
  };

  /** An account that can log in with the password of all, and no post. */
  const newcomer = async (username: string): Promise<string> => {
    const hash = await platform.application.get(Passwords).hash(PASSWORD);
    const { accountId } = await system.staff.create({ body: { username, displayName: username } });
    await platform.database.execute('UPDATE accounts SET password_hash = ?, must_change_password = 0 WHERE id = ?', [
      hash,
      accountId,
    ]);
    return accountId;
  };
  const appoint = async (client: Client, accountId: string, role: Role, unit: string, more: object = {}) => {
    const post = { role, unitId: idOf(unit), validFrom: today, ...more };
    const { items } = await client.staff.appoint({ params: { accountId }, body: { appointments: [post] } });
    const [appointment] = items;
    if (appointment === undefined) throw new Error('Nobody was appointed');
    return appointment;
  };
  const faultsOf = async (call: Promise<unknown>): Promise<string[]> => {
    const error = await call.then(
      () => null,
      (reason: ProblemError) => reason,
    );
    return [error?.code ?? 'done', ...(error?.problem.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];
  };

  describe('accounts', () => {
    it('are made with a password that is shown once, opens the account, and must be changed', async () => {
      const { accountId, username, oneTimePassword } = await system.staff.create({
        body: { username: 'new.person', displayName: '新来的' },
      });
      expect(oneTimePassword).toMatch(/^(\w{4}-){3}\w{4}$/);
      const login = await platform.post('/api/v1/sessions', { username, password: oneTimePassword });
      expect(login.status).toBe(201);
      const member = await system.staff.get({ params: { accountId } });
      expect(member).toMatchObject({ mustChangePassword: true, disabled: false, appointments: [] });
      expect(JSON.stringify(member)).not.toContain(oneTimePassword);
    });

    it('refuse a username that is taken or cannot be typed', async () => {
      const make = (username: string) => faultsOf(system.staff.create({ body: { username, displayName: 'x' } }));
      expect(await make('worker.elm-1')).toEqual(['account.usernameTaken', '/body/username taken']);
      expect((await make('Läufer'))[0]).toBe('request.invalid');
    });

    it('end every session when they are disabled, and do not log in until they are enabled', async () => {
      const accountId = await newcomer('short.stay');
      const cookie = await platform.cookieOf('short.stay');
      const body = { disabled: true, reason: '长期请假' };
      const changed = await system.staff.setDisabled({ params: { accountId }, body });
      expect(changed.disabled).toBe(true);
      expect((await platform.fetch('/api/v1/me', { headers: { cookie } })).status).toBe(401);
      const login = () => platform.post('/api/v1/sessions', { username: 'short.stay', password: PASSWORD });
      expect((await login()).status).toBe(401);
      await system.staff.setDisabled({ params: { accountId }, body: { disabled: false, reason: '回来了' } });
      expect((await login()).status).toBe(201);
    });

    it('get a new password, and the old one and its sessions end', async () => {
      const accountId = await newcomer('forgetful');
      const cookie = await platform.cookieOf('forgetful');
      const { oneTimePassword } = await system.staff.resetPassword({ params: { accountId } });
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

  describe('appointments', () => {
    it('give their rights on their first day and take them on the day after their last', async () => {
      const accountId = await newcomer('timely');
      await appoint(system, accountId, 'gridWorker', 'oak-1', {
        validFrom: addDays(today, 2),
        validTo: addDays(today, 5),
      });
      const residents = async () => {
        const client = await platform.clientOf('timely');
        return client.people.list({ query: {} }).then(
          ({ items }) => items.length,
          ({ status }: ProblemError) => status,
        );
      };
      const seen: number[] = [];
      for (const day of [0, 2, 4, 5]) {
        moveBy(day);
        seen.push(await residents());
      }
      expect(seen).toEqual([403, 3, 3, 403]);
    });

    it('several at once, or none of them', async () => {
      const accountId = await newcomer('many.posts');
      const post = (role: Role, unit: string, kind: 'regular' | 'concurrent') => {
        return { role, unitId: idOf(unit), kind, validFrom: today } as const;
      };
      const give = (...appointments: ReturnType<typeof post>[]) =>
        official.staff.appoint({ params: { accountId }, body: { appointments } });
      // Somebody without any post is seen by the district alone.
      expect(await faultsOf(give(post('communityWorker', 'elm', 'regular')))).toEqual(['staff.notFound']);
      await appoint(system, accountId, 'communityWorker', 'elm');
      expect(
        await faultsOf(
          give(post('committeeDirector', 'elm', 'concurrent'), post('communitySecretary', 'oak', 'regular')),
        ),
      ).toEqual(['appointment.refused', '/body/appointments/1/kind secondRegular']);
      await give(post('committeeDirector', 'elm', 'concurrent'), post('communitySecretary', 'oak', 'concurrent'));
      const { posts } = await official.staff.get({ params: { accountId } });
      expect(posts.map(({ role }) => role).sort()).toEqual([
        'committeeDirector',
        'communitySecretary',
        'communityWorker',
      ]);
    });

    it('are refused outside the caller’s units, to oneself, to a disabled account, and as administrator', async () => {
      const accountId = await newcomer('refused');
      await appoint(system, accountId, 'communityWorker', 'elm', { kind: 'concurrent' });
      const give = (role: Role, unit: string, who = accountId) =>
        faultsOf(
          official.staff.appoint({
            params: { accountId: who },
            body: { appointments: [{ role, unitId: idOf(unit), validFrom: today }] },
          }),
        );
      const at = '/body/appointments/0';
      expect(await give('gridWorker', 'ash-1')).toEqual(['appointment.refused', `${at}/unitId unitUnknown`]);
      expect(await give('districtOfficial', 'district')).toEqual(['appointment.refused', `${at}/unitId unitUnknown`]);
      expect(await give('auditAdministrator', 'north')).toEqual([
        'appointment.refused',
        `${at}/role administratorRole`,
      ]);
      expect(await give('communitySecretary', 'elm', idOf('official.north'))).toEqual([
        'appointment.refused',
        '/params/accountId oneself',
        `${at}/kind secondRegular`,
      ]);
      await system.staff.setDisabled({ params: { accountId }, body: { disabled: true, reason: '停用' } });
      expect(await give('mediator', 'elm')).toEqual(['appointment.refused', '/params/accountId disabledAccount']);
    });

    it('end from today on, never longer, and stay readable as of any day', async () => {
      const accountId = await newcomer('leaving');
      const { id } = await appoint(system, accountId, 'communityWorker', 'elm', { validFrom: addDays(today, -10) });
      const end = (validTo: string) => official.appointments.end({ params: { id }, body: { validTo, reason: '调走' } });
      expect(await faultsOf(end(addDays(today, -1)))).toEqual(['appointment.refused', '/body/validTo endInPast']);
      expect(await end(addDays(today, 3))).toMatchObject({ validTo: addDays(today, 3), state: 'current' });
      expect(await faultsOf(end(addDays(today, 4)))).toEqual(['appointment.refused', '/body/validTo endLater']);
      moveBy(3);
      expect(await faultsOf(end(addDays(today, 3)))).toEqual(['appointment.ended']);
      const onDay = async (days: number) =>
        (await official.staff.posts({ params: { accountId }, query: { asOf: addDays(today, days) } })).items.length;
      expect([await onDay(-11), await onDay(-10), await onDay(2), await onDay(3)]).toEqual([0, 1, 1, 0]);
      const { items } = await official.staff.list({ query: { state: 'former', q: 'leaving' } });
      expect(items.map((person) => person.id)).toEqual([accountId]);
    });

    it('that have not begun can be withdrawn', async () => {
      const accountId = await newcomer('not.yet');
      const begins = addDays(today, 5);
      const { id } = await appoint(system, accountId, 'communityWorker', 'elm', { validFrom: begins });
      const body = { validTo: begins, reason: '另有安排' };
      expect(await official.appointments.end({ params: { id }, body })).toMatchObject({ state: 'withdrawn' });
    });

    it('keep what they said before a correction', async () => {
      const accountId = await newcomer('corrected');
      const { id } = await appoint(system, accountId, 'communityWorker', 'elm', { basis: '柳街组〔2026〕1 号' });
      const corrected = await official.appointments.correct({
        params: { id },
        body: { basis: '柳街组〔2026〕12 号', validFrom: addDays(today, -3), reason: '文号和日期抄错' },
      });
      expect(corrected).toMatchObject({ basis: '柳街组〔2026〕12 号', validFrom: addDays(today, -3) });
      const { items } = await official.staff.history({ params: { accountId }, query: {} });
      expect(items.map(({ act, basis, validFrom, reason }) => ({ act, basis, validFrom, reason }))).toEqual([
        { act: 'corrected', basis: '柳街组〔2026〕12 号', validFrom: addDays(today, -3), reason: '文号和日期抄错' },
        { act: 'appointed', basis: '柳街组〔2026〕1 号', validFrom: today, reason: null },
      ]);
    });

    it('fit a body of the unit wherever there is one', async () => {
      const accountId = await newcomer('body.person');
      const bodies = { station: newId(), committee: newId() };
      const number = await platform.database.queryOne(
        'SELECT number FROM org_units WHERE id = ?',
        [idOf('oak')],
        (row) => row.integer('number'),
      );
      await platform.database.insertMany(
        'org_bodies',
        ['id', 'unit_number', 'kind', 'name', 'valid_from', 'valid_to'],
        [
          [bodies.station, number, 'workStation', '工作站', '2020-01-01', '9999-12-31'],
          [bodies.committee, number, 'residentsCommittee', '居委会', '2020-01-01', '9999-12-31'],
        ],
      );
      const give = (unit: string, bodyId?: string) =>
        faultsOf(appoint(system, accountId, 'gridWorker', unit, bodyId === undefined ? {} : { bodyId }));
      const at = '/body/appointments/0';
      expect(await give('oak-1')).toEqual(['appointment.refused', `${at}/bodyId bodyMissing`]);
      expect(await give('oak-1', bodies.committee)).toEqual(['appointment.refused', `${at}/bodyId wrongBody`]);
      expect(await give('elm-1', bodies.station)).toEqual(['appointment.refused', `${at}/bodyId bodyUnknown`]);
      expect(await give('oak-1', bodies.station)).toEqual(['done']);
      const { items } = await system.staff.openings({ query: { unit: idOf('oak-1') } });
      expect(items.find(({ role }) => role === 'gridWorker')?.bodies).toEqual([
        { id: bodies.station, kind: 'workStation', name: '工作站' },
      ]);
    });

    it('two decisions at the same moment cannot both give the one regular post', async () => {
      const accountId = await newcomer('contested');
      const results = await Promise.all(
        ['elm', 'oak', 'ash'].map((unit) => faultsOf(appoint(system, accountId, 'supervisor', unit))),
      );
      expect(results.filter(([code]) => code === 'done')).toHaveLength(1);
    });
  });

  describe('secondments', () => {
    it('give work and rights to the host while they run, and back home by themselves', async () => {
      const accountId = await newcomer('lent');
      const home = await appoint(system, accountId, 'gridWorker', 'elm-1');
      const secondment = await official.appointments.second({
        params: { id: home.id },
        body: {
          role: 'communityWorker',
          unitId: idOf('oak'),
          validFrom: addDays(today, 1),
          validTo: addDays(today, 4),
          basis: '借调函 3 号',
          ...(await stationOf('oak')),
        },
      });
      expect(secondment).toMatchObject({ kind: 'secondment', secondedFrom: home.id, upward: false, state: 'upcoming' });
      const unitsOn = async (day: number) => {
        moveBy(day);
        const client = await platform.clientOf('lent');
        const { items } = await client.people.list({ query: { limit: 50 } });
        return [...new Set(items.map(({ units }) => units.gridId))].sort();
      };
      const elm = [idOf('elm-1')];
      const oak = [idOf('oak-1')];
      expect([await unitsOn(0), await unitsOn(1), await unitsOn(3), await unitsOn(4)]).toEqual([elm, oak, oak, elm]);

      moveBy(2);
      const out = await official.staff.secondments({ query: { direction: 'out', unit: idOf('elm') } });
      expect(out.items.map(({ account, home: from, host }) => [account.id, from.state, host.unit.id])).toContainEqual([
        accountId,
        'lent',
        idOf('oak'),
      ]);
      const into = await official.staff.secondments({ query: { direction: 'in', unit: idOf('oak') } });
      expect(into.items.map(({ account }) => account.id)).toContain(accountId);
      const { items } = await official.staff.vacancies({ query: {} });
      expect(items.find(({ unit }) => unit.id === idOf('elm'))).toMatchObject({ secondedOut: 1, wanted: 1 });
      expect(items.find(({ unit }) => unit.id === idOf('oak'))).toMatchObject({ secondedIn: 1 });

      // The post at home cannot end under a secondment; ended early, it gives its rights again.
      const reason = '提前回来';
      expect(
        await faultsOf(
          official.appointments.end({ params: { id: home.id }, body: { validTo: addDays(today, 3), reason } }),
        ),
      ).toEqual(['appointment.lent']);
      await official.appointments.end({ params: { id: secondment.id }, body: { validTo: addDays(today, 2), reason } });
      expect(await unitsOn(2)).toEqual(elm);
    });

    const stationOf = async (unit: string): Promise<{ bodyId?: string }> => {
      const { items } = await system.staff.openings({ query: { unit: idOf(unit) } });
      const body = items.find(({ role }) => role === 'communityWorker')?.bodies[0];
      return body === undefined ? {} : { bodyId: body.id };
    };

    it('upward ones need an end, and none leads out of the caller’s units or from a secondment', async () => {
      const accountId = await newcomer('upward');
      const home = await appoint(system, accountId, 'communityWorker', 'elm');
      const lend = (client: Client, id: string, role: Role, unit: string, more: object = {}) =>
        client.appointments.second({
          params: { id },
          body: { role, unitId: idOf(unit), validFrom: today, basis: '借调函', ...more },
        });
      expect(await faultsOf(lend(official, home.id, 'streetOfficial', 'north'))).toEqual([
        'appointment.refused',
        '/body/validTo upwardWithoutEnd',
      ]);
      expect(await faultsOf(lend(official, home.id, 'gridWorker', 'ash-1'))).toContain('/body/unitId unitUnknown');
      const lent = await lend(official, home.id, 'streetOfficial', 'north', { validTo: addDays(today, 30) });
      expect(lent.upward).toBe(true);
      expect(await faultsOf(lend(official, lent.id, 'gridWorker', 'elm-1'))).toEqual(['appointment.notSecondable']);
      expect(await faultsOf(lend(official, home.id, 'gridWorker', 'oak-1', { validTo: addDays(today, 3) }))).toContain(
        '/body/validFrom alreadyLent',
      );
      const foreign = await appoint(system, await newcomer('in.the.south'), 'communityWorker', 'ash');
      expect(await faultsOf(lend(official, foreign.id, 'gridWorker', 'elm-1'))).toEqual(['appointment.notFound']);
    });
  });

  describe('administrators', () => {
    let security: Client;
    let securityId: string;
    beforeAll(async () => {
      securityId = await newcomer('security');
      const number = await platform.database.queryOne(
        'SELECT number FROM org_units WHERE id = ?',
        [idOf('district')],
        (row) => row.integer('number'),
      );
      // The first one comes with the installation.
      await platform.database.insertMany(
        'appointments',
        ['id', 'account_id', 'unit_number', 'role', 'valid_from', 'valid_to'],
        [[newId(), securityId, number, 'securityAdministrator', '2020-01-01', '9999-12-31']],
      );
      security = await platform.clientOf('security');
    });

    const make = (accountId: string, role: 'securityAdministrator' | 'auditAdministrator') =>
      security.administrators.appoint({ body: { accountId, role, validFrom: today, basis: '任命文件' } });

    it('are appointed by the security administrator alone, one role each and nothing beside it', async () => {
      const accountId = await newcomer('auditor');
      expect(
        await faultsOf(
          system.administrators.appoint({
            body: { accountId, role: 'auditAdministrator', validFrom: today, basis: '任命文件' },
          }),
        ),
      ).toEqual(['request.forbidden']);
      await make(accountId, 'auditAdministrator');
      expect(await faultsOf(make(accountId, 'securityAdministrator'))).toContain('/body/accountId administratorBeside');
      expect(await faultsOf(make(idOf('worker.elm-1'), 'auditAdministrator'))).toContain(
        '/body/accountId administratorBeside',
      );
      expect(await faultsOf(appoint(system, accountId, 'communityWorker', 'elm'))).toContain(
        '/params/accountId administratorHolder',
      );
    });

    it('belong to the security administrator: nobody who makes accounts takes one over', async () => {
      const accountId = await newcomer('auditor.two');
      await make(accountId, 'auditAdministrator');
      const params = { accountId };
      const disable = system.staff.setDisabled({ params, body: { disabled: true, reason: 'x' } });
      expect(await faultsOf(disable)).toEqual(['account.administrator']);
      expect(await faultsOf(system.staff.resetPassword({ params }))).toEqual(['account.administrator']);
      expect((await security.administrators.resetPassword({ params })).username).toBe('auditor.two');
      const ordinary = { accountId: idOf('worker.oak-1') };
      expect(await faultsOf(security.administrators.resetPassword({ params: ordinary }))).toEqual([
        'account.notAdministrator',
      ]);
    });

    it('the last security administrator stays, however many go at once', async () => {
      const second = await make(await newcomer('security.two'), 'securityAdministrator');
      const secondClient = await platform.clientOf('security.two');
      const { appointments } = await secondClient.staff.get({ params: { accountId: securityId } });
      const firstPost = appointments[0]?.id ?? '';
      const end = (client: Client, id: string, validTo = today) =>
        faultsOf(client.administrators.end({ params: { id }, body: { validTo, reason: '轮换' } }));
      expect(await end(security, firstPost)).toEqual(['account.self']);
      // Whoever is second has a last day already, and so nobody would be left after it.
      expect(await end(security, second.id, addDays(today, 5))).toEqual(['done']);
      expect(await end(secondClient, firstPost)).toEqual(['appointment.lastSecurityAdministrator']);
      const third = await make(await newcomer('security.three'), 'securityAdministrator');
      const thirdClient = await platform.clientOf('security.three');
      const results = await Promise.all([end(thirdClient, firstPost), end(security, third.id)]);
      expect(results.filter(([code]) => code === 'done')).toHaveLength(1);
    });
  });

  describe('one post or all of them', () => {
    it('narrows every right to the chosen post, tells both, and ends with the session', async () => {
      const accountId = await newcomer('two.posts');
      const first = await appoint(system, accountId, 'communitySecretary', 'elm');
      await appoint(system, accountId, 'streetOfficial', 'south', { kind: 'concurrent' });
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
      await system.appointments.end({ params: { id: first.id }, body: { validTo: today, reason: '免职' } });
      expect(await client.portal.get()).toMatchObject({ actingPostId: null, posts: [{ role: 'streetOfficial' }] });
    });
  });

  describe('what is seen', () => {
    it('everybody with a post in one’s units, past or present, and nobody else', async () => {
      const secretary = await platform.clientOf('secretary.elm');
      const { items } = await secretary.staff.list({ query: { limit: 200 } });
      const names = items.map(({ username }) => username);
      for (const known of ['worker.elm-1', 'head.elm-1', 'secretary.elm', 'leaving']) expect(names).toContain(known);
      for (const foreign of ['worker.oak-1', 'official.north', 'system', 'in.the.south']) {
        expect(names).not.toContain(foreign);
      }
      const foreign = secretary.staff.get({ params: { accountId: idOf('worker.oak-1') } });
      expect(await faultsOf(foreign)).toEqual(['staff.notFound']);
      const none = await secretary.staff.list({ query: { unit: idOf('oak') } });
      expect(none.items).toEqual([]);
      const worker = await platform.clientOf('worker.elm-1');
      expect(await faultsOf(worker.staff.list({ query: {} }))).toEqual(['request.forbidden']);
    });

    it('filters by unit, role and name, page by page', async () => {
      const all: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await system.staff.list({ query: { limit: 4, ...(cursor === undefined ? {} : { cursor }) } });
        all.push(...page.items.map(({ username }) => username));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(all).toEqual([...new Set(all)].sort());
      const workers = await system.staff.list({ query: { unit: idOf('elm'), role: 'gridWorker', limit: 50 } });
      expect(workers.items.map(({ username }) => username)).toEqual(['lent', 'worker.elm-1']);
      const named = await system.staff.list({ query: { q: 'work' } });
      expect(named.items.map(({ username }) => username)).toEqual(['worker.elm-1', 'worker.oak-1']);
    });

    it('costs a fixed number of statements', async () => {
      const cookie = await platform.cookieOf('system');
      const count = async (url: string) => {
        const { result, statements } = await platform.database.statements.count(async () => {
          // The call begins only when it is awaited, and must begin in here to be counted.
          return await platform.application.inject({ url, headers: { cookie } });
        });
        expect(result.statusCode, result.payload).toBe(200);
        return statements.length;
      };
      // One of them each time is the session with its posts.
      expect(await count('/api/v1/me')).toBe(1);
      expect(await count('/api/v1/staff?limit=1')).toBe(3);
      expect(await count('/api/v1/staff?limit=50')).toBe(3);
      expect(await count('/api/v1/staff/workload?limit=50')).toBe(5);
      expect(await count('/api/v1/staff/vacancies?limit=50')).toBe(4);
      expect(await count('/api/v1/staff/secondments?direction=out')).toBe(3);
    });
  });

  describe('the staff file', () => {
    it('holds qualifications and trainings, flags what expires, and tells education to few', async () => {
      const params = { accountId: idOf('worker.elm-1') };
      const updated = await official.staff.update({
        params,
        body: { officePhone: '0100-2345', education: 'college', joinedOn: '2021-09-01' },
      });
      expect(updated).toMatchObject({ officePhone: '0100-2345', education: 'college', joinedOn: '2021-09-01' });
      const certificate = { kind: 'socialWorker', title: '助理社会工作师', issuedOn: '2022-01-01' } as const;
      const add = (validTo: string) =>
        official.staff.addQualification({ params, body: { ...certificate, validTo, title: `${validTo} 的证书` } });
      const states = [addDays(today, 61), addDays(today, 60), today].map(async (day) => (await add(day)).state);
      expect(await Promise.all(states)).toEqual(['valid', 'expiring', 'expired']);
      expect(await faultsOf(add('2021-12-31'))).toContain('/body/validTo endBeforeBegin');
      await official.staff.addTraining({ params, body: { title: '老年人照护', hours: 7.5, completedOn: today } });
      const secretary = await platform.clientOf('secretary.elm');
      const read = await secretary.staff.get({ params });
      expect(read).toMatchObject({ education: null, expiring: true, trainings: [{ title: '老年人照护', hours: 7.5 }] });
      expect(read.qualifications).toHaveLength(3);
      for (const { id } of read.qualifications) {
        await official.staff.removeQualification({ params: { ...params, id } });
      }
      expect((await secretary.staff.get({ params })).expiring).toBe(false);
    });
  });
});
