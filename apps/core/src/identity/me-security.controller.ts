import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller, staffOf } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { AccountSessions } from './account-sessions.js';
import { Confirmation } from './confirmation.js';
import { PasswordChange } from './password-change.js';
import { PasswordPolicy } from './password-policy.js';
import { SecondFactors } from './second-factors.js';

/** One's own password, second factor and logins. */
@Controller()
export class MeSecurityController {
  constructor(
    private readonly policy: PasswordPolicy,
    private readonly passwords: PasswordChange,
    private readonly factors: SecondFactors,
    private readonly sessions: AccountSessions,
    private readonly confirmation: Confirmation,
  ) {}

  @Implement(routes.password.policy)
  passwordPolicy(): RouteOutput<typeof routes.password.policy> {
    return this.policy.view();
  }

  @Implement(routes.password.change)
  async changePassword(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.password.change>,
  ): Promise<void> {
    await this.passwords.change(staffOf(caller), body.current, body.next);
  }

  @Implement(routes.secondFactor.get)
  secondFactor(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.secondFactor.get>> {
    return this.factors.view(staffOf(caller));
  }

  @Implement(routes.secondFactor.enrol)
  enrol(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.secondFactor.enrol>> {
    return this.factors.enrol(staffOf(caller));
  }

  @Implement(routes.secondFactor.confirm)
  async confirmSecondFactor(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.secondFactor.confirm>,
  ): Promise<RouteOutput<typeof routes.secondFactor.confirm>> {
    return { recoveryCodes: await this.factors.confirm(staffOf(caller), body.otp) };
  }

  @Implement(routes.secondFactor.renewRecoveryCodes)
  async renewRecoveryCodes(
    @CurrentCaller() caller: Caller,
  ): Promise<RouteOutput<typeof routes.secondFactor.renewRecoveryCodes>> {
    return { recoveryCodes: await this.factors.renewRecoveryCodes(staffOf(caller)) };
  }

  @Implement(routes.secondFactor.disable)
  async disable(@CurrentCaller() caller: Caller): Promise<void> {
    await this.factors.disable(staffOf(caller));
  }

  @Implement(routes.mySessions.list)
  async mySessions(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.mySessions.list>> {
    const { accountId, sessionKey } = staffOf(caller);
    return { items: await this.sessions.list(accountId, sessionKey) };
  }

  @Implement(routes.mySessions.end)
  async endSession(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.mySessions.end>,
  ): Promise<void> {
    const staff = staffOf(caller);
    await this.sessions.end(staff, staff.accountId, params.id);
  }

  @Implement(routes.mySessions.endOthers)
  async endOthers(@CurrentCaller() caller: Caller): Promise<RouteOutput<typeof routes.mySessions.endOthers>> {
    return { ended: await this.sessions.endOthers(staffOf(caller)) };
  }

  @Implement(routes.mySessions.confirm)
  async confirm(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.mySessions.confirm>,
  ): Promise<RouteOutput<typeof routes.mySessions.confirm>> {
    const until = await this.confirmation.confirm(staffOf(caller), body);
    return { confirmedUntil: until.toISOString() };
  }
}
