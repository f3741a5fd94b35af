import { Injectable } from '@nestjs/common';
import type { Caller } from '../access/caller.js';
import { taskProblems } from './problems.js';
import { TaskAccess } from './task-access.js';
import type { TaskRow } from './task-rows.js';
import { TaskStore } from './task-store.js';

/** Single tasks as far as the caller may read them: another one is answered as if there were none. */
@Injectable()
export class ReadableTasks {
  constructor(
    private readonly store: TaskStore,
    private readonly access: TaskAccess,
  ) {}

  async find(caller: Caller, id: string): Promise<TaskRow> {
    const task = await this.findOrNull(caller, id);
    if (task === null) throw taskProblems['task.notFound']();
    return task;
  }

  async findOrNull(caller: Caller, id: string): Promise<TaskRow | null> {
    const task = await this.store.find(id);
    return task === null || !this.access.mayRead(caller, task) ? null : task;
  }

  /** Locked until the unit of work ends while it is open; one that has ended as it is. */
  async lock(caller: Caller, id: string): Promise<TaskRow> {
    const task = (await this.store.lock(id)) ?? (await this.store.find(id));
    if (task === null || !this.access.mayRead(caller, task)) throw taskProblems['task.notFound']();
    return task;
  }
}
