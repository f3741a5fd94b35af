import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/time/clock.js';
import { Pause } from '../src/time/pause.js';
import { idOf, PASSWORD } from './support/district.js';
import { codeOf } from './support/problems.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const MINUTE = 60_000;

describe.each(dialects)('lockout, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    vi.restoreAllMocks();
    await platform.database.execute('DELETE FROM login_pairs', []);
  });

  const guess = (username: string, password: string, address = '10.0.0.1') =>
    platform.post('/api/v1/sessions', { username, password }, { 'x-forwarded-for': address });
  const fail = async (username: string, times: number, address?: string) => {
    const codes: string[] = [];
    for (let time = 0; time < times; time += 1) codes.push(await codeOf(await guess(username, 'wrong', address)));
    return codes;
  };
  const later = (duration: number) => {
    const clock = platform.application.get(Clock);
    const now = Date.now();
    vi.spyOn(clock, 'now').mockImplementation(() => new Date(now + duration));
  };
  const actionsOn = (accountId: string) =>
    platform.database.query(
      'SELECT action FROM audit_entries WHERE subject_id = ? ORDER BY at, id',
      [accountId],
      (row) => row.text('action'),
    );

  it('the sixth attempt within ten minutes is refused, the right password too; alike for an unknown account', async () => {
    for (const username of ['worker.elm-1', 'nobody at all']) {
      expect(await fail(username, 5)).toEqual(Array(5).fill('session.wrongCredentials'));
      const refused = await guess(username, PASSWORD);
      expect(refused.status).toBe(429);
      const wait = Number(refused.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(600);
      expect(await refused.json()).toMatchObject({
        code: 'session.locked',
        detail: expect.stringContaining('10 分钟'),
      });
    }
    expect(await actionsOn(idOf('worker.elm-1'))).toEqual([...Array(5).fill('session.refused'), 'account.locked']);
  });

  it('the same account from another address is not locked, nor another account from this one', async () => {
    await fail('worker.elm-1', 5);
    expect((await guess('worker.elm-1', PASSWORD, '10.0.0.2')).status).toBe(201);
    expect((await guess('worker.oak-1', PASSWORD)).status).toBe(201);
  });

  it('opens again after ten minutes, and then counts anew', async () => {
    await fail('worker.elm-1', 5);
    later(10 * MINUTE + 1_000);
    expect(await fail('worker.elm-1', 4)).toEqual(Array(4).fill('session.wrongCredentials'));
    expect((await guess('worker.elm-1', PASSWORD)).status).toBe(201);
  });

  it('counts within a window that slides', async () => {
    await fail('worker.elm-1', 4);
    later(9 * MINUTE);
    await fail('worker.elm-1', 1);
    expect((await guess('worker.elm-1', PASSWORD)).status).toBe(429);
    later(10.5 * MINUTE);
    expect((await guess('worker.elm-1', PASSWORD)).status).toBe(429);
  });

  it('forgets failures that are older than the window', async () => {
    await fail('worker.elm-1', 4);
    later(10.5 * MINUTE);
    expect(await fail('worker.elm-1', 4)).toEqual(Array(4).fill('session.wrongCredentials'));
  });

  it('a success forgives', async () => {
    await fail('worker.elm-1', 4);
    expect((await guess('worker.elm-1', PASSWORD)).status).toBe(201);
    expect(await fail('worker.elm-1', 4)).toEqual(Array(4).fill('session.wrongCredentials'));
  });

  it('of 40 parallel guesses five are checked and no more', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => guess('worker.elm-1', `wrong ${index}`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(35);
    expect(
      await actionsOn(idOf('worker.elm-1')).then((all) => all.filter((one) => one === 'account.locked')),
    ).not.toEqual([]);
  });

  it('parallel logins with the right password all get in', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess('worker.oak-1', PASSWORD)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  });

  it('slows an address down after a hundred failures, but lets the right password in', async () => {
    const pause = vi.spyOn(platform.application.get(Pause), 'for').mockResolvedValue();
    await platform.database.execute(
      `INSERT INTO login_pairs (pair_key, address, failures, pending, failure_count, failed_at)
       VALUES ('many', '10.0.0.1', '[]', '[]', 99, ?)`,
      [new Date()],
    );
    await fail('nobody at all', 1);
    expect(pause).not.toHaveBeenCalled();
    expect((await guess('worker.elm-1', PASSWORD)).status).toBe(201);
    expect(pause).toHaveBeenCalledWith(2_000);
    pause.mockClear();
    expect((await guess('worker.elm-1', PASSWORD, '10.0.0.9')).status).toBe(201);
    expect(pause).not.toHaveBeenCalled();
  });
});
