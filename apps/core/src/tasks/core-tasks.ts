import { Injectable } from '@nestjs/common';
import { type Actor, coreTaskSource, type Json, type LocalizedText, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { Clock } from '../time/clock.js';
import { TASK_COLUMNS, type TaskRow } from './task-rows.js';
import { TaskStore } from './task-store.js';

export interface NewCoreTask {
  /** `core:<name>`. */
  type: string;
  title: LocalizedText;
  units: UnitNumbers;
  /** Whom or which door it is about; left out: nobody and none. */
  personId?: string;
  buildingId?: string | null;
  householdId?: string | null;
  /** Left out: whoever sees such tasks of the unit. */
  assigneeId?: string;
  dueAt: Date;
  /** Ids by which the screen of the feature is found; nothing that speaks of the person. */
  payload: Record<string, Json>;
}

/**
 * Work of the platform's own features in the inbox of a unit. It is done on the feature's own screen: the inbox shows
 * it with its clock and leads there, and the feature closes it in the unit of work that does it.
 */
@Injectable()
export class CoreTasks {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly clock: Clock,
  ) {}

  async open(task: NewCoreTask, actor: Actor): Promise<string> {
    const [id] = await this.openAll([task], actor);
    if (id === undefined) throw new Error('A task was asked for and none was made');
    return id;
  }

  /** Their ids, in the order asked; two statements, however many. */
  async openAll(tasks: readonly NewCoreTask[], actor: Actor): Promise<string[]> {
    if (tasks.length === 0) return [];
    const now = this.clock.now();
    const createdBy = actor.kind === 'staff' ? actor.id : null;
    const made = tasks.map((task) => ({ ...task, id: newId() }));
    await this.database.insertMany(
      'tasks_open',
      TASK_COLUMNS,
      made.map(({ id, type, title, units: { district, street, community, grid }, dueAt, payload, ...about }) => [
        ...[id, type, coreTaskSource.pluginId, title['zh-CN'], title.en, 'open'],
        ...[district, street, community, grid, null, about.buildingId ?? null, about.householdId ?? null],
        ...[about.personId ?? null, about.assigneeId ?? null, createdBy],
        ...[dueAt, now, now, JSON.stringify(payload), 1],
        ...[null, false, 0],
      ]),
    );
    await this.store.logAll(
      made.map(({ id, type, units, assigneeId }) => ({
        units,
        createdBy,
        summary: {
          id,
          type,
          body: null,
          dispatchId: null,
          assignee: assigneeId === undefined ? null : { id: assigneeId },
        },
      })),
      actor,
      'create',
      null,
    );
    return made.map(({ id }) => id);
  }

  async close(id: string, actor: Actor): Promise<void> {
    const task = await this.store.lock(id);
    if (task !== null) await this.end([task], actor);
  }

  /** Those that are open; whoever closes them holds what they are about. */
  async closeAll(ids: readonly string[], actor: Actor): Promise<void> {
    await this.end(await this.store.findAll(ids), actor);
  }

  private async end(tasks: readonly TaskRow[], actor: Actor): Promise<void> {
    if (tasks.length === 0) return;
    await this.store.archiveAll(
      tasks.map(({ summary }) => summary.id),
      'closed',
      null,
    );
    await this.store.logAll(tasks, actor, 'close', null);
  }
}
