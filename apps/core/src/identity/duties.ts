import { Injectable } from '@nestjs/common';
import type { Role } from '@yige/contracts';
import { administratorRoles } from '../access/roles.js';
import { DemoAccounts } from '../demo/demo-accounts.js';
import { Clock } from '../time/clock.js';
import type { Restriction } from './restriction.js';
import { SecuritySettingsStore } from './security-settings.js';

const DAY = 86_400_000;

interface Holder {
  username: string;
  mustChangePassword: boolean;
  passwordSetAt: Date;
}

/** What the site asks of whom. Accounts of the demo log in by their password alone, whatever the settings are. */
@Injectable()
export class Duties {
  constructor(
    private readonly settings: SecuritySettingsStore,
    private readonly demo: DemoAccounts,
    private readonly clock: Clock,
  ) {}

  restrictionOf(holder: Holder, roles: readonly Role[], secondFactor: boolean): Restriction | null {
    if (this.mustChangePassword(holder)) return 'changePassword';
    return !secondFactor && this.needsSecondFactor(holder.username, roles) ? 'enrolSecondFactor' : null;
  }

  mustChangePassword({ username, mustChangePassword, passwordSetAt }: Holder): boolean {
    if (this.demo.has(username)) return false;
    const { passwordMaximumAge } = this.settings.current;
    const age = this.clock.now().getTime() - passwordSetAt.getTime();
    return mustChangePassword || (passwordMaximumAge > 0 && age > passwordMaximumAge * DAY);
  }

  needsSecondFactor(username: string, roles: readonly Role[]): boolean {
    const { totpRequiredFor } = this.settings.current;
    if (totpRequiredFor === 'nobody' || this.demo.has(username)) return false;
    return totpRequiredFor === 'everybody' || roles.some((role) => administratorRoles.has(role));
  }
}
