import { Injectable } from '@nestjs/common';
import type { AuditAction, Session } from '@yige/contracts';
import { type Condition, Database, type RawRow } from '@yige/database';
import { actorOf, type StaffCaller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { deviceOf } from './device.js';
import { sessionProblems } from './problems.js';
import { SecuritySettingsStore } from './security-settings.js';

const LISTED = 100;

/** The logins of an account: seen and ended by their owner or by the security administrator. */
@Injectable()
export class AccountSessions {
  constructor(
    private readonly database: Database,
    private readonly settings: SecuritySettingsStore,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  list(accountId: string, currentKey: string): Promise<Session[]> {
    const alive = this.alive('s');
    return this.database.query(
      `SELECT s.id, s.token_hash, s.user_agent, s.address, s.created_at, s.seen_at, s.expires_at FROM sessions s
       WHERE s.account_id = ? AND s.id IS NOT NULL AND ${alive.sql}
       ORDER BY s.created_at DESC, s.id DESC LIMIT ${LISTED}`,
      [accountId, ...alive.parameters],
      (row) => readSession(row, currentKey),
    );
  }

  /** Condition for sessions that are neither too old nor too long unused. */
  alive(alias: string): Condition {
    const now = this.clock.now();
    const idle = new Date(now.getTime() - this.settings.current.sessionIdle * 60_000);
    return { sql: `${alias}.expires_at > ? AND ${alias}.seen_at > ?`, parameters: [now, idle] };
  }

  /** Whether a login can still be used. */
  async lasts(sessionKey: string): Promise<boolean> {
    const alive = this.alive('s');
    const found = await this.database.queryOne(
      `SELECT s.account_id FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.disabled = 0
       WHERE s.token_hash = ? AND ${alive.sql}`,
      [sessionKey, ...alive.parameters],
      (row) => row.text('account_id'),
    );
    return found !== null;
  }

  async end(caller: StaffCaller, accountId: string, id: string): Promise<void> {
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute('DELETE FROM sessions WHERE account_id = ? AND id = ?', [
        accountId,
        id,
      ]);
      if (affectedRows === 0) throw sessionProblems['session.notFound']();
      await this.record(caller, accountId, 'session.ended', { sessions: 1 });
    });
  }

  endAll(caller: StaffCaller, accountId: string): Promise<number> {
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        'DELETE FROM sessions WHERE account_id = ? AND token_hash <> ?',
        [accountId, caller.sessionKey],
      );
      if (affectedRows > 0) await this.record(caller, accountId, 'session.ended', { sessions: affectedRows });
      return affectedRows;
    });
  }

  /** All of the caller's own but the one that they use. */
  endOthers(caller: StaffCaller): Promise<number> {
    return this.endAll(caller, caller.accountId);
  }

  /** Takes away what can no longer be used. */
  async clean(): Promise<void> {
    const { sql, parameters } = this.alive('sessions');
    await this.database.execute(`DELETE FROM sessions WHERE NOT (${sql})`, parameters);
  }

  private record(
    caller: StaffCaller,
    accountId: string,
    action: AuditAction,
    details: { sessions: number },
  ): Promise<void> {
    return this.audit.record({ actor: actorOf(caller), action, subject: { kind: 'account', id: accountId }, details });
  }
}

function readSession(row: RawRow, currentKey: string): Session {
  return {
    id: row.text('id'),
    device: deviceOf(row.textOrNull('user_agent')),
    address: row.textOrNull('address'),
    createdAt: row.instant('created_at').toISOString(),
    seenAt: row.instant('seen_at').toISOString(),
    expiresAt: row.instant('expires_at').toISOString(),
    current: row.text('token_hash') === currentKey,
  };
}
