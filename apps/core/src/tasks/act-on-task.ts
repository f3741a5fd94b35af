import { Injectable } from '@nestjs/common';
import { type Actor, coreEvents, newId, requestProblems, type Submission } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, actorOf, type Caller } from '../access/caller.js';
import { Notices } from '../notices/notices.js';
import { Outbox } from '../outbox/outbox.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';
import { taskProblems } from './problems.js';
import { ReadableTasks } from './readable-tasks.js';
import { ResultSchemas } from './result-schemas.js';
import { DoorPowers } from './review/door-powers.js';
import { type MovingAction, statusAfter } from './state-machine.js';
import { type PendingSubmission, Submissions } from './submissions.js';
import { TaskAccess } from './task-access.js';
import type { TaskRow } from './task-rows.js';
import { TaskStore } from './task-store.js';
import { readSubmission } from './task-view.js';

interface ActionInput {
  result?: unknown;
  note?: string | undefined;
  version?: number | undefined;
}

const EVENTS: Partial<Record<MovingAction, string>> = {
  accept: coreEvents.taskAccepted,
  start: coreEvents.taskStarted,
  return: coreEvents.taskReturned,
  cancel: coreEvents.taskCancelled,
};

/** Does something with a task: one unit of work that locks it, checks, moves it and logs the move. */
@Injectable()
export class ActOnTask {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    private readonly plugins: PluginDirectory,
    private readonly schemas: ResultSchemas,
    private readonly powers: DoorPowers,
    private readonly submissions: Submissions,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async act(
    caller: Caller,
    taskId: string,
    action: Exclude<MovingAction, 'submit' | 'resend'>,
    input: ActionInput,
  ): Promise<void> {
    if (action === 'return' && input.note === undefined) throw taskProblems['task.noteMissing']();
    await this.database.transaction(async () => {
      const task = await this.possible(caller, taskId, action, input.version);
      const actor = actorOf(caller);
      const assigneeId = this.assigneeAfter(action, task, actor);
      if (action === 'cancel') await this.store.archive(taskId, 'cancelled', null);
      else await this.store.move(taskId, statusAfter(action), assigneeId);
      const details = { ...this.behalf(caller, task), moved: { assigneeId } };
      await this.store.log(task, actor, action, input.note ?? null, details);
      if (action === 'return' && task.createdBy !== null)
        await this.notices.give({ kind: 'returned', taskId, to: [task.createdBy], by: actor });
      const event = EVENTS[action];
      if (event === undefined) return;
      await this.outbox.publish({
        type: event,
        subject: `tasks/${taskId}`,
        data: { taskId, type: task.summary.type, submissionId: null, reference: null },
        pluginId: task.pluginId,
      });
    });
  }

  /** Keeps the result, then brings it to the plugin; a repeated key answers what became of the first. */
  async submit(caller: Caller, taskId: string, input: ActionInput, key: string | null): Promise<void> {
    if (key === null) throw requestProblems['request.idempotencyKeyMissing']();
    const submission = await this.database.transaction(async () => {
      // The lock makes two requests with one key wait for each other; whoever comes second finds the first's.
      await this.store.lock(taskId);
      if ((await this.earlier(caller, taskId, key)) !== null) return null;
      return this.take(caller, taskId, input, { key, at: this.clock.now() });
    });
    if (submission !== null) await this.submissions.deliver(submission);
  }

  /**
   * Inside a unit of work: locks the task, checks and keeps the result, as of when it was captured. Whoever calls brings
   * it to the plugin once the unit has committed. What does not pass is thrown before anything is written; `expect` may
   * throw too.
   */
  async take(
    caller: Caller,
    taskId: string,
    input: ActionInput,
    { key, at, expect }: { key: string; at: Date; expect?: (task: TaskRow) => void },
  ): Promise<PendingSubmission> {
    const task = await this.possible(caller, taskId, 'submit', input.version);
    expect?.(task);
    this.checkResult(task, input.result);
    return this.keep(caller, task, JSON.stringify(input.result ?? null), { key, at });
  }

  private async earlier(caller: Caller, taskId: string, key: string): Promise<Submission | null> {
    const account = accountOf(caller);
    return this.database.queryOne(
      'SELECT * FROM submissions WHERE task_id = ? AND idempotency_key = ? AND submitted_by = ?',
      [taskId, key, account?.id ?? ''],
      readSubmission,
    );
  }

  /** The task, locked, if the caller sees it and may do this with it as it stands. */
  private async possible(
    caller: Caller,
    taskId: string,
    action: MovingAction,
    version: number | undefined,
  ): Promise<TaskRow> {
    const task = await this.tasks.lock(caller, taskId);
    if (action === 'submit' && task.status === 'submitted') throw taskProblems['task.submissionPending']();
    if (version !== undefined && version !== task.version) throw taskProblems['task.changed']();
    if (!this.access.actions(caller, task).includes(action)) throw taskProblems['task.actionNotPossible']();
    return task;
  }

  private checkResult(task: TaskRow, result: unknown): void {
    const type = this.plugins.taskTypeAt(task.summary.type, task.units);
    if (type === null) throw taskProblems['task.typeUnknown']();
    const errors = this.schemas.errorsOf(type, result ?? null);
    if (errors.length > 0) throw taskProblems['task.resultInvalid']({ errors });
  }

  private async keep(
    caller: Caller,
    task: TaskRow,
    result: string,
    { key, at }: { key: string; at: Date },
  ): Promise<PendingSubmission> {
    const actor = actorOf(caller);
    const submission: PendingSubmission = {
      id: newId(),
      taskId: task.summary.id,
      submittedBy: actor.id,
      submittedByName: actor.name,
      submittedAt: at,
      power: this.powers.of(caller, task),
      result,
      attempts: 0,
    };
    await this.database.execute(
      `INSERT INTO submissions (id, task_id, idempotency_key, state, submitted_by, submitted_by_name, submitted_at, power, result, attempts, next_at)
       VALUES (?, ?, ?, 'pending', ?, ?, ?, ?, ?, 0, ?)`,
      [
        submission.id,
        submission.taskId,
        key,
        actor.id,
        actor.name,
        submission.submittedAt,
        submission.power,
        result,
        this.submissions.leaseEnd(),
      ],
    );
    const assigneeId = this.assigneeAfter('submit', task, actor);
    await this.store.move(submission.taskId, 'submitted', assigneeId);
    await this.store.log(task, actor, 'submit', null, { ...this.behalf(caller, task), moved: { assigneeId } });
    return submission;
  }

  /** The timeline tells whose work a deputy did. */
  private behalf(caller: Caller, task: TaskRow): { onBehalfOf: string | null } {
    return { onBehalfOf: this.access.isDeputy(caller, task) ? (task.summary.assignee?.name ?? null) : null };
  }

  /** Whoever takes up a task that nobody has gets it; a returned one belongs to nobody. */
  private assigneeAfter(action: MovingAction, task: TaskRow, actor: Actor): string | null {
    if (action === 'return') return null;
    return task.summary.assignee?.id ?? actor.id;
  }
}
