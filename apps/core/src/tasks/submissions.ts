import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Actor, coreEvents, type DoorPower, doorPowerSchema, type Problem } from '@yige/contracts';
import { backOff, Database, Worker } from '@yige/database';
import { Configuration } from '../config/configuration.js';
import { Log } from '../logging/log.js';
import { Notices } from '../notices/notices.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../time/clock.js';
import { ResultDelivery, type ResultOutcome } from './result-delivery.js';
import { SharedAnswers } from './shared-answers.js';
import type { TaskRow } from './task-rows.js';
import { TaskStore } from './task-store.js';

const AT_ONCE = 10;
/** What a delivery may take beyond its time limit, before another process takes it up, in milliseconds. */
const LEASE_MARGIN = 10_000;

export interface PendingSubmission {
  id: string;
  taskId: string;
  submittedBy: string;
  submittedByName: string;
  submittedAt: Date;
  /** By what right; decided when it was handed in, for a post may end before the plugin answers. */
  power: DoorPower;
  result: string;
  attempts: number;
}

/**
 * Brings results to their plugins. A submission is pending from the unit of work that took it until the plugin has
 * answered and that answer is recorded; whoever is killed in between, the next round delivers it again, and the
 * plugin answers a repeated id as it did the first time.
 */
@Injectable()
export class Submissions implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly delivery: ResultDelivery,
    private readonly answers: SharedAnswers,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    private readonly log: Log,
  ) {
    this.worker = new Worker('submissions', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** When a submission that is being delivered falls to somebody else. */
  leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + this.configuration.resultTimeout + LEASE_MARGIN);
  }

  /** Tries once, while whoever handed it in waits for the answer, and records what came of it. */
  deliver(submission: PendingSubmission): Promise<void> {
    return this.bring(submission, { isWaitedFor: true });
  }

  private async bring(submission: PendingSubmission, { isWaitedFor }: { isWaitedFor: boolean }): Promise<void> {
    const outcome = await this.delivery.send(submission);
    if (outcome.kind === 'noAnswer') {
      this.log.logger.warn({ submission: submission.id, reason: outcome.reason }, 'result not taken yet');
      await this.postpone(submission);
      return;
    }
    await this.settle(submission, outcome, isWaitedFor);
  }

  private async round(): Promise<boolean> {
    const taken = await this.take();
    await Promise.all(taken.map((submission) => this.bring(submission, { isWaitedFor: false })));
    return taken.length === AT_ONCE;
  }

  private take(): Promise<PendingSubmission[]> {
    return this.database.transaction(async () => {
      const due = await this.database.query(
        `SELECT * FROM submissions WHERE state = 'pending' AND next_at <= ? ORDER BY next_at, id LIMIT ${AT_ONCE}
         ${this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : ''}`,
        [this.clock.now()],
        (row): PendingSubmission => ({
          id: row.text('id'),
          taskId: row.text('task_id'),
          submittedBy: row.text('submitted_by'),
          submittedByName: row.text('submitted_by_name'),
          submittedAt: row.instant('submitted_at'),
          power: doorPowerSchema.parse(row.text('power')),
          result: row.text('result'),
          attempts: row.integer('attempts'),
        }),
      );
      for (const { id } of due) {
        await this.database.execute('UPDATE submissions SET next_at = ? WHERE id = ?', [this.leaseEnd(), id]);
      }
      return due;
    });
  }

  private async postpone({ id, attempts }: PendingSubmission): Promise<void> {
    await this.database.execute("UPDATE submissions SET attempts = ?, next_at = ? WHERE id = ? AND state = 'pending'", [
      attempts + 1,
      new Date(this.clock.now().getTime() + backOff(attempts)),
      id,
    ]);
  }

  private settle(
    submission: PendingSubmission,
    outcome: Exclude<ResultOutcome, { kind: 'noAnswer' }>,
    isWaitedFor: boolean,
  ): Promise<void> {
    return this.database.transaction(async () => {
      const task = await this.store.lock(submission.taskId);
      const accepted = outcome.kind === 'accepted';
      const { affectedRows } = await this.database.execute(
        "UPDATE submissions SET state = ?, reference = ?, problem = ? WHERE id = ? AND state = 'pending'",
        [
          outcome.kind,
          accepted ? outcome.reference : null,
          accepted ? null : JSON.stringify(outcome.problem satisfies Problem),
          submission.id,
        ],
      );
      // Another process was faster, or the task ended meanwhile: its record stands.
      if (affectedRows === 0 || task === null) return;
      const actor = { kind: 'plugin', id: task.pluginId, name: task.summary.source.name['zh-CN'] } as const;
      if (!accepted) {
        await this.store.move(submission.taskId, 'inProgress', task.summary.assignee?.id ?? null);
        await this.store.log(task, actor, 'refuseResult', outcome.problem.title);
        if (isWaitedFor) return;
        const { taskId, submittedBy } = submission;
        await this.notices.give({ kind: 'resultRefused', taskId, to: [submittedBy], by: actor });
        return;
      }
      await this.answers.record(task, submission);
      if (submission.power === 'collect') return this.keepForReview(task, submission);
      await this.store.archive(submission.taskId, 'closed', outcome.reference);
      await this.store.log(task, actor, 'close', null);
      await this.outbox.publish({
        type: coreEvents.taskClosed,
        subject: `tasks/${submission.taskId}`,
        data: {
          taskId: submission.taskId,
          type: task.summary.type,
          submissionId: submission.id,
          reference: outcome.reference,
        },
        pluginId: task.pluginId,
      });
    });
  }

  /** The collector has done their part, and nobody is to be urged until somebody qualified has looked at it. */
  private async keepForReview(
    task: TaskRow,
    { taskId, submittedBy, submittedByName }: PendingSubmission,
  ): Promise<void> {
    const collector: Actor = { kind: 'staff', id: submittedBy, name: submittedByName };
    await this.store.move(taskId, 'submitted', null);
    await this.store.log(task, collector, 'collect', null);
  }
}
