import { Controller } from '@nestjs/common';
import { type RouteInput, type RouteOutput, routes } from '@yige/contracts';
import { type Caller, CurrentCaller, staffOf } from '../access/caller.js';
import { Implement, Input } from '../http/implement.js';
import { AccountSecurity } from './account-security.js';
import { SecuritySettingsStore } from './security-settings.js';

/** What the security administrator sees and does. */
@Controller()
export class SecurityController {
  constructor(
    private readonly settings: SecuritySettingsStore,
    private readonly accounts: AccountSecurity,
  ) {}

  @Implement(routes.securitySettings.get)
  getSettings(): Promise<RouteOutput<typeof routes.securitySettings.get>> {
    return this.settings.state();
  }

  @Implement(routes.securitySettings.change)
  changeSettings(
    @CurrentCaller() caller: Caller,
    @Input() { body }: RouteInput<typeof routes.securitySettings.change>,
  ): Promise<RouteOutput<typeof routes.securitySettings.change>> {
    return this.settings.change(staffOf(caller), body.version, body.settings);
  }

  @Implement(routes.accountSecurity.list)
  list(
    @Input() { query }: RouteInput<typeof routes.accountSecurity.list>,
  ): Promise<RouteOutput<typeof routes.accountSecurity.list>> {
    return this.accounts.list(query);
  }

  @Implement(routes.accountSecurity.sessions)
  async sessions(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.accountSecurity.sessions>,
  ): Promise<RouteOutput<typeof routes.accountSecurity.sessions>> {
    return { items: await this.accounts.sessionsOf(staffOf(caller), params.accountId) };
  }

  @Implement(routes.accountSecurity.endSession)
  async endSession(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.accountSecurity.endSession>,
  ): Promise<void> {
    await this.accounts.endSession(staffOf(caller), params.accountId, params.id);
  }

  @Implement(routes.accountSecurity.endSessions)
  async endSessions(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.accountSecurity.endSessions>,
  ): Promise<RouteOutput<typeof routes.accountSecurity.endSessions>> {
    return { ended: await this.accounts.endSessions(staffOf(caller), params.accountId) };
  }

  @Implement(routes.accountSecurity.resetSecondFactor)
  async resetSecondFactor(
    @CurrentCaller() caller: Caller,
    @Input() { params }: RouteInput<typeof routes.accountSecurity.resetSecondFactor>,
  ): Promise<void> {
    await this.accounts.resetSecondFactor(staffOf(caller), params.accountId);
  }
}
