import { Injectable } from '@nestjs/common';
import { corePermissions, type TaskSummary } from '@yige/contracts';
import type { UnitNumbers } from '../access/scope.js';
import type { Audience } from '../live/audience.js';
import { type LiveHint, LiveHints } from '../live/live-hints.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';

/** What tells who sees a task; of one that is changed, as it was before. */
export interface SeenTask {
  units: UnitNumbers;
  createdBy: string | null;
  summary: Pick<TaskSummary, 'id' | 'type' | 'body' | 'dispatchId'> & { assignee: { id: string } | null };
}

/** What a move changed of it. */
export interface Moved {
  assigneeId?: string | null;
  place?: Pick<SeenTask, 'units'> & Pick<TaskSummary, 'body'>;
}

/** Tells those who see a task that it changed, and those who saw it before, in the unit of work of the change. */
@Injectable()
export class TaskHints {
  constructor(
    private readonly hints: LiveHints,
    private readonly plugins: PluginDirectory,
  ) {}

  changed(task: SeenTask, { assigneeId = null, place }: Moved = {}): Promise<void> {
    const audience = this.audienceOf(task);
    const givenTo = [...(audience.givenTo ?? []), ...(assigneeId === null ? [] : [assigneeId])];
    const places = [{}, ...(place === undefined ? [] : [place])];
    return this.hints.publishAll(
      places.map((there) => ({
        topic: 'task',
        id: task.summary.id,
        audience: { ...audience, ...there, givenTo },
      })),
    );
  }

  /** Of tasks of one dispatch a unit hears once: thousands of hints would say no more than that it has to look. */
  changedAll(tasks: readonly SeenTask[]): Promise<void> {
    const hints = new Map<string, LiveHint>();
    for (const task of tasks) {
      const { id, body, dispatchId } = task.summary;
      const audience = this.audienceOf(task);
      const { district, street, community, grid } = task.units;
      const key = dispatchId === null ? id : [dispatchId, district, street, community, grid, body].join(' ');
      const known = hints.get(key);
      if (known === undefined) {
        const topic = dispatchId === null ? 'task' : 'dispatch';
        hints.set(key, { topic, id: dispatchId ?? id, audience });
        continue;
      }
      known.audience.givenTo = union(known.audience.givenTo, audience.givenTo);
      known.audience.accounts = union(known.audience.accounts, audience.accounts);
    }
    return this.hints.publishAll([...hints.values()]);
  }

  /** As `TaskAccess` has it: who may read it. */
  private audienceOf({ units, createdBy, summary: { type, body, assignee } }: SeenTask): Audience {
    const confidential = this.plugins.permissionToSee(type);
    return {
      ...{ units, body, confidential, permission: corePermissions.taskRead },
      givenTo: assignee === null ? [] : [assignee.id],
      // Having sent a confidential one does not open it.
      accounts: createdBy === null || confidential !== null ? [] : [createdBy],
    };
  }
}

function union(one: readonly string[] = [], other: readonly string[] = []): string[] {
  return [...new Set([...one, ...other])];
}
