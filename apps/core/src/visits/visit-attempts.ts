import { Injectable } from '@nestjs/common';
import { coreEvents, type TaskEvent, type VisitOutcome } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { Outbox } from '../outbox/outbox.js';
import type { TaskRow } from '../tasks/task-rows.js';
import { TaskStore } from '../tasks/task-store.js';
import { ResidenceChecks } from './residence-checks.js';

export type AttemptOutcome = Exclude<VisitOutcome, 'met'>;

const EVENTS: Record<AttemptOutcome, TaskEvent['action']> = {
  nobodyHome: 'nobodyHome',
  moved: 'movedAway',
  refused: 'visitRefused',
};

/** Visits that met nobody: the work stays open, and everybody whom it concerns can see that somebody was there. */
@Injectable()
export class VisitAttempts {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly outbox: Outbox,
    private readonly checks: ResidenceChecks,
  ) {}

  /** Inside the unit of work of the visit. */
  async tell(
    caller: Caller,
    visit: { id: string; householdId: string; outcome: AttemptOutcome },
    tasks: readonly TaskRow[],
    residents: readonly string[],
  ): Promise<void> {
    const actor = actorOf(caller);
    await this.database.insertMany(
      'visit_parts',
      ['visit_id', 'task_id', 'position', 'plugin_id', 'submission_id', 'problem', 'consent'],
      tasks.map(({ summary, pluginId }, position) => [visit.id, summary.id, position, pluginId, null, null, false]),
    );
    await this.store.logAll(tasks, actor, EVENTS[visit.outcome], null);
    await this.outbox.publishAll(
      tasks.map(({ summary, pluginId }) => ({
        type: coreEvents.visitAttempted,
        subject: `visits/${visit.id}`,
        data: { visitId: visit.id, taskId: summary.id },
        pluginId,
      })),
    );
    const [first] = tasks;
    if (visit.outcome !== 'moved' || first === undefined) return;
    await this.checks.open({ householdId: visit.householdId, personIds: residents, units: first.units }, actor);
  }
}
