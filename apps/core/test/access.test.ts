import {
  type Client,
  createClient,
  newId,
  ProblemError,
  type Role,
  type RouteArguments,
  type routes,
} from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AuditSealer } from '../src/audit/audit-sealer.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

type RevealBody = RouteArguments<typeof routes.reveals.reveal>['body'];

describe.each(dialects)('access, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let staff: StaffOf;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    staff = new StaffOf(platform);
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => vi.restoreAllMocks());

  const clientAs = async (role: Role, unit: string): Promise<Client> => withCookie(await staff.another(role, unit));
  const withCookie = (cookie: string) => createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  const problemOf = async (call: Promise<unknown>) => {
    const error: unknown = await call.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof ProblemError)) throw new Error('It was not refused', { cause: error });
    return { status: error.status, code: error.code };
  };
  const person = idOf('elm-1-person-0');
  const reveal = (client: Client, more: { id?: string; taskId?: string; reason?: string } = {}) =>
    client.reveals.reveal({
      params: { id: more.id ?? person },
      body: {
        fields: ['phone', 'idNumber'],
        reason: more.reason ?? '联系本人约上门时间',
        ...(more.taskId === undefined ? {} : { taskId: more.taskId }),
      },
    });
  const seal = async () => {
    while (await platform.application.get(AuditSealer).round());
  };
  const entries = async (action: string) => {
    const rows = await platform.database.query(
      'SELECT actor_id, subject_id, reason, details, unit_number FROM audit_entries WHERE action = ? ORDER BY at, id',
      [action],
      (row) => ({
        subject: row.textOrNull('subject_id'),
        details: row.json('details', (value) => value),
        reason: row.textOrNull('reason'),
      }),
    );
    return rows;
  };

  describe('a reveal', () => {
    it('answers the plain values, keeps no copy, and is recorded with who, what, whom and why', async () => {
      const cookie = await staff.another('communitySecretary', 'elm');
      const answer = await platform.post(
        `/api/v1/people/${person}/reveal`,
        { fields: ['phone', 'idNumber'], reason: '联系本人约上门时间' },
        { cookie },
      );
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toEqual({ phone: '19900000000', idNumber: '99010119440506000X', hideAfter: 60 });
      const recorded = (await entries('person.revealed')).at(-1);
      expect(recorded).toMatchObject({
        subject: person,
        reason: '联系本人约上门时间',
        details: { fields: ['phone', 'idNumber'], taskId: null },
      });
      expect(JSON.stringify(recorded)).not.toMatch(/1990000|9901011944/);
    });

    it('exists exactly if its record does', async () => {
      const client = await clientAs('communitySecretary', 'elm');
      const before = (await entries('person.revealed')).length;
      const execute = platform.database.execute.bind(platform.database);
      // Only the record: what works in the background writes at any moment, and must not take the failure away.
      const full = vi.spyOn(platform.database, 'execute').mockImplementation(async (sql, parameters) => {
        if (sql.includes('INTO audit_entries')) throw new Error('the disk is full');
        return execute(sql, parameters);
      });
      try {
        expect(await problemOf(reveal(client))).toMatchObject({ status: 500 });
      } finally {
        full.mockRestore();
      }
      expect(await entries('person.revealed')).toHaveLength(before);
    });

    it('is for one’s own units, for staff, for a reason, and the reason names nobody', async () => {
      const client = await clientAs('communitySecretary', 'elm');
      expect(await problemOf(reveal(client, { id: idOf('ash-1-person-0') }))).toEqual({
        status: 404,
        code: 'person.notFound',
      });
      expect(await problemOf(reveal(client, { reason: '看' }))).toEqual({ status: 422, code: 'request.invalid' });
      expect(await problemOf(reveal(client, { reason: '联系陈elm-1-person-0本人' }))).toEqual({
        status: 422,
        code: 'reveal.namesResident',
      });
      const official = await clientAs('streetOfficial', 'north');
      expect(await problemOf(reveal(official))).toEqual({ status: 403, code: 'request.forbidden' });
    });

    it('to a grid worker only with an open task of their own on this person', async () => {
      const client = await platform.clientOf('worker.elm-1');
      const own = await taskFor('worker.elm-1', 'elm-1-person-0');
      const elsewhere = await taskFor('worker.elm-1', 'elm-1-person-1');
      const others = await taskFor('secretary.elm', 'elm-1-person-0');
      const required = { status: 422, code: 'reveal.taskRequired' };
      expect(await problemOf(reveal(client))).toEqual(required);
      expect(await problemOf(reveal(client, { taskId: others }))).toEqual(required);
      expect(await problemOf(reveal(client, { taskId: elsewhere }))).toEqual({
        status: 422,
        code: 'reveal.taskUnknown',
      });
      expect((await reveal(client, { taskId: own })).phone).toBe('19900000000');
    });

    it('shows a further phone by its id, and facts beyond one’s post for a task in one’s own hands only', async () => {
      const desk = await clientAs('communitySecretary', 'elm');
      const params = { id: idOf('elm-1-person-2') };
      await desk.people.addPhone({ params, body: { phone: '19900008001', label: '座机', source: '本人提供' } });
      const { furtherPhones } = await desk.people.addPhone({
        params,
        body: { phone: '19900008002', label: '儿子', source: '本人提供' },
      });
      const [further] = furtherPhones.slice(-1);
      if (further === undefined) throw new Error('There is no further phone');
      const fact = {
        kind: 'minimumAllowance',
        value: { monthlyAmount: 76_500 },
        source: '民政',
        validFrom: '2025-01-01',
      };
      await desk.people.recordFact({ params, body: fact });

      const reason = '代办业务要填号码';
      const ask = (client: Client, body: Pick<RevealBody, 'fields'> & Partial<RevealBody>) =>
        client.reveals.reveal({ params, body: { reason, ...body } });
      expect(await ask(desk, { fields: ['furtherPhone'], phoneId: further.id })).toEqual({
        furtherPhone: '19900008002',
        hideAfter: 60,
      });
      const unknown = { status: 422, code: 'reveal.phoneUnknown' };
      expect(await problemOf(ask(desk, { fields: ['furtherPhone'], phoneId: newId() }))).toEqual(unknown);
      expect(await problemOf(ask(desk, { fields: ['furtherPhone'] }))).toMatchObject({ code: 'request.invalid' });
      expect(await problemOf(ask(desk, { fields: ['phone'], phoneId: further.id }))).toMatchObject({
        code: 'request.invalid',
      });

      const worker = await platform.clientOf('worker.elm-1');
      const own = await taskFor('worker.elm-1', 'elm-1-person-2');
      const others = await taskFor('secretary.elm', 'elm-1-person-2');
      const needed = { status: 422, code: 'reveal.factNeedsTask' };
      expect((await worker.people.get({ params })).facts).toEqual([]);
      expect(await problemOf(ask(worker, { fields: ['allowance'] }))).toEqual(needed);
      expect(await problemOf(ask(worker, { fields: ['allowance'], taskId: others }))).toEqual(needed);
      // Nor for the desk, which else needs no task.
      expect(await problemOf(ask(desk, { fields: ['illness'] }))).toEqual(needed);
      const shown = await ask(worker, { fields: ['allowance'], taskId: own });
      expect(shown.facts).toMatchObject([{ kind: 'minimumAllowance', value: { monthlyAmount: 76_500 } }]);
      expect((await ask(worker, { fields: ['disability'], taskId: own })).facts).toEqual([]);
      const recorded = (await entries('person.revealed')).at(-2);
      expect(recorded).toMatchObject({ details: { fields: ['allowance'], taskId: own } });
      expect(JSON.stringify(recorded)).not.toContain('76500');
      const { items } = await desk.reveals.readers({ params, query: { limit: 3 } });
      expect(items.map(({ fields }) => fields)).toEqual([['disability'], ['allowance'], ['furtherPhone']]);
    });

    it('is limited for each account, also when all are sent at once', async () => {
      const client = await clientAs('communityWorker', 'elm');
      const answers = await Promise.allSettled(Array.from({ length: 40 }, () => reveal(client)));
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
      expect(await problemOf(reveal(client))).toEqual({ status: 429, code: 'reveal.tooMany' });
      const another = await clientAs('communityWorker', 'elm');
      expect((await reveal(another)).hideAfter).toBe(60);
    });

    it('is shown to the two administrators and on the person, in no more words than were given', async () => {
      const secretary = await clientAs('communitySecretary', 'elm');
      await reveal(secretary, { id: idOf('elm-2-person-0') });
      const readers = await secretary.reveals.readers({ params: { id: idOf('elm-2-person-0') }, query: {} });
      expect(readers.items).toHaveLength(1);
      expect(readers.items[0]).toMatchObject({ fields: ['phone', 'idNumber'], reason: '联系本人约上门时间' });
      for (const role of ['auditAdministrator', 'securityAdministrator'] as const) {
        const administrator = await clientAs(role, 'district');
        const { items } = await administrator.reveals.list({ query: { limit: 1 } });
        expect(items[0]).toMatchObject({ personId: idOf('elm-2-person-0') });
      }
    });

    const taskFor = async (assignee: string, about: string) => {
      const client = await platform.clientOfPlugin(plugin);
      const body = { type: 'fixture:visit', personId: idOf(about), assigneeId: idOf(assignee) };
      return (await client.tasks.create({ body, idempotencyKey: newId() })).id;
    };
  });

  it('what is sensitive leaves masked even when a handler gives it in the clear', async () => {
    const cookie = await staff.another('communitySecretary', 'elm');
    await platform.database.execute("UPDATE people SET phone_mask = '19900000000', id_number_mask = ? WHERE id = ?", [
      '99010119440506000X',
      person,
    ]);
    for (const path of [`/api/v1/people/${person}`, '/api/v1/people?limit=200']) {
      const text = await (await platform.fetch(path, { headers: { cookie } })).text();
      expect(text).toContain('199****0000');
      expect(text).toContain('9****************X');
      expect(text).not.toMatch(/19900000000|99010119440506000X/);
    }
  });

  describe('roles', () => {
    it('an adjustment counts at once in every process, is recorded, and can be put back', async () => {
      const security = await clientAs('securityAdministrator', 'district');
      const cookie = await staff.another('gridHead', 'elm-1');
      const people = async () => (await platform.fetch('/api/v1/people', { headers: { cookie } })).status;
      const second = await anotherCore();
      const peopleThere = async () => (await fetch(`${second.url}/api/v1/people`, { headers: { cookie } })).status;
      try {
        expect([await people(), await peopleThere()]).toEqual([403, 403]);
        const adjust = (effect: 'granted' | 'revoked' | 'none') =>
          security.access.adjustRole({
            params: { role: 'gridHead' },
            body: { permission: 'core:person.read', effect, reason: '入户登记期间' },
          });
        const granted = await adjust('granted');
        expect(granted.permissions).toContainEqual(
          expect.objectContaining({ name: 'core:person.read', origin: 'granted' }),
        );
        expect(await problemOf(adjust('granted'))).toEqual({ status: 409, code: 'role.unchanged' });
        expect([await people(), await peopleThere()]).toEqual([200, 200]);
        expect((await adjust('none')).adjustments).toEqual([]);
        expect([await people(), await peopleThere()]).toEqual([403, 403]);
        expect((await entries('role.adjusted')).slice(-2)).toMatchObject([
          { subject: 'gridHead', details: { effect: 'granted' }, reason: '入户登记期间' },
          { subject: 'gridHead', details: { effect: 'none' } },
        ]);
      } finally {
        await second.stop();
      }
    });

    it.each([
      ['gridHead', 'core:audit.read', 'role.permissionAdministrative'],
      ['streetOfficial', 'core:role.manage', 'role.permissionAdministrative'],
      ['gridHead', 'core:plugin.install', 'role.permissionAdministrative'],
      ['gridHead', 'core:nothing.read', 'role.permissionUnknown'],
      ['auditAdministrator', 'core:person.read', 'role.fixed'],
      ['systemAdministrator', 'core:audit.read', 'role.fixed'],
      ['securityAdministrator', 'core:person.read', 'role.fixed'],
    ] as const)('%s does not get %s', async (role, permission, code) => {
      const security = await clientAs('securityAdministrator', 'district');
      const adjust = security.access.adjustRole({
        params: { role },
        body: { permission, effect: 'granted', reason: '试一试看' },
      });
      expect(await problemOf(adjust)).toEqual({ status: 422, code });
    });

    it('are listed with where each permission comes from and how many hold it', async () => {
      const security = await clientAs('securityAdministrator', 'district');
      const { items } = await security.access.roles();
      const worker = items.find(({ role }) => role === 'gridWorker');
      expect(worker?.holders).toBe(2);
      expect(worker?.permissions).toContainEqual(
        expect.objectContaining({ name: 'fixture:thing.read', owner: 'fixture', origin: 'plugin' }),
      );
      const { items: permissions } = await security.access.permissions();
      expect(permissions.map(({ name }) => name)).toContain('fixture:thing.read');
    });

    /** A second core on the same database; SQLite has one core, so there it is the same. */
    const anotherCore = async (): Promise<{ url: string; stop: () => Promise<void> }> =>
      dialect === 'mysql' ? platform.beside() : { url: platform.url, stop: async () => undefined };
  });

  describe('emergency access', () => {
    const begin = (client: Client, more: { permission?: string; unit?: string } = {}) =>
      client.breakGlass.begin({
        body: {
          permission: more.permission ?? 'core:person.read',
          unitId: idOf(more.unit ?? 'ash'),
          reason: '夜间火情，找住户',
          minutes: 30,
        },
      });

    it('opens another unit for one permission, and begin, each use and end are recorded', async () => {
      const client = await clientAs('stationDoctor', 'elm');
      const stranger = { params: { id: idOf('ash-1-person-0') } };
      expect(await problemOf(client.people.get(stranger))).toMatchObject({ status: 404 });
      const access = await begin(client);
      expect((await client.people.get(stranger)).id).toBe(idOf('ash-1-person-0'));
      expect((await client.portal.get()).breakGlass?.id).toBe(access.id);
      expect((await client.sessions.me()).posts).toHaveLength(1);
      // One permission is not another: the numbers stay masked.
      expect(await problemOf(reveal(client, { id: idOf('ash-1-person-0') }))).toMatchObject({ status: 404 });
      const auditor = await clientAs('auditAdministrator', 'district');
      const { items } = await auditor.breakGlass.list({ query: { active: 'true' } });
      expect(items.find(({ id }) => id === access.id)).toMatchObject({ uses: 1, endedAt: null });
      expect((await client.breakGlass.end({ params: { id: access.id } })).endedAt).not.toBeNull();
      expect(await problemOf(client.people.get(stranger))).toMatchObject({ status: 404 });
      expect(await problemOf(client.breakGlass.end({ params: { id: access.id } }))).toMatchObject({ status: 409 });
      for (const action of ['breakGlass.begun', 'breakGlass.used', 'breakGlass.ended']) {
        expect((await entries(action)).filter(({ subject }) => subject === access.id)).toHaveLength(1);
      }
    });

    it('ends by itself', async () => {
      const client = await clientAs('policeOfficer', 'elm');
      const { id, until } = await begin(client);
      const clock = platform.application.get(Clock);
      // Within the session's idle time, so that only the access is over.
      await platform.database.execute('UPDATE break_glass SET ends_at = ? WHERE id = ?', [clock.now(), id]);
      expect(until > clock.now().toISOString()).toBe(true);
      expect(await problemOf(client.people.get({ params: { id: idOf('ash-1-person-0') } }))).toMatchObject({
        status: 404,
      });
      await eventually(async () => (await entries('breakGlass.ended')).some(({ subject }) => subject === id));
    });

    it('is refused for what is not one’s own work, for one’s own units, twice, and to others', async () => {
      const client = await clientAs('communitySecretary', 'elm');
      const notHeld = { status: 422, code: 'breakGlass.notHeld' };
      expect(await problemOf(begin(client, { permission: 'core:audit.read' }))).toEqual(notHeld);
      expect(await problemOf(begin(client, { permission: 'core:task.create' }))).toEqual(notHeld);
      expect(await problemOf(begin(client, { permission: 'core:breakGlass.use' }))).toEqual(notHeld);
      expect(await problemOf(begin(client, { unit: 'elm-1' }))).toEqual({ status: 422, code: 'breakGlass.unneeded' });
      const both = await Promise.allSettled([begin(client), begin(client)]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const worker = await clientAs('gridWorker', 'elm-2');
      expect(await problemOf(begin(worker))).toMatchObject({ status: 403 });
    });
  });

  describe('the audit', () => {
    it('is found by who, what, whom, where and when, newest first, page by page', async () => {
      const auditor = await clientAs('auditAdministrator', 'district');
      const secretary = await staff.account('communitySecretary', 'elm');
      await reveal(withCookie(await platform.cookieOf(secretary.username)), { id: idOf('elm-2-person-1') });
      const find = async (query: Parameters<typeof auditor.audit.list>[0]) => (await auditor.audit.list(query)).items;
      const acts = await find({ query: { actor: secretary.id } });
      expect(acts.map(({ action }) => action)).toEqual(['person.revealed', 'session.begun']);
      expect(await find({ query: { subject: `person/${idOf('elm-2-person-1')}` } })).toHaveLength(1);
      expect((await find({ query: { action: 'person.revealed', unit: idOf('elm') } })).length).toBeGreaterThan(0);
      expect(await find({ query: { action: 'person.revealed', unit: idOf('ash') } })).toEqual([]);
      expect(await find({ query: { q: secretary.username, action: 'person.revealed' } })).toHaveLength(1);
      expect(await find({ query: { q: '何' } })).toEqual([]);
      expect(await find({ query: { to: '2020-01-01' } })).toEqual([]);
      const ids: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await auditor.audit.list({
          query: { action: 'person.revealed', limit: 7, ...(cursor === undefined ? {} : { cursor }) },
        });
        ids.push(...page.items.map(({ id }) => id));
        if (page.next === null) break;
        cursor = page.next;
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBe((await entries('person.revealed')).length);
    });

    it('is exported without residents’ names, its cells are no formulas, and that is recorded', async () => {
      const cookie = await staff.another('auditAdministrator', 'district');
      await platform.database.transaction(async () => undefined);
      const secretary = await clientAs('communitySecretary', 'elm');
      await reveal(secretary, { reason: '=HYPERLINK("http://evil")' });
      await seal();
      const answer = await platform.fetch('/api/v1/audit/export?action=person.revealed', { headers: { cookie } });
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      const text = await answer.text();
      expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
      expect(text.trim().split('\r\n')).toHaveLength(1 + (await entries('person.revealed')).length);
      expect(text).not.toContain('陈elm');
      expect((await entries('audit.exported')).at(-1)).toMatchObject({ details: { action: 'person.revealed' } });
    });

    it('is verified over the API, and says what does not fit', async () => {
      const auditor = await clientAs('auditAdministrator', 'district');
      await seal();
      expect(await auditor.audit.verification({ query: {} })).toMatchObject({ state: 'intact', findings: [] });
      const [victim] = await platform.database.query(
        "SELECT entry_id FROM audit_chain c JOIN audit_entries e ON e.id = c.entry_id WHERE e.action = 'person.revealed' LIMIT 1",
        [],
        (row) => row.text('entry_id'),
      );
      await platform.database.execute("UPDATE audit_entries SET reason = '没有看过' WHERE id = ?", [victim ?? '']);
      const { state, findings } = await auditor.audit.verification({ query: {} });
      expect({ state, findings }).toMatchObject({ state: 'broken', findings: [{ kind: 'changed', entryId: victim }] });
      expect(await problemOf(auditor.audit.verification({ query: { from: '2020-01-01' } }))).toMatchObject({
        status: 422,
        code: 'audit.rangeTooLong',
      });
    });
  });
});
