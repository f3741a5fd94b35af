import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Log } from '../logging/log.js';
import { AccountSessions } from './account-sessions.js';
import { LoginThrottle } from './login-throttle.js';

/** In milliseconds. */
const EVERY = 60_000;

/** Takes away sessions and counted guesses that are over; every core does, and none minds another. */
@Injectable()
export class IdentityHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: AccountSessions,
    private readonly throttle: LoginThrottle,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.round(), EVERY).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async round(): Promise<void> {
    try {
      await this.sessions.clean();
      await this.throttle.clean();
    } catch (error) {
      // What is over stays refused; the next round takes it away.
      this.log.logger.error({ err: error }, 'identity housekeeping failed');
    }
  }
}
