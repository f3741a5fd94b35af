import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Audience } from '../live/audience.js';
import { LiveFeed } from '../live/live-feed.js';
import { LiveHints } from '../live/live-hints.js';
import { Log } from '../logging/log.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from './plugin-directory.js';
import { TrustedKeys } from './trust/trusted-keys.js';

/** Units that a hint names at most; a change of more is told to everybody. */
const MOST_NAMED = 1_000;

/** Lets every process and every page have what changed about plugins within seconds. */
@Injectable()
export class PluginChanges implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly directory: PluginDirectory,
    private readonly units: UnitDirectory,
    private readonly hints: LiveHints,
    private readonly feed: LiveFeed,
    private readonly keys: TrustedKeys,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.feed.beforeHints(async (hints) => {
      if (hints.some(({ topic }) => topic === 'plugin')) await this.refresh();
    });
  }

  /** Does the work in one unit with what it is told by; `work` answers whom it concerns. This process knows on return. */
  async make(work: () => Promise<Audience>): Promise<void> {
    await this.database.transaction(async () => this.announce(await work()));
    await this.directory.reload();
  }

  /** Must be called inside the unit of work of the change. */
  async announce(audience: Audience): Promise<void> {
    await this.database.execute('UPDATE plugin_stamp SET version = version + 1 WHERE id = 1', []);
    await this.hints.publish({ topic: 'plugin', id: newId(), audience });
  }

  /** Whoever has a post within these units. */
  within(units: readonly number[]): Audience {
    const all = new Set(units.flatMap((unit) => this.units.unitsWithin(unit).map(({ number }) => number)));
    return all.size > MOST_NAMED ? { everybody: true } : { postsIn: [...all] };
  }

  private async refresh(): Promise<void> {
    try {
      await this.keys.reload();
      await this.directory.refresh();
    } catch (err) {
      // The hint goes out all the same: the next look of the directory finds what this one did not.
      this.log.logger.error({ err }, 'plugins could not be read before a hint');
    }
  }
}
