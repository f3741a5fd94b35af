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
    const { items, total } = await (await as('districtOfficial')).taskFunding.totals({ query: { month } });
    expect(
      items.map(({ unit, promisedFen, paidFen, confirmedFen }) => [unit.name, promisedFen, paidFen, confirmedFen]),
    ).toEqual([
      ['elm', 4_500, 4_500, 2_900],
      ['ash', 1_500, 1_500, 0],
    ]);
    const { usage } = await (await as('bureauOfficial')).admissions.get({ params: { id: admissionId } });
    expect(total).toEqual({ promisedFen: usage.promisedFen, paidFen: 6_000, confirmedFen: 2_900 });
    const own = await secretary.taskFunding.totals({ query: { month } });
    expect(own.items.map(({ unit }) => unit.name)).toEqual(['elm']);
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
