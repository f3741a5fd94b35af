import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';

/**
 * How long hints are kept, in milliseconds: a lift, a tunnel, a restart of core. Whoever was away for longer asks for
 * everything anew, which costs less than to be told of each change.
 */
export const KEPT_FOR = 300_000;
/** In milliseconds. */
const EVERY = 60_000;

/** Takes away hints that are too old; every core does, and none minds another. */
@Injectable()
export class HintSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.inBackground(), EVERY).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The newest of those that are too old stays: who was told everything up to it has missed nothing. */
  async sweep(): Promise<void> {
    const limit = new Date(this.clock.now().getTime() - KEPT_FOR);
    const newest = await this.database.queryOne(
      'SELECT MAX(number) AS number FROM live_hints WHERE at < ?',
      [limit],
      (row) => row.integerOrNull('number'),
    );
    if (newest === null) return;
    await this.database.execute('DELETE FROM live_hints WHERE number < ? AND at < ?', [newest, limit]);
  }

  private async inBackground(): Promise<void> {
    try {
      await this.sweep();
    } catch (err) {
      // What is too old does no harm; the next round takes it away.
      this.log.logger.error({ err }, 'hints could not be swept');
    }
  }
}
