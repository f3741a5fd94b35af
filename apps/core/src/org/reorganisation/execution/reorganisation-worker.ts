import { setImmediate as letOthersIn } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, Worker } from '@yige/database';
import { Log } from '../../../logging/log.js';
import { Clock } from '../../../time/clock.js';
import { STRUCTURE_REFRESH } from '../../unit-directory.js';
import { Application } from './application.js';
import { BackFill } from './back-fill.js';
import { ExecutionLease } from './lease.js';

/**
 * How long rows wait after a change of structure, in milliseconds: until every process has read it anew, and what began
 * before has ended. From then on nobody writes a row for the old structure or reads one without knowing of the new.
 */
const GRACE = 2 * STRUCTURE_REFRESH;

interface Due {
  id: string;
  appliedAt: Date | null;
}

/** Carries out what was approved, on its day or as soon after as a process runs; one operation after another. */
@Injectable()
export class ReorganisationWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly application: Application,
    private readonly backFill: BackFill,
    private readonly lease: ExecutionLease,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('reorganisation', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  nudge(): void {
    this.worker.nudge();
  }

  private async round(): Promise<boolean> {
    const due = (await this.executing()) ?? (await this.approved());
    if (due === null || !(await this.lease.take())) return false;
    if (due.appliedAt === null) {
      await this.application.apply(due.id);
      return true;
    }
    if (this.clock.now().getTime() < due.appliedAt.getTime() + GRACE) return false;
    const more = await this.backFill.step(due.id);
    // SQLite answers within the same turn of the event loop: without this, no request would get in between two chunks.
    await letOthersIn();
    return more;
  }

  private executing(): Promise<Due | null> {
    return this.database.queryOne(
      "SELECT id, applied_at FROM org_reorganisations WHERE state = 'executing' ORDER BY effective_on, id LIMIT 1",
      [],
      (row) => ({ id: row.text('id'), appliedAt: row.instantOrNull('applied_at') }),
    );
  }

  /** Not before every process knows that the rows of the one before have followed. */
  private async approved(): Promise<Due | null> {
    const now = this.clock.now();
    return this.database.queryOne(
      `SELECT id FROM org_reorganisations r WHERE r.state = 'approved' AND r.effective_on <= ?
         AND NOT EXISTS (SELECT 1 FROM org_reorganisations f WHERE f.state = 'done' AND f.finished_at > ?)
       ORDER BY r.effective_on, r.id LIMIT 1`,
      [this.clock.today(), new Date(now.getTime() - GRACE)],
      (row) => ({ id: row.text('id'), appliedAt: null }),
    );
  }
}
