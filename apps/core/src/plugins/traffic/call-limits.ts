import { Injectable } from '@nestjs/common';
import { Configuration } from '../../config/configuration.js';
import { Clock } from '../../time/clock.js';
import { pluginProblems } from '../problems.js';

const MINUTE = 60_000;
/** Seconds after which a place among the calls in flight is likely to be free again. */
const SOON = 1;
/** How often a minute one user's pages may tell of each. */
const REPORTS_A_MINUTE = 60;

/** Bounds how much one plugin is asked, asks, and holds, in this process: no plugin takes what the others need. */
@Injectable()
export class CallLimits {
  private readonly inFlight = new Map<string, number>();
  private taken = new Map<string, number>();
  private minute = 0;

  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Takes a place for a user's or a device's call of a plugin's server, and answers how to give it back, once; or `plugin.quota`. */
  enter(pluginId: string, callerId: string): () => void {
    const { atOnce, atOncePerUser, perMinutePerUser } = this.configuration.pluginLimits;
    const mine = `${pluginId} ${callerId}`;
    if (this.countOf(pluginId) >= atOnce || this.countOf(mine) >= atOncePerUser) {
      throw pluginProblems['plugin.quota']({ retryAfter: SOON });
    }
    this.take(`to ${mine}`, perMinutePerUser);
    this.add(pluginId, 1);
    this.add(mine, 1);
    return () => {
      this.add(pluginId, -1);
      this.add(mine, -1);
    };
  }

  /** For a call that a plugin's server makes to core; `plugin.quota` where it made too many. */
  takeCoreCall(pluginId: string): void {
    this.take(`from ${pluginId}`, this.configuration.pluginLimits.coreCallsPerMinute);
  }

  /** For what a user's page tells of its loading, or of what its policy stopped. */
  takeReport(accountId: string, of: 'loads' | 'policy'): void {
    this.take(`${of} ${accountId}`, REPORTS_A_MINUTE);
  }

  /** Minutes begin for all at once, so that what the last one counted is forgotten whole. */
  private take(key: string, limit: number): void {
    const now = this.clock.now().getTime();
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.minute) {
      this.minute = minute;
      this.taken = new Map();
    }
    const count = this.taken.get(key) ?? 0;
    if (count >= limit) {
      throw pluginProblems['plugin.quota']({ retryAfter: Math.ceil(((minute + 1) * MINUTE - now) / 1_000) });
    }
    this.taken.set(key, count + 1);
  }

  private countOf(key: string): number {
    return this.inFlight.get(key) ?? 0;
  }

  private add(key: string, change: 1 | -1): void {
    const count = this.countOf(key) + change;
    if (count === 0) this.inFlight.delete(key);
    else this.inFlight.set(key, count);
  }
}
