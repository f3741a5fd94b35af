import { Injectable } from '@nestjs/common';
import { type Actor, coreEvents, type Submission } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { Notices } from '../../notices/notices.js';
import { Outbox } from '../../outbox/outbox.js';
import { taskProblems } from '../problems.js';
import { ReadableTasks } from '../readable-tasks.js';
import type { TaskRow } from '../task-rows.js';
import { TaskStore } from '../task-store.js';
import { TaskView } from '../task-view.js';
import { type ReviewAction, ReviewActions } from './review-actions.js';

interface ReviewInput {
  note?: string | undefined;
  version?: number | undefined;
}

/** Ends the wait of what was collected. One unit of work locks the task, so of two reviewers at once one is refused. */
@Injectable()
export class ReviewTask {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly rights: ReviewActions,
    private readonly view: TaskView,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
  ) {}

  async act(caller: Caller, taskId: string, action: ReviewAction, { note, version }: ReviewInput): Promise<void> {
    if (action === 'sendBack' && note === undefined) throw taskProblems['task.noteMissing']();
    await this.database.transaction(async () => {
      const task = await this.lock(caller, taskId);
      const submission = await this.view.latestSubmission(taskId);
      if (version !== undefined && version !== task.version) throw taskProblems['task.changed']();
      if (submission === null || !this.rights.of(caller, task, submission).includes(action))
        throw taskProblems['task.actionNotPossible']();
      const reviewer = actorOf(caller);
      if (action === 'approve') await this.approve(task, submission, reviewer);
      else await this.sendBack(task, submission, reviewer, note ?? null);
    });
  }

  private async lock(caller: Caller, taskId: string): Promise<TaskRow> {
    const task = (await this.store.lock(taskId)) ?? (await this.store.find(taskId));
    if (task === null) throw taskProblems['task.notFound']();
    return this.rights.isReviewer(caller, task) ? task : this.tasks.lock(caller, taskId);
  }

  /** It stands in the archive under the name of whoever collected it: the work at the door was theirs. */
  private async approve(task: TaskRow, submission: Submission, reviewer: Actor): Promise<void> {
    const { id } = task.summary;
    const collector = submission.submittedBy.id;
    await this.store.move(id, 'submitted', collector);
    await this.store.archive(id, 'closed', submission.reference);
    await this.store.log(task, reviewer, 'approve', null, { moved: { assigneeId: collector } });
    await this.publish(coreEvents.taskClosed, task, submission);
  }

  private async sendBack(task: TaskRow, submission: Submission, reviewer: Actor, note: string | null): Promise<void> {
    const { id } = task.summary;
    const { id: collector, name } = submission.submittedBy;
    await this.store.move(id, 'open', collector);
    await this.store.log(task, reviewer, 'sendBack', note, { target: name, moved: { assigneeId: collector } });
    await this.notices.give({ kind: 'sentBack', taskId: id, to: [collector], by: reviewer });
    await this.publish(coreEvents.taskSentBack, task, submission);
  }

  private publish(type: string, { summary, pluginId }: TaskRow, submission: Submission): Promise<void> {
    const { id, reference } = submission;
    return this.outbox.publish({
      type,
      subject: `tasks/${summary.id}`,
      data: { taskId: summary.id, type: summary.type, submissionId: id, reference },
      pluginId,
    });
  }
}
