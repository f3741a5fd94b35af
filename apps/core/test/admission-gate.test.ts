import { addDays, createClient, EXCEPTIONS_A_MONTH, newId, type ProblemError, type Role } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { admissionApplication } from './support/admission.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { Administrators } from './support/installing.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const usual = new FixturePlugin('fixture').manifest;
const [visit] = usual.taskTypes;
if (visit === undefined) throw new Error('The fixture has no type');

describe.each(dialects)('the gate, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', {
    taskTypes: [visit, { ...visit, name: 'check' }, { ...visit, name: 'alarm', gate: 'alarm' }],
  });
  let platform: TestPlatform;
  let staff: StaffOf;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [], admitted: [] });
    staff = new StaffOf(platform);
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  beforeEach(async () => {
    for (const table of ['admissions', 'admission_rounds', 'admission_promises', 'admission_exceptions']) {
      await platform.database.execute(`DELETE FROM ${table}`, []);
    }
    await platform.database.execute('DELETE FROM admission_exception_counts', []);
  });
  afterEach(() => vi.restoreAllMocks());

  const as = async (role: Role, unit = 'district') => {
    const cookie = await staff.cookie(role, unit);
    return createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  };
  const published = async (changes: Parameters<typeof admissionApplication>[0] = {}) => {
    const bureau = await as('bureauOfficial');
    const { id } = await bureau.admissions.apply({ body: { application: admissionApplication(changes) } });
    const params = { id };
    const sorter = await as('admissionOfficer');
    await sorter.admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    await (await as('financeOfficer')).admissions.checkFunds({ params, body: { version: 2, outcome: 'confirmed' } });
    const body = { version: 3, outcome: 'admitted' as const, note: '同意准入' };
    await (await as('leadingGroupMember')).admissions.decide({ params, body });
    return sorter.admissions.publish({ params, body: { version: 4 } });
  };
  type Fields = { type?: string; person?: string; unit?: string; round?: string; parentTaskId?: string };
  const send = async ({ type = 'fixture:visit', person, unit, ...more }: Fields = {}) => {
    const client = await platform.clientOfPlugin(plugin);
    const target = unit === undefined ? { personId: idOf(person ?? 'elm-1-person-0') } : { unitId: idOf(unit) };
    return client.tasks.create({ body: { type, ...target, ...more }, idempotencyKey: newId() });
  };
  const refused = (fields: Fields = {}): Promise<{ code: string; status: number; detail: string }> =>
    send(fields).then(
      () => ({ code: 'passed', status: 201, detail: '' }),
      ({ code, status, problem }: ProblemError) => ({ code, status, detail: problem.detail ?? '' }),
    );
  const codeOf = async (fields: Fields = {}) => (await refused(fields)).code;

  it('a plugin that frees itself from the gate is registered only by name, and that is recorded', async () => {
    const administrators = await Administrators.of(platform);
    const { system } = administrators;
    await administrators.trust(plugin);
    const { id, stage, problem } = await administrators.install(plugin.baseUrl, ['visit']);
    expect([stage, problem?.code, problem?.errors?.length]).toEqual(['permissions', 'plugin.ungatedUnconfirmed', 1]);
    await system.plugins.retry({ params: { id }, body: { ungated: ['alarm'] } });
    expect((await administrators.granted(id)).state).toBe('done');
    Object.assign(plugin.credentials, await system.plugins.credentials({ params: { id: 'fixture' } }));
    await system.plugins.update({ params: { id: 'fixture' }, body: { enabledVersion: '1.0.0' } });
    const entry = await platform.database.queryOne(
      "SELECT details FROM audit_entries WHERE action = 'plugin.ungatedConfirmed'",
      [],
      (row) => row.text('details'),
    );
    expect(JSON.parse(entry ?? '')).toEqual({ version: '1.0.0', types: ['alarm'] });
  });

  it('names what is missing', async () => {
    const today = platform.application.get(Clock).today();
    expect(await refused()).toMatchObject({ code: 'admission.missing', status: 422 });
    await published({ validFrom: '2020-01-01', validTo: addDays(today, 5) });
    expect(await codeOf()).toBe('passed');
    const uncovered = await refused({ person: 'ash-1-person-0' });
    expect(uncovered).toMatchObject({ code: 'admission.unitNotCovered', status: 422 });
    expect(uncovered.detail).toContain('ash');
    vi.spyOn(platform.application.get(Clock), 'today').mockReturnValue(addDays(today, 5));
    const late = await refused();
    expect(late).toMatchObject({ code: 'admission.notInForce', status: 422 });
    expect(late.detail).toContain(addDays(today, 4));
  });

  it('counts rounds, not tasks, and begins anew with the period', async () => {
    await published({ frequency: { period: 'month', rounds: 1, each: 1 } });
    expect(await codeOf({ round: 'november' })).toBe('passed');
    expect(await codeOf({ round: 'november', person: 'elm-2-person-0' })).toBe('passed');
    const second = await refused({ round: 'again' });
    expect(second).toMatchObject({ code: 'admission.roundsUsed', status: 409 });
    expect(second.detail).toContain('1');
    expect(await codeOf()).toBe('admission.roundsUsed');
    const clock = platform.application.get(Clock);
    vi.spyOn(clock, 'today').mockReturnValue(addDays(clock.today(), 40));
    expect(await codeOf({ round: 'again' })).toBe('passed');
  });

  it('promises a community once for each round, and each case its own', async () => {
    const frequency = { period: 'month', rounds: 9, each: 1 } as const;
    const { id } = await published({ frequency, funding: { per: 'unit', amountFen: 300, budgetFen: 700 } });
    for (const person of ['elm-1-person-0', 'elm-1-person-1', 'elm-2-person-0']) await send({ round: 'a', person });
    await send({ round: 'b' });
    const { usage } = await (await as('bureauOfficial')).admissions.get({ params: { id } });
    expect(usage).toEqual({ rounds: 2, promisedFen: 600 });
    const refusal = await refused({ round: 'c' });
    expect(refusal).toMatchObject({ code: 'admission.fundsUsed', status: 409 });
    expect(refusal.detail).toContain('1.00');
  });

  it.each([
    ['rounds', 3, 100_000, 3],
    ['budget', 50, 700, 7],
  ])('never lets more pass than admitted when all send at once: %s', async (_, rounds, budgetFen, passing) => {
    const frequency = { period: 'month', rounds, each: 1 } as const;
    const { id } = await published({ frequency, funding: { per: 'case', amountFen: 100, budgetFen } });
    const codes = await Promise.all(Array.from({ length: 16 }, () => codeOf()));
    expect(codes.filter((code) => code === 'passed')).toHaveLength(passing);
    const { usage } = await (await as('bureauOfficial')).admissions.get({ params: { id } });
    const sum = await platform.database.queryOne(
      'SELECT SUM(amount_fen) AS fen, SUM(cases) AS cases FROM admission_promises WHERE admission_id = ?',
      [id],
      (row) => ({ promisedFen: row.integer('fen'), rounds: row.integer('cases') }),
    );
    expect(usage).toEqual(sum);
    expect(usage.promisedFen).toBe(passing * 100);
  });

  it('lets pass what is never gated', async () => {
    expect(await codeOf({ type: 'fixture:alarm' })).toBe('passed');
    expect(await codeOf({ unit: 'north' })).toBe('passed');
    const alarm = await send({ type: 'fixture:alarm' });
    expect(await codeOf({ type: 'fixture:check', parentTaskId: alarm.id })).toBe('passed');
    const another = { type: 'fixture:check', parentTaskId: alarm.id, person: 'elm-1-person-1' };
    expect(await codeOf(another)).toBe('admission.parentUnknown');
    expect(await codeOf({ type: 'fixture:visit', parentTaskId: newId() })).toBe('admission.parentUnknown');
  });

  it('the same kind again is no follow-up but the next round', async () => {
    await published();
    const first = await send({ round: 'first' });
    expect(await codeOf({ parentTaskId: first.id })).toBe('admission.followUpRepeated');
  });

  it('what is open stays open when its admission ends', async () => {
    const { id } = await published();
    const task = await send();
    await (await as('bureauOfficial')).admissions.withdraw({ params: { id }, body: { version: 5, note: '工作结束' } });
    expect(await codeOf()).toBe('admission.missing');
    const secretary = await as('communitySecretary', 'elm');
    const params = { id: task.id, action: 'accept' as const };
    expect((await secretary.tasks.act({ params, body: {} })).task?.status).toBe('accepted');
    const shown = await secretary.taskAdmissions.get({ params: { id: task.id } });
    expect(shown).toMatchObject({ pass: 'admission', admission: { id, inForce: false }, refusable: false });
    expect(shown.promised).toEqual({ per: 'unit', amountFen: 30_000 });
  });

  it('the duty officer lets urgent work pass, in one unit, for hours, so many times a month', async () => {
    const officer = await as('dutyOfficer');
    const body = { type: 'fixture:visit', unitId: idOf('elm'), reason: '台风后逐户查看', hours: 24 };
    const grants = await Promise.all(
      Array.from({ length: EXCEPTIONS_A_MONTH + 2 }, () =>
        officer.admissionExceptions.grant({ body }).then(
          () => 'granted',
          ({ code }: ProblemError) => code,
        ),
      ),
    );
    expect(grants.filter((answer) => answer === 'granted')).toHaveLength(EXCEPTIONS_A_MONTH);
    expect(new Set(grants)).toEqual(new Set(['granted', 'admission.exceptionsUsed']));
    expect(await codeOf()).toBe('passed');
    expect(await codeOf({ person: 'ash-1-person-0' })).toBe('admission.missing');
    const { items } = await officer.admissionExceptions.list();
    expect(items.map(({ tasks }) => tasks).sort()).toEqual([0, 0, 1]);
    const clock = platform.application.get(Clock);
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 25 * 3_600_000));
    expect(await codeOf()).toBe('admission.missing');
  });

  it('an exception is ended before its time by whoever may grant one there', async () => {
    const officer = await as('dutyOfficer');
    const body = { type: 'fixture:visit', unitId: idOf('elm'), reason: '台风后逐户查看', hours: 24 };
    const { id } = await officer.admissionExceptions.grant({ body });
    const bureau = await as('bureauOfficial');
    const lasting = async () =>
      (await bureau.dispatches.types()).items.find(({ type }) => type === 'fixture:visit')?.exceptions;
    expect(await lasting()).toMatchObject([{ id, unit: { name: 'elm' }, reason: '台风后逐户查看' }]);
    await officer.admissionExceptions.end({ params: { id } });
    await officer.admissionExceptions.end({ params: { id } });
    expect(await lasting()).toEqual([]);
    expect(await codeOf()).toBe('admission.missing');
    const { items } = await officer.admissionExceptions.list();
    expect(items.find((each) => each.id === id)?.lasts).toBe(false);
    const unknown = officer.admissionExceptions.end({ params: { id: newId() } });
    expect(await unknown.catch((error: ProblemError) => error.code)).toBe('admission.exceptionNotFound');
  });

  it('what came outside an admission is refused in one step, and stands on the sender’s record', async () => {
    const body = { type: 'fixture:visit', unitId: idOf('elm'), reason: '台风后逐户查看', hours: 24 };
    await (await as('dutyOfficer')).admissionExceptions.grant({ body });
    const { id } = await send();
    const secretary = await as('communitySecretary', 'elm');
    expect(await secretary.taskAdmissions.get({ params: { id } })).toMatchObject({
      pass: 'exception',
      refusable: true,
    });
    const refusal = await secretary.taskAdmissions.refuse({ params: { id }, body: { reason: 'notUrgent' } });
    expect(refusal).toMatchObject({ taskId: id, bureau: { pluginId: 'fixture' }, reason: 'notUrgent' });
    expect((await secretary.tasks.get({ params: { id } })).status).toBe('refused');
    const again = secretary.taskAdmissions.refuse({ params: { id }, body: { reason: 'notUrgent' } });
    expect(await again.catch((error: ProblemError) => error.code)).toBe('task.actionNotPossible');
    const seenBy = async (role: Role, unit: string) => {
      const { items } = await (await as(role, unit)).taskAdmissions.refusals();
      return items.map(({ taskId }) => taskId).includes(id);
    };
    expect(await seenBy('districtOfficial', 'district')).toBe(true);
    expect(await seenBy('bureauOfficial', 'district')).toBe(true);
    expect(await seenBy('communitySecretary', 'ash')).toBe(false);
  });

  it('a task from before the gate may be refused as well', async () => {
    await published();
    const { id } = await send();
    await platform.database.execute('DELETE FROM task_gates WHERE task_id = ?', [id]);
    const secretary = await as('communitySecretary', 'elm');
    expect(await secretary.taskAdmissions.get({ params: { id } })).toMatchObject({ pass: null, refusable: true });
  });

  it('admitted work goes to the work station; a committee only assists', async () => {
    const secretary = await as('communitySecretary', 'ash');
    const begin = { unitId: idOf('ash'), validFrom: '2023-01-01' };
    await secretary.bodies.create({ body: { ...begin, kind: 'workStation', name: '工作站' } });
    await secretary.bodies.create({ body: { ...begin, kind: 'residentsCommittee', name: '居委会' } });
    await published({ unitIds: [idOf('ash')], frequency: { period: 'year', rounds: 9, each: 1 } });
    expect((await send({ person: 'ash-1-person-0' })).body).toBe('workStation');
    const client = await platform.clientOfPlugin(plugin);
    const toCommittee = client.tasks.create({
      body: { type: 'fixture:visit', unitId: idOf('ash'), body: 'residentsCommittee' },
      idempotencyKey: newId(),
    });
    expect(await toCommittee.catch((error: ProblemError) => error.code)).toBe('admission.committeeAssists');
  });
});
