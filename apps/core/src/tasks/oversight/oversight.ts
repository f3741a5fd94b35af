import { Injectable } from '@nestjs/common';
import { startOfDay, type TaskAction } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { Configuration } from '../../config/configuration.js';
import { Notices } from '../../notices/notices.js';
import { Clock } from '../../time/clock.js';
import { taskProblems } from '../problems.js';
import { ReadableTasks } from '../readable-tasks.js';
import { TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { TaskStore } from '../task-store.js';
import type { OversightAction } from './oversight-actions.js';
import { TaskHeads } from './task-heads.js';

interface OversightInput {
  note?: string | undefined;
  version?: number | undefined;
}

/** Urges whoever has a task (催办), or follows it closely (督办) until it is done or that ends. Its state stays. */
@Injectable()
export class Oversight {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    private readonly heads: TaskHeads,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async act(caller: Caller, taskId: string, action: OversightAction, input: OversightInput): Promise<void> {
    await this.database.transaction(async () => {
      const task = await this.possible(caller, taskId, action, input.version);
      const actor = actorOf(caller);
      if (action === 'remind') await this.expectFirstToday(taskId, actor.id);
      else await this.mark(taskId, action === 'oversee');
      await this.store.log(task, actor, action, input.note ?? null);
      if (action === 'endOversight') return;
      const kind = action === 'remind' ? 'reminded' : 'overseen';
      await this.notices.give({ kind, taskId, to: await this.responsible(task), by: actor });
    });
  }

  private async possible(
    caller: Caller,
    taskId: string,
    action: TaskAction,
    version: number | undefined,
  ): Promise<TaskRow> {
    const task = await this.tasks.lock(caller, taskId);
    if (version !== undefined && version !== task.version) throw taskProblems['task.changed']();
    if (!this.access.actions(caller, task).includes(action)) throw taskProblems['task.actionNotPossible']();
    return task;
  }

  private async expectFirstToday(taskId: string, accountId: string): Promise<void> {
    const today = startOfDay(this.clock.today(), this.configuration.timeZone);
    const earlier = await this.database.queryOne(
      `SELECT id FROM task_events WHERE task_id = ? AND action = 'remind' AND actor_id = ? AND at >= ? LIMIT 1`,
      [taskId, accountId, today],
      (row) => row.text('id'),
    );
    if (earlier !== null) throw taskProblems['task.remindedToday']();
  }

  private async mark(taskId: string, overseen: boolean): Promise<void> {
    await this.database.execute(
      'UPDATE tasks_open SET overseen = ?, updated_at = ?, version = version + 1 WHERE id = ?',
      [overseen, this.clock.now(), taskId],
    );
  }

  private async responsible(task: TaskRow): Promise<readonly string[]> {
    const { assignee } = task.summary;
    if (assignee !== null) return [assignee.id];
    return (await this.heads.of([task])).flatMap(({ nearest }) => nearest);
  }
}
