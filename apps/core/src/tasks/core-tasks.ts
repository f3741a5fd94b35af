import { Injectable } from '@nestjs/common';
import { type Actor, coreTaskSource, type Json, type LocalizedText, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import type { UnitNumbers } from '../access/scope.js';
import { Clock } from '../time/clock.js';
import { TASK_COLUMNS } from './task-rows.js';
import { TaskStore } from './task-store.js';

export interface NewCoreTask {
  /** `core:<name>`. */
  type: string;
  title: LocalizedText;
  units: UnitNumbers;
  personId: string;
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

  async open({ type, title, units, personId, dueAt, payload }: NewCoreTask, actor: Actor): Promise<string> {
    const id = newId();
    const now = this.clock.now();
    const createdBy = actor.kind === 'staff' ? actor.id : null;
    const { district, street, community, grid } = units;
    await this.database.insertMany('tasks_open', TASK_COLUMNS, [
      [
        ...[id, type, coreTaskSource.pluginId, title['zh-CN'], title.en, 'open'],
        ...[district, street, community, grid, null, null, null],
        ...[personId, null, createdBy],
        ...[dueAt, now, now, JSON.stringify(payload), 1],
        ...[null, false, 0],
      ],
    ]);
    const summary = { id, type, body: null, dispatchId: null, assignee: null };
    await this.store.log({ units, createdBy, summary }, actor, 'create', null);
    return id;
  }

  async close(id: string, actor: Actor): Promise<void> {
    const task = await this.store.lock(id);
    if (task === null) return;
    await this.store.archive(id, 'closed', null);
    await this.store.log(task, actor, 'close', null);
  }
}
