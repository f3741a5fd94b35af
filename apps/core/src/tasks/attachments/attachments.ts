import { Injectable } from '@nestjs/common';
import { ATTACHMENTS_PER_TASK, attachmentMediaSchema, isEnded, newId, type TaskAttachment } from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { accountOf, actorOf, type Caller, staffOf } from '../../access/caller.js';
import { FileStore } from '../../files/file-store.js';
import { Clock } from '../../time/clock.js';
import { ReadableTasks } from '../readable-tasks.js';
import { TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { TaskStore } from '../task-store.js';
import { attachmentProblems } from './problems.js';
import { receivedAttachment } from './received-attachment.js';

/** Photos and papers of a task: whoever reads the task sees them; whoever works on it or sent it adds them. */
@Injectable()
export class Attachments {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, taskId: string): Promise<{ items: TaskAttachment[]; addable: boolean }> {
    const task = await this.tasks.find(caller, taskId);
    const items = await this.database.query(
      'SELECT * FROM task_attachments WHERE task_id = ? ORDER BY id',
      [taskId],
      (row) => describe(row, caller, task),
    );
    return { items, addable: this.mayAdd(caller, task) && items.length < ATTACHMENTS_PER_TASK };
  }

  async add(caller: Caller, taskId: string, request: FastifyRequest): Promise<TaskAttachment> {
    const staff = staffOf(caller);
    this.expectAddable(caller, await this.tasks.find(caller, taskId));
    const { name, media, content } = await receivedAttachment(request);
    const hash = await this.files.put(content);
    const id = newId();
    return this.database.transaction(async () => {
      // Once more, under the lock: meanwhile the task may have ended, or others may have added theirs.
      const task = await this.tasks.lock(caller, taskId);
      this.expectAddable(caller, task);
      await this.expectRoom(taskId);
      await this.database.insertMany('task_attachments', COLUMNS, [
        [id, taskId, hash, name, media, content.length, staff.accountId, staff.name, this.clock.now()],
      ]);
      await this.store.log(task, actorOf(caller), 'attach', null);
      return (await this.find(taskId, id, (row) => describe(row, caller, task))) ?? missing();
    });
  }

  async get(
    caller: Caller,
    taskId: string,
    attachmentId: string,
  ): Promise<{ name: string; media: string; content: Buffer }> {
    await this.tasks.find(caller, taskId);
    const found = await this.find(taskId, attachmentId, (row) => ({
      hash: row.text('file_hash'),
      name: row.text('name'),
      media: row.text('media'),
    }));
    const content = found === null ? null : await this.files.read(found.hash);
    if (found === null || content === null) return missing();
    return { name: found.name, media: found.media, content };
  }

  async remove(caller: Caller, taskId: string, attachmentId: string): Promise<void> {
    const { accountId } = staffOf(caller);
    await this.database.transaction(async () => {
      const task = await this.tasks.lock(caller, taskId);
      const addedBy = await this.find(taskId, attachmentId, (row) => row.text('added_by'));
      if (addedBy === null) return missing();
      if (isEnded(task.status)) throw attachmentProblems['attachment.taskEnded']();
      if (addedBy !== accountId) throw attachmentProblems['attachment.notYours']();
      await this.database.execute('DELETE FROM task_attachments WHERE id = ?', [attachmentId]);
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

  private async expectRoom(taskId: string): Promise<void> {
    const number = await this.database.queryOne(
      'SELECT COUNT(*) AS number FROM task_attachments WHERE task_id = ?',
      [taskId],
      (row) => row.integer('number'),
    );
    if ((number ?? 0) >= ATTACHMENTS_PER_TASK) throw attachmentProblems['attachment.tooMany']();
  }

  private find<Found>(taskId: string, attachmentId: string, read: (row: RawRow) => Found): Promise<Found | null> {
    return this.database.queryOne(
      'SELECT * FROM task_attachments WHERE id = ? AND task_id = ?',
      [attachmentId, taskId],
      read,
    );
  }
}

const COLUMNS = ['id', 'task_id', 'file_hash', 'name', 'media', 'size', 'added_by', 'added_by_name', 'added_at'];

function missing(): never {
  throw attachmentProblems['attachment.notFound']();
}

function describe(row: RawRow, caller: Caller, task: TaskRow): TaskAttachment {
  const addedBy = { id: row.text('added_by'), name: row.text('added_by_name') };
  return {
    id: row.text('id'),
    name: row.text('name'),
    media: attachmentMediaSchema.parse(row.text('media')),
    size: row.integer('size'),
    addedBy,
    addedAt: row.instant('added_at').toISOString(),
    removable: !isEnded(task.status) && caller.kind === 'staff' && addedBy.id === accountOf(caller)?.id,
  };
}
