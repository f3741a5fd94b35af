import { addMonths, newId } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paymentListSchema } from '../contract/dues.js';
import { duesLedger } from '../ledgers/dues.js';
import { balanceOf } from '../server/dues/balances.js';
import { DuesBases } from '../server/dues/dues-bases.js';
import { DuesCharging } from '../server/dues/dues-charging.js';
import { Community, codeOf, createTestPlatform, program, THIS_MONTH, TODAY, testDialects } from './support.js';

const monthsAgo = (months: number) => addMonths(`${THIS_MONTH}-01`, -months).slice(0, 7);

it('payments cover the oldest month first', () => {
  const months = ['2026-07', '2026-08', '2026-09', '2026-10'].map((month) => ({ month, fen: 1_000 }));
  expect(balanceOf(months, 0, '2026-10')).toMatchObject({ dueFen: 4_000, unpaidMonths: 3, monthPaidFen: 0 });
  expect(balanceOf(months, 1_000, '2026-10')).toMatchObject({ unpaidMonths: 2, monthPaidFen: 0 });
  expect(balanceOf(months, 3_400, '2026-10')).toMatchObject({ unpaidMonths: 0, monthPaidFen: 400 });
  expect(balanceOf(months, 9_000, '2026-10')).toMatchObject({ unpaidMonths: 0, monthPaidFen: 1_000 });
});

