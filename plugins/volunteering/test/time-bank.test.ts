import { Database, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Posting, TimeBank } from '../server/bank/time-bank.js';
import { program } from '../server/program.js';

const ROUNDS = 12;
const AT_ONCE = 8;
const PEOPLE = 4;

/** The same numbers in each run: a linear congruential generator (Numerical Recipes). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe.each(testDialects())('the time bank, on %s', (dialect) => {
  let platform: TestPlatform;
  let database: Database;
  let bank: TimeBank;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
    database = platform.server.application.get(Database);
    bank = platform.server.application.get(TimeBank);
  });
  afterAll(() => platform?.stop());

  async function saver(minutes = 0): Promise<string> {
    const personId = newId();
    await bank.open(personId);
    if (minutes > 0) await bank.earn({ key: newId(), personId, minutes, by: '孙月' });
    return personId;
  }
  const balance = async (personId: string) => (await bank.balances([personId])).get(personId);

  /** What must hold at every moment at which nothing is in progress. */
  async function expectBalanced(): Promise<void> {
    const accounts = await database.query(
      `SELECT a.id, a.balance, COALESCE(SUM(e.minutes), 0) AS entries FROM bank_accounts a
       LEFT JOIN bank_entries e ON e.account_id = a.id GROUP BY a.id, a.balance`,
      [],
      (row) => ({ id: row.text('id'), balance: row.integer('balance'), entries: row.integer('entries') }),
    );
    for (const { id, balance, entries } of accounts) {
      expect([id, balance]).toEqual([id, entries]);
      if (id.startsWith('volunteer:')) expect(balance).toBeGreaterThanOrEqual(0);
    }
    expect(accounts.reduce((sum, each) => sum + each.balance, 0)).toBe(0);
    const crooked = await database.query(
      `SELECT t.posting_key FROM bank_transactions t LEFT JOIN bank_entries e ON e.posting_key = t.posting_key
       GROUP BY t.posting_key HAVING COALESCE(SUM(e.minutes), 1) <> 0`,
      [],
      (row) => row.text('posting_key'),
    );
    expect(crooked).toEqual([]);
  }

  it('keeps balances equal to entries, whatever happens at once, twice, or crashes half-way', async () => {
    const next = numbersFrom(20_261_126);
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => saver()));
    const expected = new Map(people.map((id) => [id, 0]));
    const kinds = ['earn', 'correct', 'callOn', 'giveBack'] as const;
    for (let round = 0; round < ROUNDS; round += 1) {
      const jobs = Array.from({ length: AT_ONCE }, () => {
        const kind = kinds[next(kinds.length)] ?? 'earn';
        const personId = people[next(PEOPLE)] ?? '';
        const minutes = kind === 'correct' ? next(121) - 60 : 1 + next(90);
        const posting: Posting = { key: newId(), personId, minutes, by: '孙月' };
        return { kind, posting, crashes: next(5) === 0, twice: next(4) === 0 };
      });
      await Promise.all(
        jobs.flatMap(({ kind, posting, crashes, twice }) => {
          const once = async () => {
            const change = kind === 'callOn' ? -posting.minutes : posting.minutes;
            await database.transaction(async () => {
              await bank[kind](posting);
              if (crashes) throw new Error('killed half-way');
            });
            return change;
          };
          const attempts = Promise.allSettled(twice ? [once(), once()] : [once()]);
          return attempts.then(([first, second]) => {
            const done = [first, second].find((each) => each?.status === 'fulfilled');
            if (done?.status !== 'fulfilled') return;
            expected.set(posting.personId, (expected.get(posting.personId) ?? 0) + done.value);
          });
        }),
      );
      await expectBalanced();
    }
    for (const [personId, minutes] of expected) expect(await balance(personId)).toBe(minutes);
    expect([...expected.values()].reduce((sum, minutes) => sum + minutes, 0)).toBeGreaterThan(0);
  });

  it('never goes below zero, also when two call on the same minutes at once', async () => {
    const personId = await saver(60);
    const call = () => bank.callOn({ key: newId(), personId, minutes: 40, by: '孙月' });
    const outcomes = await Promise.allSettled([call(), call(), call()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(outcomes.find((each) => each.status === 'rejected')).toMatchObject({
      reason: { code: 'timeBank.balanceTooLow', status: 422 },
    });
    expect(await balance(personId)).toBe(20);
    await expectBalanced();
  });

  it('posts a key once, at once or later', async () => {
    const personId = await saver();
    const posting = { key: newId(), personId, minutes: 30, by: '孙月' };
    await Promise.all([bank.earn(posting), bank.earn(posting), bank.earn(posting)]);
    await bank.earn(posting);
    expect(await balance(personId)).toBe(30);
  });

  it('posts nothing for somebody without an account', async () => {
    const personId = newId();
    await expect(bank.earn({ key: newId(), personId, minutes: 30, by: '孙月' })).rejects.toMatchObject({
      code: 'timeBank.noAccount',
    });
    await expectBalanced();
  });

  it('takes from both accounts of two residents who turned out to be one', async () => {
    const [one, other] = [await saver(30), await saver(50)];
    await database.execute('UPDATE bank_accounts SET person_id = ? WHERE person_id = ?', [one, other]);
    expect(await balance(one)).toBe(80);
    await bank.callOn({ key: newId(), personId: one, minutes: 70, by: '孙月' });
    expect(await balance(one)).toBe(10);
    await expect(bank.callOn({ key: newId(), personId: one, minutes: 11, by: '孙月' })).rejects.toMatchObject({
      code: 'timeBank.balanceTooLow',
    });
    await expectBalanced();
  });
});
