import { Injectable } from '@nestjs/common';
import type { Proof } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type StaffCaller } from '../access/caller.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Clock } from '../time/clock.js';
import { AccountEntity } from './entities.js';
import { LoginThrottle, type Verdict } from './login-throttle.js';
import { Passwords } from './passwords.js';
import { sessionProblems } from './problems.js';
import { SecondFactors } from './second-factors.js';

/** How long a confirmation opens dangerous actions, in milliseconds. */
export const CONFIRMED_FOR = 5 * 60_000;

/** Proving again, in the middle of a session, who one is. Logging in counts as the first proof. */
@Injectable()
export class Confirmation {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly throttle: LoginThrottle,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  holds({ confirmedAt }: StaffCaller): boolean {
    return this.clock.now().getTime() - confirmedAt.getTime() <= CONFIRMED_FOR;
  }

  /** Answers until when it holds. */
  async confirm(caller: StaffCaller, proof: Proof): Promise<Date> {
    const { accountId, username } = caller;
    await this.throttle.guess({ username, accountId }, () => this.check(accountId, proof));
    const now = this.clock.now();
    await this.database.transaction(async () => {
      await this.database.execute('UPDATE sessions SET confirmed_at = ? WHERE token_hash = ?', [
        now,
        caller.sessionKey,
      ]);
      const subject = { kind: 'account', id: accountId };
      await this.audit.record({ actor: actorOf(caller), action: 'session.confirmed', subject });
    });
    return new Date(now.getTime() + CONFIRMED_FOR);
  }

  /** The code where a second factor is set up: the password alone would let in who has only that. */
  private async check(accountId: string, proof: Proof): Promise<Verdict<null>> {
    const wrong = sessionProblems['session.confirmationWrong']();
    if (await this.factors.isActive(accountId)) {
      return 'otp' in proof && (await this.factors.take(accountId, proof.otp)) ? { right: null } : { wrong };
    }
    const account = await this.database.repository(AccountEntity).findOneByOrFail({ id: accountId });
    const right = 'password' in proof && (await this.passwords.matches(account.passwordHash, proof.password));
    return right ? { right: null } : { wrong };
  }
}
