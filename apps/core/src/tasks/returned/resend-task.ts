import { Injectable } from '@nestjs/common';
import { type Actor, coreEvents } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { Notices } from '../../notices/notices.js';
import { Outbox } from '../../outbox/outbox.js';
import { Clock } from '../../time/clock.js';
import { TaskAssignees } from '../creation/task-assignees.js';
import { TaskHeads } from '../oversight/task-heads.js';
import { taskProblems } from '../problems.js';
import { ReadableTasks } from '../readable-tasks.js';
import { statusAfter } from '../state-machine.js';
import { TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { TaskStore } from '../task-store.js';

interface ResendInput {
  note?: string | undefined;
  version?: number | undefined;
  dueAt?: string | undefined;
}

/** Long ago: the clock has not looked at its deadline yet. */
const UNSEEN = new Date('2000-01-01T00:00:00.000Z');

/**
 * Sends what came back once more: to whoever a new task of its unit would go to. It stays the same task, of the same round
 * and admission; with another deadline, its being late begins anew.
 */
@Injectable()
export class ResendTask {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    private readonly assignees: TaskAssignees,
    private readonly heads: TaskHeads,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async act(caller: Caller, taskId: string, { note, version, dueAt }: ResendInput): Promise<void> {
    if (note === undefined) throw taskProblems['task.noteMissing']();
    const due = dueAt === undefined ? null : this.expectAhead(dueAt);
    await this.database.transaction(async () => {
      const task = await this.tasks.lock(caller, taskId);
      if (version !== undefined && version !== task.version) throw taskProblems['task.changed']();
      if (!this.access.actions(caller, task).includes('resend')) throw taskProblems['task.actionNotPossible']();
      const place = { body: task.summary.body, units: task.units };
      const assigneeId = (await this.assignees.ofGrids([place]))(place);
      const actor = actorOf(caller);
      await this.store.move(taskId, statusAfter('resend'), assigneeId);
      await this.restartClock(task, due);
      await this.store.log(task, actor, 'resend', note, { moved: { assigneeId } });
      await this.tell(task, assigneeId, actor);
      await this.outbox.publish({
        type: coreEvents.taskReopened,
        subject: `tasks/${taskId}`,
        data: { taskId, type: task.summary.type, submissionId: null, reference: null },
        pluginId: task.pluginId,
      });
    });
  }

  private expectAhead(dueAt: string): Date {
    const due = new Date(dueAt);
    if (due > this.clock.now()) return due;
    const message = { 'zh-CN': '期限要在现在以后', en: 'the deadline lies ahead' };
    throw taskProblems['task.duePast']({ errors: [{ pointer: '/body/dueAt', code: 'past', message }] });
  }

  private async restartClock({ summary: { id, escalation } }: TaskRow, due: Date | null): Promise<void> {
    const changes = due === null ? { sql: '', values: [] } : { sql: ', due_at = ?', values: [due] };
    await this.database.execute(
      `UPDATE tasks_open SET clock_at = ?, reminded = 0, escalation = ?${changes.sql} WHERE id = ?`,
      [...[UNSEEN, due === null ? escalation : 0], ...[...changes.values, id]],
    );
  }

  private async tell(task: TaskRow, assigneeId: string | null, by: Actor): Promise<void> {
    const taskId = task.summary.id;
    if (assigneeId !== null) return this.notices.give({ kind: 'assigned', taskId, to: [assigneeId], by });
    const to = (await this.heads.of([task])).flatMap(({ nearest }) => nearest);
    await this.notices.give({ kind: 'arrived', taskId, to, by });
  }
}
