import { Injectable } from '@nestjs/common';
import type { AuditAction, DispatchStatus } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { Dispatches } from '../dispatches.js';
import { dispatchProblems } from '../problems.js';
import { FanOutWorker } from './fan-out-worker.js';

interface Change {
  action: AuditAction;
  to: DispatchStatus;
  from: readonly DispatchStatus[];
  reason: string | null;
}

/** Asks for a dispatch to be stopped or recalled; the worker does it. Asked twice, it is done once. */
@Injectable()
export class Withdrawal {
  constructor(
    private readonly database: Database,
    private readonly dispatches: Dispatches,
    private readonly worker: FanOutWorker,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async stop(caller: Caller, id: string): Promise<void> {
    const done = await this.change(caller, id, {
      ...{ action: 'dispatch.stopped', to: 'stopping', from: ['sending'], reason: null },
    });
    if (!done && (await this.dispatches.find(caller, id)).status === 'sent')
      throw dispatchProblems['dispatch.settled']();
  }

  async recall(caller: Caller, id: string, reason: string): Promise<void> {
    const from: DispatchStatus[] = ['sending', 'sent', 'stopping', 'stopped'];
    await this.change(caller, id, { action: 'dispatch.recalled', to: 'recalling', from, reason });
  }

  /** False where it is not in one of those states any more. Waits for the chunk that is being worked on. */
  private async change(caller: Caller, id: string, { action, to, from, reason }: Change): Promise<boolean> {
    await this.dispatches.find(caller, id);
    const actor = actorOf(caller);
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        `UPDATE dispatches SET status = ?, withdrawn_by = ?, withdrawn_by_name = ?, recall_reason = ?, next_at = ?,
                attempts = 0 WHERE id = ? AND status IN (${placeholders(from)})`,
        [to, actor.id, actor.name, reason, this.clock.now(), id, ...from],
      );
      if (affectedRows === 0) return false;
      await this.audit.record({
        ...{ actor, action, subject: { kind: 'dispatch', id } },
        ...(reason === null ? {} : { reason }),
      });
      this.database.afterCommit(() => this.worker.nudge());
      return true;
    });
  }
}
