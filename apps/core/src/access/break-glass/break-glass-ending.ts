import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, Worker } from '@yige/database';
import { PLATFORM } from '../../audit/audit-trail.js';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';
import { BreakGlass } from './break-glass.js';
import { BREAK_GLASS_SQL, readBreakGlass } from './break-glass-rows.js';

const AT_ONCE = 50;

/** Records the end of what ran out of time. The rights end with the time itself, whether this runs or not. */
@Injectable()
export class BreakGlassEnding implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly breakGlass: BreakGlass,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('break-glass', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  private async round(): Promise<boolean> {
    const over = await this.database.query(
      `${BREAK_GLASS_SQL} WHERE ended_at IS NULL AND ends_at <= ? ORDER BY ends_at LIMIT ${AT_ONCE}`,
      [this.clock.now()],
      readBreakGlass,
    );
    for (const row of over) await this.breakGlass.close(row, PLATFORM, 'byTime');
    return over.length === AT_ONCE;
  }
}
