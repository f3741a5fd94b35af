import { Injectable } from '@nestjs/common';
import type { Account } from '@yige/contracts';
import { Database } from '@yige/database';
import { AccountEntity } from './entities.js';
import { Passwords } from './passwords.js';
import { sessionProblems } from './problems.js';
import { SessionAuthentication } from './session-authentication.js';

/** Logging in with a password. */
@Injectable()
export class Login {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly sessions: SessionAuthentication,
  ) {}

  async withPassword(
    username: string,
    password: string,
  ): Promise<{ account: Account; cookie: string; expiresAt: Date }> {
    const account = await this.database.repository(AccountEntity).findOneBy({ username });
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (account === null || account.disabled || !right) throw sessionProblems['session.wrongCredentials']();
    const session = await this.sessions.begin(account.id);
    return { account: { id: account.id, username: account.username, displayName: account.displayName }, ...session };
  }
}
