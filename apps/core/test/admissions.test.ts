import { addDays, type Client, createClient, newId, type ProblemError, type Role } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AdmissionClock } from '../src/admission/admission-clock.js';
import { Clock } from '../src/time/clock.js';
import { admissionApplication } from './support/admission.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: ProblemError) => error.code,
  );

// Source, issue 5 “Admission”: a bureau applies; sorting, funds, decision by four different posts; publication.
describe.each(dialects)('admissions, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let staff: StaffOf;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], admitted: [] });
    staff = new StaffOf(platform);
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  afterEach(() => vi.restoreAllMocks());

  const as = async (role: Role, unit = 'district'): Promise<Client> => {
    const cookie = await staff.cookie(role, unit);
    return createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  };
  const applied = async (changes: Parameters<typeof admissionApplication>[0] = {}, renews?: string) =>
    (await as('bureauOfficial')).admissions.apply({
      body: { application: admissionApplication(changes), ...(renews === undefined ? {} : { renews }) },
    });
  const decided = async (changes: Parameters<typeof admissionApplication>[0] = {}, renews?: string) => {
    const { id } = await applied(changes, renews);
    const params = { id };
    await (await as('admissionOfficer')).admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    await (await as('financeOfficer')).admissions.checkFunds({ params, body: { version: 2, outcome: 'confirmed' } });
    const body = { version: 3, outcome: 'admitted' as const, note: '同意准入' };
    return (await as('leadingGroupMember')).admissions.decide({ params, body });
  };
  const published = async (changes: Parameters<typeof admissionApplication>[0] = {}, renews?: string) => {
    const { id } = await decided(changes, renews);
    return (await as('admissionOfficer')).admissions.publish({ params: { id }, body: { version: 4 } });
  };

  it('go through four posts before every community reads them', async () => {
    const { id } = await decided();
    const secretary = await as('communitySecretary', 'elm');
    expect(await codeOf(secretary.admissions.get({ params: { id } }))).toBe('admission.notFound');
    const { items: before } = await secretary.admissions.list();
    expect(before.map((each) => each.id)).not.toContain(id);
    await (await as('admissionOfficer')).admissions.publish({ params: { id }, body: { version: 4 } });
    const read = await secretary.admissions.get({ params: { id } });
    expect(read).toMatchObject({ status: 'published', inForce: true, actions: [], units: [{ name: 'elm' }] });
    expect(read.steps.map(({ step }) => step)).toEqual(['apply', 'sort', 'checkFunds', 'decide', 'publish']);
    expect(new Set(read.steps.slice(0, 4).map(({ account }) => account.id)).size).toBe(4);
    const { items } = await secretary.admissions.list({ query: { unit: idOf('elm-1'), inForce: 'true' } });
    expect(items.map((each) => each.id)).toContain(id);
    const { items: elsewhere } = await secretary.admissions.list({ query: { unit: idOf('ash-1') } });
    expect(elsewhere.map((each) => each.id)).not.toContain(id);
  });

  it('tell whose turn it is, of what came back, and of what ends soon', async () => {
    await platform.database.execute("UPDATE admissions SET status = 'refused'", []);
    const steps = async (role: Role) => (await (await as(role)).admissions.turns()).steps;
    const { id } = await applied();
    const params = { id };
    expect(await steps('admissionOfficer')).toEqual([{ status: 'applied', count: 1 }]);
    expect([await steps('financeOfficer'), await steps('communitySecretary')]).toEqual([[], []]);
    const sorter = await as('admissionOfficer');
    await sorter.admissions.sort({ params, body: { version: 1, outcome: 'returned', note: '依据文件缺文号' } });
    expect(await steps('bureauOfficial')).toEqual([{ status: 'returned', count: 1 }]);
    expect(await steps('admissionOfficer')).toEqual([]);
    const today = platform.application.get(Clock).today();
    const soon = await published({ validTo: addDays(today, 20) });
    await published({ validTo: addDays(today, 60) });
    const ending = async () => (await (await as('bureauOfficial')).admissions.turns()).ending.map((each) => each.id);
    expect(await ending()).toEqual([soon.id]);
    await applied({ validTo: addDays(today, 400) }, soon.id);
    expect(await ending()).toEqual([]);
  });

  it('their bureau is told of, when they come back, are published, end soon and have ended, once each', async () => {
    await platform.database.execute("UPDATE admissions SET status = 'refused'", []);
    await platform.database.execute('DELETE FROM notices', []);
    const bureau = await as('bureauOfficial');
    const told = async () =>
      (await bureau.notices.list({ query: {} })).items.map(({ kind, by, admission }) => [kind, by, admission?.name]);
    const today = platform.application.get(Clock).today();
    const clock = platform.application.get(AdmissionClock);
    const one = await published({ name: '快到期的', validTo: addDays(today, 20) });
    await published({ name: '还早的', validTo: addDays(today, 60) });
    const renewed = await published({ name: '有人续的', validTo: addDays(today, 20) });
    await applied({ validTo: addDays(today, 400) }, renewed.id);
    const back = await applied({ name: '退回来的' });
    const sorter = await as('admissionOfficer');
    const note = { version: 1, outcome: 'returned' as const, note: '依据文件缺文号' };
    await sorter.admissions.sort({ params: { id: back.id }, body: note });
    const { steps } = await bureau.admissions.get({ params: { id: back.id } });
    const by = steps.at(-1)?.account.name;
    const before = [
      ['admissionReturned', by, '退回来的'],
      ['admissionPublished', by, '有人续的'],
      ['admissionPublished', by, '还早的'],
      ['admissionPublished', by, '快到期的'],
    ];
    expect(await told()).toEqual(before);
    const beside = await platform.beside();
    await Promise.all([clock.look(), clock.look(), beside.application.get(AdmissionClock).look()]);
    await beside.stop();
    expect(await told()).toEqual([['admissionEnding', null, '快到期的'], ...before]);
    await platform.database.execute('UPDATE admissions SET valid_to = ? WHERE id IN (?, ?)', [
      ...[today, one.id, renewed.id],
    ]);
    await clock.look();
    await clock.look();
    const ended = (await told()).slice(0, 2);
    expect(ended.map(([kind, , name]) => `${kind} ${name}`).sort()).toEqual([
      'admissionEnded 快到期的',
      'admissionEnded 有人续的',
    ]);
    expect(await told()).toHaveLength(7);
  });

  it('are read as withdrawn by whoever had read them; what was never published is not', async () => {
    const { id } = await published();
    const other = await applied();
    const bureau = await as('bureauOfficial');
    await bureau.admissions.withdraw({ params: { id }, body: { version: 5, note: '工作结束' } });
    await bureau.admissions.withdraw({ params: { id: other.id }, body: { version: 1, note: '不再申请' } });
    const secretary = await as('communitySecretary', 'elm');
    expect(await secretary.admissions.get({ params: { id } })).toMatchObject({ status: 'withdrawn', inForce: false });
    expect(await codeOf(secretary.admissions.get({ params: { id: other.id } }))).toBe('admission.notFound');
  });

  it('rest on documents, for those who decide, and for communities once published; sorted, they stay as they are', async () => {
    const paper = (content = '%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n') => new File([content], '民发〔2026〕3 号.pdf');
    const [bureau, sorter, secretary] = [
      await as('bureauOfficial'),
      await as('admissionOfficer'),
      await as('communitySecretary', 'elm'),
    ];
    const { id } = await applied();
    const params = { id };
    const document = await bureau.admissionDocuments.add({ params, body: { file: paper() } });
    expect(document).toMatchObject({ name: '民发〔2026〕3 号.pdf', media: 'application/pdf', removable: true });
    const taken = await bureau.admissionDocuments.add({ params, body: { file: paper() } });
    await bureau.admissionDocuments.remove({ params: { id, documentId: taken.id } });
    expect(await codeOf(bureau.admissionDocuments.add({ params, body: { file: paper('<html>') } }))).toBe(
      'attachment.kind',
    );
    const read = ({ admissionDocuments }: Client) =>
      admissionDocuments.get({ params: { id, documentId: document.id } }).then(({ size }) => size > 0);
    expect(await read(sorter)).toBe(true);
    expect(await codeOf(read(secretary))).toBe('admission.notFound');
    expect(await codeOf(secretary.admissionDocuments.list({ params }))).toBe('admission.notFound');
    await sorter.admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    expect(await codeOf(bureau.admissionDocuments.add({ params, body: { file: paper() } }))).toBe(
      'admission.documentsFixed',
    );
    expect(await codeOf(bureau.admissionDocuments.remove({ params: { id, documentId: document.id } }))).toBe(
      'admission.documentsFixed',
    );
    await platform.database.execute("UPDATE admissions SET status = 'published' WHERE id = ?", [id]);
    expect(await read(secretary)).toBe(true);
    const { items, addable } = await secretary.admissionDocuments.list({ params });
    expect([items.map((each) => each.removable), addable]).toEqual([[false], false]);
    const other = await published();
    const through = secretary.admissionDocuments.get({ params: { id: other.id, documentId: document.id } });
    expect(await codeOf(through)).toBe('attachment.notFound');
  });

  it('every step is audited', async () => {
    const { id } = await published();
    const actions = await platform.database.query(
      "SELECT action FROM audit_entries WHERE subject_kind = 'admission' AND subject_id = ? ORDER BY id",
      [id],
      (row) => row.text('action'),
    );
    expect(actions).toEqual([
      ...['admission.applied', 'admission.sorted', 'admission.fundsChecked'],
      ...['admission.decided', 'admission.published'],
    ]);
  });

  it('no deciding step is taken by who took another, whatever posts they hold', async () => {
    const { id } = await applied();
    const { steps } = await (await as('bureauOfficial')).admissions.get({ params: { id } });
    const [applicant] = steps.map(({ account }) => account.id);
    const district = await platform.database.queryOne(
      'SELECT unit_number FROM appointments WHERE account_id = ?',
      [applicant ?? ''],
      (row) => row.integer('unit_number'),
    );
    for (const role of ['admissionOfficer', 'financeOfficer', 'leadingGroupMember']) {
      await platform.database.insertMany(
        'appointments',
        ['id', 'account_id', 'unit_number', 'role', 'valid_from', 'valid_to'],
        [[newId(), applicant ?? '', district, role, '2020-01-01', '9999-12-31']],
      );
    }
    const both = await as('bureauOfficial');
    const params = { id };
    expect((await both.admissions.get({ params })).actions).toEqual(['withdraw']);
    const sort = both.admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    expect(await codeOf(sort)).toBe('admission.sameAccount');
    await platform.database.execute("DELETE FROM appointments WHERE account_id = ? AND role <> 'bureauOfficial'", [
      applicant ?? '',
    ]);
  });

  it('are returned with what to mend, and come again', async () => {
    const { id } = await applied();
    const params = { id };
    const note = '依据文件缺文号';
    await (await as('admissionOfficer')).admissions.sort({ params, body: { version: 1, outcome: 'returned', note } });
    const bureau = await as('bureauOfficial');
    expect(await bureau.admissions.get({ params })).toMatchObject({
      status: 'returned',
      actions: ['resubmit', 'withdraw'],
    });
    const application = admissionApplication({ basisDocument: '民政〔2026〕8 号', unitIds: [idOf('ash')] });
    const mended = await bureau.admissions.resubmit({ params, body: { version: 2, application } });
    expect(mended).toMatchObject({ status: 'applied', basisDocument: '民政〔2026〕8 号', units: [{ name: 'ash' }] });
    expect(mended.steps[1]).toMatchObject({ step: 'sort', status: 'returned', note });
  });

  it('of two who act at once one is told to look again', async () => {
    const { id } = await applied();
    const sorter = await as('admissionOfficer');
    const act = () => codeOf(sorter.admissions.sort({ params: { id }, body: { version: 1, outcome: 'forwarded' } }));
    expect((await Promise.all([act(), act()])).sort()).toEqual(['admission.changed', 'done']);
    const again = sorter.admissions.sort({ params: { id }, body: { version: 2, outcome: 'forwarded' } });
    expect(await codeOf(again)).toBe('admission.stepNotPossible');
  });

  it('a refused one stays refused', async () => {
    const { id } = await applied();
    const params = { id };
    await (await as('admissionOfficer')).admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    await (await as('financeOfficer')).admissions.checkFunds({ params, body: { version: 2, outcome: 'confirmed' } });
    const leader = await as('leadingGroupMember');
    const body = { version: 3, outcome: 'refused' as const, note: '与网格日常工作重复' };
    expect(await leader.admissions.decide({ params, body })).toMatchObject({ status: 'refused', actions: [] });
    const again = leader.admissions.decide({ params, body: { version: 4, outcome: 'admitted', note: '再议' } });
    expect(await codeOf(again)).toBe('admission.stepNotPossible');
  });

  it('a withdrawn one is no longer in force', async () => {
    const { id } = await published();
    const bureau = await as('bureauOfficial');
    const withdrawn = await bureau.admissions.withdraw({ params: { id }, body: { version: 5, note: '工作结束' } });
    expect(withdrawn).toMatchObject({ status: 'withdrawn', inForce: false, actions: [] });
  });

  it('are renewed by a new application, and expire by the calendar alone', async () => {
    const today = platform.application.get(Clock).today();
    const old = await published({ validTo: addDays(today, 10) });
    const renewal = await published({ validFrom: addDays(today, 10), validTo: addDays(today, 400) }, old.id);
    expect(renewal).toMatchObject({ renews: old.id, inForce: false });
    vi.spyOn(platform.application.get(Clock), 'today').mockReturnValue(addDays(today, 10));
    const secretary = await as('communitySecretary', 'elm');
    expect((await secretary.admissions.get({ params: { id: old.id } })).inForce).toBe(false);
    expect((await secretary.admissions.get({ params: { id: renewal.id } })).inForce).toBe(true);
  });

  it('say which field to mend', async () => {
    const faults = async (changes: Parameters<typeof admissionApplication>[0]) => {
      const error = await applied(changes).then(
        () => null,
        (reason: ProblemError) => reason,
      );
      return [error?.code, ...(error?.problem.errors ?? []).map(({ pointer }) => pointer)];
    };
    expect(await faults({ type: 'fixture:nothing' })).toEqual(['admission.typeUnknown', '/body/application/type']);
    expect(await faults({ unitIds: [newId()] })).toEqual(['admission.unitUnknown', '/body/application/unitIds/0']);
    expect(await faults({ validFrom: '2020-01-01', validTo: '2020-02-01' })).toEqual([
      'admission.periodPast',
      '/body/application/validTo',
    ]);
    expect(await faults({ validFrom: '2027-01-01', validTo: '2026-02-01' })).toEqual([
      'request.invalid',
      '/body/application/validTo',
    ]);
    expect(await faults({ funding: { per: 'case', amountFen: 500, budgetFen: 400 } })).toEqual([
      'request.invalid',
      '/body/application/funding/budgetFen',
    ]);
  });
});