describe.each(testDialects())('dues, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('are worked out by the rules for every month since the base was set', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const amounts = [
      ['employed', 300_000, 1_500],
      ['employed', 500_000, 5_000],
      ['employed', 1_000_000, 15_000],
      ['employed', 2_000_000, 40_000],
      ['retired', 500_000, 2_500],
      ['farmer', 0, 60],
      ['student', 0, 20],
    ] as const;
    platform.core.settings = () => ({ farmerDues: 60 });
    for (const [category, baseFen] of amounts) {
      await here.base(await here.member(branch), category, baseFen, monthsAgo(2));
    }
    const without = await here.member(branch);
    const { items, figures, rule } = await here.dues();
    expect(items.map(({ dueFen }) => dueFen)).toEqual([...amounts.map(([, , due]) => due), null]);
    const total = amounts.reduce((sum, [, , due]) => sum + due, 0);
    expect(figures).toMatchObject({
      members: 7,
      dueFen: total,
      paidFen: 0,
      openMembers: 7,
      withoutBase: 1,
      flagged: 0,
    });
    expect(items.find(({ memberId }) => memberId === without)).toMatchObject({ openFen: 0, category: null });
    expect(items[0]).toMatchObject({ openFen: 3 * 1_500, unpaidMonths: 2 });
    expect(rule.source).toContain('2008');
    expect(await codeOf(await here.call('GET', '/dues?month=2099-01'))).toBe('dues.monthNotYet');
  });

  it('of whoever is accepted begin in the month of the branch meeting, of whoever is transferred in the month after', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const on = `${monthsAgo(1)}-20`;
    const accepted = await here.member(branch, { beginning: 'accepted', standing: 'probationary', on });
    const transferred = await here.member(branch, { on });
    for (const id of [accepted, transferred]) await here.base(id, 'employed', 300_000, monthsAgo(4));
    expect((await here.detail(accepted)).balance.dueFen).toBe(2 * 1_500);
    expect((await here.detail(transferred)).balance.dueFen).toBe(1_500);
  });

  it('are worked out anew where the base changes, and once however often a month is charged', async () => {
    const here = new Community(platform);
    const id = await here.member(await here.organisation('branch'));
    await here.base(id, 'employed', 300_000, monthsAgo(3));
    const charging = platform.server.application.get(DuesCharging);
    await Promise.all([charging.chargeAll(), charging.chargeAll()]);
    expect((await here.detail(id)).balance.dueFen).toBe(4 * 1_500);
    await here.base(id, 'employed', 500_000, monthsAgo(1));
    expect((await here.detail(id)).balance.dueFen).toBe(2 * 1_500 + 2 * 5_000);
    expect(await here.database.query('SELECT id FROM dues WHERE member_id = ?', [id], () => true)).toHaveLength(4);
  });

  it('from a base of long ago are worked out for the months of membership only', async () => {
    const here = new Community(platform);
    const id = await here.member(await here.organisation('branch'), { on: `${monthsAgo(2)}-01` });
    const bases = platform.server.application.get(DuesBases);
    const { statements } = await here.database.statements.count(() =>
      bases.replace(id, { category: 'employed', baseFen: 300_000, fromMonth: '0001-01' }),
    );
    expect(statements.length).toBeLessThan(20);
    expect((await here.detail(id)).balance.dueFen).toBe(3 * 1_500);
  });

  // "It is owed where somebody belongs on its first day": the day of leaving is the first without membership.
  it.each([
    ['01', 2],
    ['02', 3],
  ])('of whoever leaves on the %s of this month are owed for %i months', async (day, months) => {
    const here = new Community(platform);
    const id = await here.member(await here.organisation('branch'));
    await here.base(id, 'employed', 300_000, monthsAgo(2));
    const on = `${THIS_MONTH}-${day}`;
    const answer = await here.call('POST', `/members/${id}/leave`, { on, ending: 'transferredOut' });
    if (on > TODAY) return expect(await codeOf(answer)).toBe('day.notYet');
    expect((await here.detail(id)).balance.dueFen).toBe(months * 1_500);
  });

  it('six months unpaid are flagged, and no sooner', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const [five = '', six = ''] = await here.members(branch, 2);
    await here.base(five, 'employed', 300_000, monthsAgo(5));
    await here.base(six, 'employed', 300_000, monthsAgo(6));
    expect((await here.dues()).items.map(({ unpaidMonths, flagged }) => [unpaidMonths, flagged])).toEqual([
      [5, false],
      [6, true],
    ]);
    await here.pay(six, 1_500);
    expect((await here.dues()).items[1]).toMatchObject({ unpaidMonths: 5, flagged: false });
  });

  it('a payment counts once, however often and at what time it is handed in', async () => {
    const here = new Community(platform);
    const member = await here.member(await here.organisation('branch'));
    await here.base(member, 'employed', 500_000);
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 6 }, () => here.pay(member, 5_000, id)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 204));
    expect(await here.detail(member)).toMatchObject({ balance: { dueFen: 5_000, paidFen: 5_000 } });
    expect(await codeOf(await here.pay(member, 4_000, id))).toBe('dues.paymentDiffers');
    const reversals = await Promise.all(Array.from({ length: 4 }, () => here.call('POST', `/payments/${id}/reversal`)));
    expect(reversals.map(({ status }) => status).toSorted()).toEqual([204, 409, 409, 409]);
    expect(await here.detail(member)).toMatchObject({ balance: { paidFen: 0 } });
    const { items } = await here.read(`/members/${member}/payments`, paymentListSchema);
    expect(items.map(({ amountFen, reversed }) => [amountFen, reversed]).toSorted()).toEqual([
      [-5_000, false],
      [5_000, true],
    ]);
    const there = new Community(platform);
    expect(await codeOf(await there.pay(member, 5_000))).toBe('member.unknown');
    expect(await codeOf(await there.call('POST', `/payments/${id}/reversal`))).toBe('dues.paymentUnknown');
  });

  it('what is open is what is due less what was paid, whatever was paid at once and taken back', async () => {
    const here = new Community(platform);
    const member = await here.member(await here.organisation('branch'));
    await here.base(member, 'employed', 700_000, monthsAgo(3));
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    let paid = 0;
    for (let round = 0; round < 4; round += 1) {
      const payments = Array.from({ length: 5 }, () => ({ id: newId(), fen: 1 + random(20_000) }));
      await Promise.all(payments.flatMap(({ id, fen }) => [here.pay(member, fen, id), here.pay(member, fen, id)]));
      const back = payments.filter(() => random(3) === 0);
      await Promise.all(back.map(({ id }) => here.call('POST', `/payments/${id}/reversal`)));
      paid += payments.filter((each) => !back.includes(each)).reduce((sum, { fen }) => sum + fen, 0);
      const { balance } = await here.detail(member);
      expect(balance).toMatchObject({ dueFen: 4 * 10_500, paidFen: paid });
      expect((await here.dues()).items[0]?.openFen).toBe(4 * 10_500 - paid);
    }
  });

  it('stand in the ledger of their month', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const member = await here.member(branch, { name: '欧阳明德' });
    await here.base(member, 'employed', 300_000, monthsAgo(1));
    await here.pay(member, 3_000);
    const unit = { id: here.units.communityId ?? '', level: 'community' as const };
    const rows = await platform.ledger(duesLedger, { unit, period: THIS_MONTH, filter: { category: 'employed' } });
    expect(rows).toMatchObject([
      {
        ...{ key: member, personId: null },
        cells: { name: '欧阳明德', organisation: '第一党支部', base: 300_000, due: 1_500, paid: 3_000 },
      },
    ]);
    expect(rows[0]?.records.map(({ columns, on }) => [columns.at(-1), on])).toEqual([
      ['due', `${THIS_MONTH}-01`],
      ['paid', TODAY],
    ]);
    expect(await platform.ledger(duesLedger, { unit, period: monthsAgo(2) })).toEqual([]);
  });
});
