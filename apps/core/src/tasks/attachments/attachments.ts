import { Injectable } from '@nestjs/common';
import { ATTACHMENTS_PER_TASK, isEnded, type TaskAttachment } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { FileStore } from '../../files/file-store.js';
import { Clock } from '../../time/clock.js';
import { ReadableTasks } from '../readable-tasks.js';
import { TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { TaskStore } from '../task-store.js';
import { type AttachedFile, AttachedFiles } from './attached-files.js';
import { attachmentProblems } from './problems.js';

/** Photos and papers of a task: whoever reads the task sees them; whoever works on it or sent it adds them. */
@Injectable()
export class Attachments {
  private readonly attached: AttachedFiles;

  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    files: FileStore,
    clock: Clock,
  ) {
    this.attached = new AttachedFiles(database, files, clock, {
      table: 'task_attachments',
      owner: 'task_id',
      most: ATTACHMENTS_PER_TASK,
      tooMany: attachmentProblems['attachment.tooMany'],
    });
  }

  async list(caller: Caller, taskId: string): Promise<{ items: TaskAttachment[]; addable: boolean }> {
    const task = await this.tasks.find(caller, taskId);
    const items = await this.attached.list(taskId, caller, isEnded(task.status));
    return { items, addable: this.mayAdd(caller, task) && items.length < ATTACHMENTS_PER_TASK };
  }

  async add(caller: Caller, taskId: string, request: FastifyRequest): Promise<TaskAttachment> {
    staffOf(caller);
    this.expectAddable(caller, await this.tasks.find(caller, taskId));
    const received = await this.attached.receive(request);
    return this.database.transaction(async () => {
      // Once more, under the lock: meanwhile the task may have ended, or others may have added theirs.
      const task = await this.tasks.lock(caller, taskId);
      this.expectAddable(caller, task);
      const added = await this.attached.add(taskId, caller, received);
      await this.store.log(task, actorOf(caller), 'attach', null);
      return added;
    });
  }

  async get(caller: Caller, taskId: string, attachmentId: string): Promise<AttachedFile> {
    await this.tasks.find(caller, taskId);
    return this.attached.content(taskId, attachmentId);
  }

  async remove(caller: Caller, taskId: string, attachmentId: string): Promise<void> {
    staffOf(caller);
    await this.database.transaction(async () => {
      const task = await this.tasks.lock(caller, taskId);
      const ended = isEnded(task.status) ? attachmentProblems['attachment.taskEnded'] : null;
      await this.attached.remove(taskId, attachmentId, caller, ended);
      await this.store.log(task, actorOf(caller), 'detach', null);
    });
  }

  private mayAdd(caller: Caller, task: TaskRow): boolean {
    if (caller.kind !== 'staff' || isEnded(task.status)) return false;
    return this.access.mayWork(caller, task) || this.access.isSender(caller, task);
  }

  private expectAddable(caller: Caller, task: TaskRow): void {
    if (isEnded(task.status)) throw attachmentProblems['attachment.taskEnded']();
    if (!this.mayAdd(caller, task)) throw attachmentProblems['attachment.notForYou']();
  }
}
