import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '@yige/contracts';
import { Database, Worker } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { MatterSteps } from './matter-steps.js';
import { MatterStore } from './matter-store.js';

/** Matters of one round. */
const BATCH = 50;
const CLOCK: Actor = { kind: 'platform', id: 'clock', name: '时限' };

/**
 * Closes what its reporter does not answer in time, and says so in the timeline. The other steps do not move by
 * themselves: their tasks remind, are overdue and escalate as all tasks do.
 */
@Injectable()
export class MatterClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly store: MatterStore,
    private readonly steps: MatterSteps,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('matter-clock', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Answers whether there may be more for which the time is over. */
  async round(): Promise<boolean> {
    const due = await this.database.query(
      `SELECT id FROM matters WHERE stage = 'evaluate' AND due_at <= ? ORDER BY due_at, id LIMIT ${BATCH}`,
      [this.clock.now()],
      (row) => row.text('id'),
    );
    for (const id of due) await this.database.transaction(() => this.lapse(id));
    return due.length === BATCH;
  }

  /** Meanwhile the reporter may have answered, or another process may have closed it. */
  private async lapse(id: string): Promise<void> {
    const matter = await this.store.lock(id);
    if (matter?.stage !== 'evaluate' || matter.dueAt > this.clock.now()) return;
    await this.steps.enter(matter, { stage: 'closed' }, { actor: CLOCK, action: 'lapse', note: null });
  }
}
