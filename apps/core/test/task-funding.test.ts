import { createClient, newId, type ProblemError, type Role } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { admissionApplication } from './support/admission.js';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

// Source, requirements R14 and issue 5: promised, paid and confirmed by the community are three amounts.
describe.each(dialects)('money that follows the work, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let staff: StaffOf;
  let admissionId: string;
  let month: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], admitted: [] });
    staff = new StaffOf(platform);
    month = platform.application.get(Clock).today().slice(0, 7);
    const funding = { per: 'case', amountFen: 1_500, budgetFen: 900_000 } as const;
    const frequency = { period: 'year', rounds: 9_000, each: 1 } as const;
    const application = admissionApplication({
      unitIds: [idOf('district')],
      funding,
      frequency,
      evidence: ['现场照片'],
    });
    const { id } = await (await as('bureauOfficial')).admissions.apply({ body: { application } });
    admissionId = id;
    const params = { id };
    const sorter = await as('admissionOfficer');
    await sorter.admissions.sort({ params, body: { version: 1, outcome: 'forwarded' } });
    await (await as('financeOfficer')).admissions.checkFunds({ params, body: { version: 2, outcome: 'confirmed' } });
    const body = { version: 3, outcome: 'admitted' as const, note: '同意准入' };
    await (await as('leadingGroupMember')).admissions.decide({ params, body });
    await sorter.admissions.publish({ params, body: { version: 4 } });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const as = async (role: Role, unit = 'district') => {
    const cookie = await staff.cookie(role, unit);
    return createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
  };
  const send = async (person: string) => {
    const client = await platform.clientOfPlugin(plugin);
    return client.tasks.create({ body: { type: 'fixture:visit', personId: idOf(person) }, idempotencyKey: newId() });
  };
  const pay = async (unit: string, amountFen: number, key = newId()) =>
    (await as('bureauOfficial')).taskFunding.pay({
      body: { admissionId, unitId: idOf(unit), month, amountFen, document: '转账〔2026〕12 号' },
      idempotencyKey: key,
    });
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: ProblemError) => error.code,
    );

  it('sums agree with what was sent, paid and confirmed, for every bureau and community', async () => {
    for (const person of ['elm-1-person-0', 'elm-2-person-0', 'elm-1-person-1', 'ash-1-person-0']) await send(person);
    const first = await pay('elm', 3_000);
    await pay('elm', 1_500);
    await pay('ash', 1_500);
    const secretary = await as('communitySecretary', 'elm');
    await secretary.taskFunding.confirm({ params: { id: first.id }, body: { amountFen: 2_900, note: '差手续费' } });
    const { items, total } = await (await as('districtOfficial')).taskFunding.totals({
      query: { from: month, to: month },
    });
    expect(
      items.map(({ unit, promisedFen, paidFen, confirmedFen }) => [unit?.name, promisedFen, paidFen, confirmedFen]),
    ).toEqual([
      ['elm', 4_500, 4_500, 2_900],
      ['ash', 1_500, 1_500, 0],
    ]);
    const { usage } = await (await as('bureauOfficial')).admissions.get({ params: { id: admissionId } });
    expect(total).toEqual({ promisedFen: usage.promisedFen, paidFen: 6_000, confirmedFen: 2_900 });
    const own = await secretary.taskFunding.totals({ query: { from: month, to: month } });
    expect(own.items.map(({ unit }) => unit?.name)).toEqual(['elm']);
    expect(own.total).toEqual({ promisedFen: 4_500, paidFen: 4_500, confirmedFen: 2_900 });
  });

  it('a payment is recorded once for one key', async () => {
    const key = newId();
    const [one, again] = await Promise.all([pay('oak', 700, key), pay('oak', 700, key)]);
    expect(again.id).toBe(one.id);
    const { items } = await (await as('communitySecretary', 'oak')).taskFunding.payments({ query: {} });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ paidFen: 700, month, confirmation: null, unit: { name: 'oak' } });
  });

  it('only the community that got it confirms, once, and says why another amount came', async () => {
    const { id } = await pay('oak', 900);
    const confirm = async (unit: string, amountFen: number, note?: string) =>
      (await as('communitySecretary', unit)).taskFunding.confirm({
        params: { id },
        body: { amountFen, ...(note === undefined ? {} : { note }) },
      });
    expect(await codeOf(confirm('elm', 900))).toBe('funding.notFound');
    expect(await codeOf(confirm('oak', 800))).toBe('funding.noteMissing');
    const answers = await Promise.all([codeOf(confirm('oak', 900)), codeOf(confirm('oak', 900))]);
    expect(answers.sort()).toEqual(['done', 'funding.confirmed']);
  });

  it('is paid to communities, and for an admission of the bureau', async () => {
    expect(await codeOf(pay('north', 100))).toBe('admission.unitUnknown');
    const foreign = (await as('bureauOfficial')).taskFunding.pay({
      body: { admissionId: newId(), unitId: idOf('elm'), month, amountFen: 1, document: '转账' },
      idempotencyKey: newId(),
    });
    expect(await codeOf(foreign)).toBe('admission.notFound');
  });

  it('is added up over months by what is asked, and by one bureau', async () => {
    const client = await as('districtOfficial');
    const year = { from: `${month.slice(0, 4)}-01`, to: `${month.slice(0, 4)}-12` };
    const rows = async (by: 'bureau' | 'community' | 'street' | 'month') => {
      const { items, total } = await client.taskFunding.totals({ query: { ...year, by } });
      const sum = items.reduce((fen, { paidFen }) => fen + paidFen, 0);
      expect(sum).toBe(total.paidFen);
      return items.map(({ bureau, unit, month: of }) => unit?.name ?? of ?? bureau?.pluginId);
    };
    expect(await rows('bureau')).toEqual(['fixture']);
    expect(await rows('community')).toEqual(['elm', 'oak', 'ash']);
    expect(await rows('street')).toEqual(['north', 'south']);
    expect(await rows('month')).toEqual([month]);
    const none = await client.taskFunding.totals({ query: { ...year, plugin: 'other' } });
    expect([none.items, none.bureaus.map(({ pluginId }) => pluginId)]).toEqual([[], ['fixture']]);
    const file = await client.taskFunding.export({
      body: { ...year, by: 'street', format: 'csv', reason: '年度汇总' },
    });
    expect(await file.text()).toContain('north');
  });

  it('of a community that has ended is its heir’s', async () => {
    const { database } = platform;
    const numberOf = (name: string) =>
      database.queryOne('SELECT number FROM org_units WHERE name = ?', [name], (row) => row.integer('number'));
    const [elm, gone] = [await numberOf('elm'), 999_999];
    const shares = async () => {
      const { items, total } = await (await as('districtOfficial')).taskFunding.totals({
        query: { from: month, to: month, by: 'community' },
      });
      return {
        elm: items.find(({ unit }) => unit?.name === 'elm')?.promisedFen,
        none: items.some(({ unit }) => unit === null),
        total,
      };
    };
    const before = await shares();
    await database.execute('UPDATE admission_promises SET community_number = ? WHERE community_number = ?', [
      gone,
      elm,
    ]);
    expect(await shares()).toMatchObject({ none: true, total: before.total });
    await database.insertMany(
      'org_lineage',
      ['from_number', 'to_number', 'reorganisation_id', 'valid_from', 'kind', 'own_matters'],
      [[gone, elm, newId(), '2020-01-01', 'merge', true]],
    );
    expect(await shares()).toEqual(before);
    await database.execute('UPDATE admission_promises SET community_number = ? WHERE community_number = ?', [
      elm,
      gone,
    ]);
  });

  it('is recorded only where it is owed', async () => {
    const other = async (status: string) => {
      await platform.database.execute('UPDATE admissions SET status = ? WHERE id = ?', [status, admissionId]);
      return codeOf(pay('elm', 100));
    };
    expect(await other('admitted')).toBe('funding.notPublished');
    // What was published and then withdrawn is still owed.
    expect(await other('withdrawn')).toBe('done');
    const seen = await (await as('communitySecretary', 'elm')).admissions.get({ params: { id: admissionId } });
    expect([seen.status, seen.isOwn]).toEqual(['withdrawn', false]);
    await other('published');
    const inMonth = (await as('bureauOfficial')).taskFunding.pay({
      body: { admissionId, unitId: idOf('elm'), month: '2025-12', amountFen: 100, document: '转账' },
      idempotencyKey: newId(),
    });
    expect(await codeOf(inMonth)).toBe('funding.monthOutside');
    await platform.database.execute(
      "UPDATE admissions SET funding_per = 'nothing', unfunded_reason = '这件事不花钱' WHERE id = ?",
      [admissionId],
    );
    expect(await codeOf(pay('elm', 100))).toBe('funding.unfunded');
    await platform.database.execute("UPDATE admissions SET funding_per = 'case' WHERE id = ?", [admissionId]);
  });

  it('what was recorded by mistake is cancelled by the bureau until it is confirmed, and counts nowhere', async () => {
    const bureau = await as('bureauOfficial');
    const secretary = await as('communitySecretary', 'ash');
    const paid = async () => (await bureau.taskFunding.totals({ query: { from: month, to: month } })).total.paidFen;
    const before = await paid();
    const { id, cancellable } = await pay('ash', 4_200);
    expect([cancellable, (await paid()) - before]).toEqual([true, 4_200]);
    const { items } = await secretary.taskFunding.payments({ query: {} });
    expect(items.find((each) => each.id === id)?.cancellable).toBe(false);
    const cancel = () => bureau.taskFunding.cancel({ params: { id }, body: { reason: '记错社区' } });
    expect((await cancel()).cancellation).toMatchObject({ reason: '记错社区' });
    expect(await paid()).toBe(before);
    expect(await codeOf(cancel())).toBe('funding.cancelled');
    const confirm = (of: string) => secretary.taskFunding.confirm({ params: { id: of }, body: { amountFen: 4_200 } });
    expect(await codeOf(confirm(id))).toBe('funding.cancelled');
    const { id: second } = await pay('ash', 4_200);
    await confirm(second);
    expect(await codeOf(bureau.taskFunding.cancel({ params: { id: second }, body: { reason: '记错了' } }))).toBe(
      'funding.confirmed',
    );
  });

  it('stands on each task of the community, with the evidence that the admission asks for', async () => {
    await platform.database.execute('DELETE FROM funding_payments', []);
    const one = await send('oak-1-person-0');
    const read = async (id: string) => {
      const secretary = await as('communitySecretary', 'oak');
      const { admission, money } = await secretary.taskAdmissions.get({ params: { id } });
      return { evidence: admission?.evidence, money };
    };
    expect(await read(one.id)).toEqual({
      evidence: ['现场照片'],
      money: { month, promisedFen: 1_500, paidFen: 0, confirmedFen: 0 },
    });
    const two = await send('oak-1-person-1');
    const { id } = await pay('oak', 3_000);
    await (await as('communitySecretary', 'oak')).taskFunding.confirm({ params: { id }, body: { amountFen: 3_000 } });
    for (const task of [one, two]) {
      const { money } = await read(task.id);
      expect(money).toEqual({ month, promisedFen: 3_000, paidFen: 3_000, confirmedFen: 3_000 });
    }
  });
});
