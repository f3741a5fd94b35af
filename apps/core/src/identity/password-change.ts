import { Injectable } from '@nestjs/common';
import type { KnownProblem } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type StaffCaller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { AccountSessions } from './account-sessions.js';
import { AccountEntity } from './entities.js';
import { LoginThrottle } from './login-throttle.js';
import { PasswordPolicy } from './password-policy.js';
import { Passwords } from './passwords.js';
import { passwordProblems } from './problems.js';
import { SecuritySettingsStore } from './security-settings.js';

/** Changing one's own password. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly policy: PasswordPolicy,
    private readonly settings: SecuritySettingsStore,
    private readonly throttle: LoginThrottle,
    private readonly sessions: AccountSessions,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async change(caller: StaffCaller, current: string, next: string): Promise<void> {
    const account = await this.database.repository(AccountEntity).findOneByOrFail({ id: caller.accountId });
    await this.throttle.guess({ username: account.username, accountId: account.id }, async () => {
      if (await this.passwords.matches(account.passwordHash, current)) return { right: null };
      return { wrong: refusedAt('/body/current', 'wrong', '现在的密码不对', 'This is not your present password') };
    });
    const fault = await this.policy.faultOf(next, account);
    if (fault !== null) throw refusedAt('/body/next', fault.code, fault.message['zh-CN'], fault.message.en);
    if (await this.wasUsed(account, next)) {
      throw refusedAt('/body/next', 'used_before', '最近用过，换一个新的', 'You had this one lately; take a new one');
    }
    const passwordHash = await this.passwords.hash(next);
    await this.database.transaction(async () => {
      const now = this.clock.now();
      await this.remember(account, now);
      await this.database.execute(
        'UPDATE accounts SET password_hash = ?, must_change_password = 0, password_changed_at = ? WHERE id = ?',
        [passwordHash, now, account.id],
      );
      const ended = await this.sessions.endOthers(caller);
      await this.audit.record({
        actor: actorOf(caller),
        action: 'password.changed',
        subject: { kind: 'account', id: account.id },
        details: { sessionsEnded: ended },
      });
    });
  }

  private async wasUsed(account: AccountEntity, next: string): Promise<boolean> {
    const former = await this.database.query(
      'SELECT password_hash FROM password_history WHERE account_id = ? ORDER BY set_at DESC LIMIT ?',
      [account.id, this.settings.current.passwordHistory - 1],
      (row) => row.text('password_hash'),
    );
    const matches = await Promise.all(
      [account.passwordHash, ...former].map((stored) => this.passwords.matches(stored, next)),
    );
    return matches.includes(true);
  }

  /** Keeps the password that is given up, and no more of them than the settings ask. */
  private async remember({ id, passwordHash }: AccountEntity, now: Date): Promise<void> {
    await this.database.execute('INSERT INTO password_history (account_id, set_at, password_hash) VALUES (?, ?, ?)', [
      id,
      now,
      passwordHash,
    ]);
    const kept = await this.database.query(
      'SELECT set_at FROM password_history WHERE account_id = ? ORDER BY set_at DESC LIMIT 24',
      [id],
      (row) => row.instant('set_at'),
    );
    const oldest = kept[this.settings.current.passwordHistory - 1];
    if (oldest === undefined) return;
    await this.database.execute('DELETE FROM password_history WHERE account_id = ? AND set_at < ?', [id, oldest]);
  }
}

function refusedAt(pointer: string, code: string, chinese: string, english: string): KnownProblem {
  return passwordProblems['password.refused']({
    detail: { 'zh-CN': chinese, en: english },
    errors: [{ pointer, code, message: english }],
  });
}
