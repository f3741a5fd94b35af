import { Injectable } from '@nestjs/common';
import type { AccountSecurity as AccountSecurityView, Page, RouteInput, routes, Session } from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import type { StaffCaller } from '../access/caller.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { AccountSessions } from './account-sessions.js';
import { AccountEntity } from './entities.js';
import { securityProblems } from './problems.js';
import { SecondFactors } from './second-factors.js';

type ListQuery = RouteInput<typeof routes.accountSecurity.list>['query'];

/** The accounts of all, for the security administrator: logins and second factors, nothing of their work. */
@Injectable()
export class AccountSecurity {
  constructor(
    private readonly database: Database,
    private readonly sessions: AccountSessions,
    private readonly factors: SecondFactors,
  ) {}

  async list({ q, online, cursor, limit }: ListQuery): Promise<Page<AccountSecurityView>> {
    const alive = this.sessions.alive('s');
    const ofAccount = `FROM sessions s WHERE s.account_id = a.id AND ${alive.sql}`;
    const conditions = ['1 = 1'];
    const parameters: SqlValue[] = [...alive.parameters, ...alive.parameters];
    if (online === 'true') {
      conditions.push(`EXISTS (SELECT 1 ${ofAccount})`);
      parameters.push(...alive.parameters);
    }
    if (q !== undefined && q !== '') {
      conditions.push("(a.username LIKE ? ESCAPE '!' OR a.display_name LIKE ? ESCAPE '!')");
      parameters.push(beginningWith(q), beginningWith(q));
    }
    if (cursor !== undefined) {
      conditions.push('a.username > ?');
      parameters.push(decodeCursor(cursor, ['username']).username);
    }
    const rows = await this.database.query(
      `SELECT a.id, a.username, a.display_name, a.disabled,
              (SELECT COUNT(*) FROM second_factors f
               WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS factors,
              (SELECT COUNT(*) ${ofAccount}) AS sessions, (SELECT MAX(s.seen_at) ${ofAccount}) AS seen_at
       FROM accounts a WHERE ${conditions.join(' AND ')} ORDER BY a.username LIMIT ?`,
      [...parameters, limit + 1],
      readAccount,
    );
    return pageOf(rows, limit, ({ account }) => encodeCursor(account, ['username']));
  }

  async sessionsOf(caller: StaffCaller, accountId: string): Promise<Session[]> {
    await this.mustExist(accountId);
    return this.sessions.list(accountId, caller.sessionKey);
  }

  async endSession(caller: StaffCaller, accountId: string, id: string): Promise<void> {
    await this.sessions.end(caller, accountId, id);
  }

  async endSessions(caller: StaffCaller, accountId: string): Promise<number> {
    await this.mustExist(accountId);
    return this.sessions.endAll(caller, accountId);
  }

  async resetSecondFactor(caller: StaffCaller, accountId: string): Promise<void> {
    await this.mustExist(accountId);
    await this.database.transaction(async () => {
      await this.factors.remove(caller, accountId, 'secondFactor.reset');
      await this.sessions.endAll(caller, accountId);
    });
  }

  private async mustExist(accountId: string): Promise<void> {
    const exists = await this.database.repository(AccountEntity).existsBy({ id: accountId });
    if (!exists) throw securityProblems['account.notFound']();
  }
}

function readAccount(row: RawRow): AccountSecurityView {
  return {
    account: { id: row.text('id'), username: row.text('username'), displayName: row.text('display_name') },
    disabled: row.boolean('disabled'),
    secondFactor: row.integer('factors') > 0,
    sessions: row.integer('sessions'),
    lastSeenAt: row.instantOrNull('seen_at')?.toISOString() ?? null,
  };
}

function beginningWith(text: string): string {
  return `${text.replace(/[!%_]/g, '!$&')}%`;
}
