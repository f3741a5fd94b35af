import { Injectable } from '@nestjs/common';
import { type Actor, type BodyKind, coreEvents, type LocalizedText } from '@yige/contracts';
import { Database } from '@yige/database';
import { Outbox } from '../../outbox/outbox.js';
import { Clock } from '../../time/clock.js';
import { TASK_COLUMNS } from '../task-rows.js';
import { TaskStore } from '../task-store.js';
import type { Place } from './task-places.js';

export interface TaskToWrite {
  id: string;
  /** `<plugin>:<name>`. */
  name: string;
  pluginId: string;
  title: LocalizedText;
  place: Place;
  body: BodyKind | null;
  assigneeId: string | null;
  /** The account that is shown as its sender. */
  createdBy: string | null;
  /** `NO_DEADLINE` for none. */
  dueAt: Date;
  /** JSON. */
  payload: string;
  dispatchId: string | null;
}

/** Writes new tasks, what their timelines begin with, and what their plugins hear: some statements for a thousand. */
@Injectable()
export class TaskWriter {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit of work in which the gate let them pass. */
  async write(tasks: readonly TaskToWrite[], actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.database.insertMany(
      'tasks_open',
      TASK_COLUMNS,
      tasks.map(({ id, name, pluginId, title, place, ...task }) => [
        ...[id, name, pluginId, title['zh-CN'], title.en, 'open'],
        ...[place.units.district, place.units.street, place.units.community, place.units.grid],
        ...[task.body, place.buildingId, place.householdId, place.personId, task.assigneeId, task.createdBy],
        ...[task.dueAt, now, now, task.payload, 1, task.dispatchId, false, 0],
      ]),
    );
    await this.store.logAll(
      tasks.map(({ id, name, place, body, assigneeId, createdBy, dispatchId }) => ({
        units: place.units,
        createdBy,
        summary: { id, type: name, body, dispatchId, assignee: assigneeId === null ? null : { id: assigneeId } },
      })),
      actor,
      'create',
      null,
    );
    await this.outbox.publishAll(
      tasks.map(({ id, name, pluginId }) => ({
        type: coreEvents.taskCreated,
        subject: `tasks/${id}`,
        data: { taskId: id, type: name, submissionId: null, reference: null },
        pluginId,
      })),
    );
  }
}
