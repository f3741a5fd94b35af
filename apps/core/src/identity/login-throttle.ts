import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { KnownProblem } from '@yige/contracts';
import { Database } from '@yige/database';
import { z } from 'zod';
import { AuditTrail, PLATFORM } from '../audit/audit-trail.js';
import { requestOrigin } from '../http/request-context.js';
import { Clock } from '../time/clock.js';
import { Pause } from '../time/pause.js';
import { sessionProblems } from './problems.js';
import { SecuritySettingsStore } from './security-settings.js';

/** What a guess came to. Undecided ones (the password is right, the code still missing) neither count nor forgive. */
export type Verdict<Result> = { right: Result } | { wrong: KnownProblem } | { undecided: KnownProblem };

/** Failures from one address, within the window, after which each guess from there has to wait. */
const ADDRESS_FAILURES = 100;
/** The wait of a slowed guess, in milliseconds. Slowed, never locked: a street office shares one address. */
const ADDRESS_PAUSE = 2_000;
/** Guesses in flight count as failures until they are decided; a guess beyond them waits this long, in milliseconds. */
const TURN = 50;
const TURNS = 200;

interface Pair {
  failures: number[];
  pending: number[];
  lockedUntil: Date | null;
}

/**
 * Locks an account for one address after some failures, alike for accounts that don't exist. Kept in the database, so
 * that several cores count together: a guess takes a place before it is checked, so parallel ones get no further.
 */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly database: Database,
    private readonly settings: SecuritySettingsStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly pause: Pause,
  ) {}

  /** Checks a guess at an account's secret; throws the problem of a wrong one, or `session.locked`. */
  async guess<Result>(
    { username, accountId }: { username: string; accountId: string | null },
    check: () => Promise<Verdict<Result>>,
  ): Promise<Result> {
    const address = requestOrigin()?.address ?? '';
    const key = createHash('sha256').update(`${username.toLowerCase()}\n${address}`).digest('hex');
    await this.slowDown(address);
    const place = await this.takePlace(key, address);
    let verdict: Verdict<Result> | null = null;
    try {
      verdict = await check();
    } finally {
      await this.settle(key, place, verdict, accountId);
    }
    if ('right' in verdict) return verdict.right;
    throw 'wrong' in verdict ? verdict.wrong : verdict.undecided;
  }

  /** Forgets pairs that no longer count. */
  async clean(): Promise<void> {
    const { lockoutWindow, lockoutDuration } = this.settings.current;
    await this.database.execute('DELETE FROM login_pairs WHERE failed_at < ?', [
      this.before((lockoutWindow + lockoutDuration) * 60_000),
    ]);
  }

  private async slowDown(address: string): Promise<void> {
    const failures = await this.database.queryOne(
      'SELECT COALESCE(SUM(failure_count), 0) AS number FROM login_pairs WHERE address = ? AND failed_at > ?',
      [address, this.before(this.window)],
      (row) => row.integer('number'),
    );
    if ((failures ?? 0) >= ADDRESS_FAILURES) await this.pause.for(ADDRESS_PAUSE);
  }

  private async takePlace(key: string, address: string): Promise<number> {
    for (let turn = 1; ; turn += 1) {
      const place = await this.tryPlace(key, address);
      if (place !== null) return place;
      if (turn === TURNS) throw sessionProblems['session.locked']({ retryAfter: 1 });
      await this.pause.for(TURN);
    }
  }

  /** The moment under which the guess is pending; null while others are being checked whose failures might lock. */
  private tryPlace(key: string, address: string): Promise<number | null> {
    return this.database.transaction(async () => {
      const pair = await this.lock(key, address);
      const now = this.clock.now();
      if (pair.lockedUntil !== null && pair.lockedUntil > now) throw lockedUntil(pair.lockedUntil, now);
      const counting = (moments: number[]) => moments.filter((moment) => moment > now.getTime() - this.window);
      const failures = pair.lockedUntil === null ? counting(pair.failures) : [];
      const pending = counting(pair.pending);
      if (failures.length + pending.length >= this.settings.current.lockoutFailures) return null;
      await this.write(key, { failures, pending: [...pending, now.getTime()], lockedUntil: null });
      return now.getTime();
    });
  }

  private settle(
    key: string,
    place: number,
    verdict: Verdict<unknown> | null,
    accountId: string | null,
  ): Promise<void> {
    return this.database.transaction(async () => {
      const pair = await this.lock(key, '');
      const pending = pair.pending.toSpliced(pair.pending.indexOf(place), 1);
      if (verdict !== null && 'right' in verdict) {
        await this.write(key, { failures: [], pending, lockedUntil: null });
      } else if (verdict !== null && 'wrong' in verdict) {
        await this.fail(key, { ...pair, pending }, accountId);
      } else {
        await this.write(key, { ...pair, pending });
      }
    });
  }

  private async fail(key: string, pair: Pair, accountId: string | null): Promise<void> {
    const now = this.clock.now();
    const { lockoutFailures, lockoutDuration } = this.settings.current;
    const failures = [...pair.failures, now.getTime()];
    const locked = failures.length >= lockoutFailures;
    await this.write(key, {
      failures,
      pending: pair.pending,
      lockedUntil: locked ? new Date(now.getTime() + lockoutDuration * 60_000) : pair.lockedUntil,
    });
    await this.database.execute('UPDATE login_pairs SET failed_at = ? WHERE pair_key = ?', [now, key]);
    if (accountId === null) return;
    const subject = { kind: 'account', id: accountId };
    await this.audit.record({ actor: PLATFORM, action: 'session.refused', subject });
    if (locked) await this.audit.record({ actor: PLATFORM, action: 'account.locked', subject });
  }

  /** Makes the row if there is none, and holds it until the unit of work ends. */
  private async lock(key: string, address: string): Promise<Pair> {
    const hold =
      this.database.dialect === 'mysql'
        ? 'ON DUPLICATE KEY UPDATE pair_key = pair_key'
        : 'ON CONFLICT (pair_key) DO UPDATE SET pair_key = excluded.pair_key';
    await this.database.execute(
      `INSERT INTO login_pairs (pair_key, address, failures, pending, failure_count, failed_at, locked_until)
       VALUES (?, ?, '[]', '[]', 0, ?, NULL) ${hold}`,
      [key, address, this.clock.now()],
    );
    const pair = await this.database.queryOne(
      'SELECT failures, pending, locked_until FROM login_pairs WHERE pair_key = ?',
      [key],
      (row): Pair => ({
        failures: row.json('failures', (value) => momentsSchema.parse(value)),
        pending: row.json('pending', (value) => momentsSchema.parse(value)),
        lockedUntil: row.instantOrNull('locked_until'),
      }),
    );
    if (pair === null) throw new Error('A row that is locked cannot be gone');
    return pair;
  }

  private async write(key: string, { failures, pending, lockedUntil }: Pair): Promise<void> {
    await this.database.execute(
      'UPDATE login_pairs SET failures = ?, pending = ?, failure_count = ?, locked_until = ? WHERE pair_key = ?',
      [JSON.stringify(failures), JSON.stringify(pending), failures.length, lockedUntil, key],
    );
  }

  private get window(): number {
    return this.settings.current.lockoutWindow * 60_000;
  }

  private before(duration: number): Date {
    return new Date(this.clock.now().getTime() - duration);
  }
}

const momentsSchema = z.array(z.number());

function lockedUntil(until: Date, now: Date): KnownProblem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000));
  const minutes = Math.ceil(seconds / 60);
  return sessionProblems['session.locked']({
    retryAfter: seconds,
    detail: {
      'zh-CN': `输错次数太多。请过 ${minutes} 分钟再试；忘了密码，请联系您单位的系统管理员。`,
      en: `Too many wrong attempts. Try again in ${minutes} minutes; if you forgot the password, ask your system administrator.`,
    },
  });
}
