import { Injectable } from '@nestjs/common';
import type { BreakerState, PluginTraffic } from '@yige/contracts';
import { Configuration } from '../../config/configuration.js';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';
import { pluginProblems } from '../problems.js';
import { Breaker, type Passage } from './breaker.js';
import { Incidents } from './incidents.js';

interface Target {
  pluginId: string;
  version: string;
  /** Searches have a breaker of their own: too slow for a search is not too slow for a page. */
  part?: 'api' | 'search';
}

/** The breaker of each version's server, in this process: another core may reach a server that this one does not. */
@Injectable()
export class Breakers {
  private readonly known = new Map<string, Breaker>();

  constructor(
    private readonly configuration: Configuration,
    private readonly incidents: Incidents,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Lets a call through, or refuses it at once with `plugin.unavailable`. */
  enter(target: Target): Passage {
    const breaker = this.of(target);
    const passage = breaker.enter();
    if (passage !== null) return passage;
    throw pluginProblems['plugin.unavailable']({ retryAfter: Math.max(1, Math.ceil(breaker.remaining / 1_000)) });
  }

  /**
   * For a call of core itself, which is tried again later: whether the server answers at all is what counts, so `call`
   * rejects only where it gave no answer.
   */
  async run<Result>(target: Target, call: () => Promise<Result>): Promise<Result> {
    const passage = this.enter(target);
    try {
      const result = await call();
      passage.answered();
      return result;
    } catch (error) {
      passage.failed();
      throw error;
    }
  }

  /** Of the one that is worst off. */
  stateOf(targets: readonly Target[]): PluginTraffic['breaker'] {
    const order: BreakerState[] = ['closed', 'halfOpen', 'open'];
    const [worst] = targets
      .flatMap((target) => this.known.get(keyOf(target)) ?? [])
      .sort((left, right) => order.indexOf(right.state) - order.indexOf(left.state));
    return { state: worst?.state ?? 'closed', since: worst?.since?.toISOString() ?? null };
  }

  private of(target: Target): Breaker {
    const key = keyOf(target);
    let breaker = this.known.get(key);
    if (breaker === undefined) {
      breaker = new Breaker({
        now: () => this.clock.now(),
        pause: this.configuration.pluginLimits.breakerPause,
        onChange: (state) => this.tell(target, state),
      });
      this.known.set(key, breaker);
    }
    return breaker;
  }

  private tell({ pluginId, version, part = 'api' }: Target, state: BreakerState): void {
    this.log.logger.warn({ plugin: pluginId, version, part, state }, 'breaker of a plugin changed');
    if (state !== 'open') return;
    const what = `it failed too often: ${part === 'search' ? 'searches' : 'calls'} are refused until it answers again`;
    this.incidents.record({ pluginId, version, kind: 'error', what, requestId: null });
  }
}

function keyOf({ pluginId, version, part = 'api' }: Target): string {
  return `${pluginId} ${version} ${part}`;
}
