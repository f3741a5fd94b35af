import { Injectable } from '@nestjs/common';
import type { Account } from '@yige/contracts';
import { Database } from '@yige/database';
import { Duties } from './duties.js';
import { AccountEntity } from './entities.js';
import { LoginThrottle, type Verdict } from './login-throttle.js';
import { Passwords } from './passwords.js';
import { sessionProblems } from './problems.js';
import { SecondFactors } from './second-factors.js';
import { SessionAuthentication } from './session-authentication.js';

interface Credentials {
  username: string;
  password: string;
  otp?: string | undefined;
}

export interface LoggedIn {
  account: Account;
  cookie: string;
  expiresAt: Date;
  mustChangePassword: boolean;
}

/** Logging in with a password, and with a code where a second factor is set up. */
@Injectable()
export class Login {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly throttle: LoginThrottle,
    private readonly sessions: SessionAuthentication,
    private readonly duties: Duties,
  ) {}

  async withPassword(credentials: Credentials): Promise<LoggedIn> {
    const { username } = credentials;
    const found = await this.database.repository(AccountEntity).findOneBy({ username });
    const account = await this.throttle.guess({ username, accountId: found?.id ?? null }, () =>
      this.check(found, credentials),
    );
    return this.begin(account);
  }

  /** Begins the session of somebody whose proof was taken. */
  async begin(account: AccountEntity): Promise<LoggedIn> {
    const { id, username, displayName } = account;
    const session = await this.sessions.begin({ id, name: displayName });
    const mustChangePassword = this.duties.mustChangePassword({
      username,
      mustChangePassword: account.mustChangePassword,
      passwordSetAt: account.passwordChangedAt ?? account.createdAt,
    });
    return { account: { id, username, displayName }, ...session, mustChangePassword };
  }

  private async check(account: AccountEntity | null, { password, otp }: Credentials): Promise<Verdict<AccountEntity>> {
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (account === null || account.disabled || !right) return { wrong: sessionProblems['session.wrongCredentials']() };
    if (!(await this.factors.isActive(account.id))) return { right: account };
    if (otp === undefined) return { undecided: sessionProblems['session.otpRequired']() };
    if (await this.factors.take(account.id, otp)) return { right: account };
    return { wrong: sessionProblems['session.wrongOtp']() };
  }
}
