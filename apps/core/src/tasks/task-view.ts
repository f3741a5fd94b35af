import { Injectable } from '@nestjs/common';
import {
  actorSchema,
  doorPowerSchema,
  isEnded,
  problemSchema,
  type Submission,
  type Task,
  type TaskAction,
  taskEventSchema,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { formOf, PluginDirectory } from '../plugins/plugin-directory.js';
import { Following } from './following/following.js';
import { Assignees } from './handling/assignees.js';
import { HandlingActions } from './handling/handling-actions.js';
import { KnownFacts } from './known-facts.js';
import { RefusedResults } from './refused-results.js';
import { ReviewActions } from './review/review-actions.js';
import { TaskAccess } from './task-access.js';
import { TaskFaces } from './task-faces.js';
import type { TaskRow } from './task-rows.js';

const HANDLING = ['claim', 'assign', 'transfer'] as const;
const MOVING = ['submit', 'start', 'accept'] as const;
const REST = ['transfer', 'return', 'release', 'remind', 'oversee', 'endOversight', 'cancel'] as const;
const REVIEW = ['approve', 'sendBack'] as const;
/** What came back waits for its sender. */
const BACK = ['resend'] as const;

/** As they are offered: one's own task is to be done; of another's, or nobody's, first who does it is to be decided. */
const ORDER: Record<'own' | 'other', readonly TaskAction[]> = {
  own: [...REVIEW, ...BACK, ...MOVING, 'claim', 'assign', ...REST],
  other: [...REVIEW, ...BACK, ...HANDLING, ...MOVING, ...REST.filter((action) => action !== 'transfer')],
};

/** A task whole, as one caller sees it. */
@Injectable()
export class TaskView {
  constructor(
    private readonly database: Database,
    private readonly access: TaskAccess,
    private readonly assignees: Assignees,
    private readonly handling: HandlingActions,
    private readonly review: ReviewActions,
    private readonly following: Following,
    private readonly faces: TaskFaces,
    private readonly refusals: RefusedResults,
    private readonly known: KnownFacts,
    private readonly plugins: PluginDirectory,
  ) {}

  async of(task: TaskRow, caller: Caller): Promise<Task> {
    const { id } = task.summary;
    const [timeline, submission, refused, instruction, following, assignee] = await Promise.all([
      this.timeline(id),
      this.latestSubmission(id),
      this.refusals.of(caller, [id]),
      this.instruction(task.summary.dispatchId),
      this.following.isFollowing(caller, id),
      isEnded(task.status) ? null : this.assignees.of(task),
    ]);
    const isOwn = this.access.isAssignee(caller, task) || this.access.isDeputy(caller, task);
    const actions: TaskAction[] = [
      ...this.access.actions(caller, task),
      ...this.handling.of(caller, task, assignee),
      ...this.review.of(caller, task, submission),
    ];
    const type = this.plugins.taskTypeAt(task.summary.type, task.units);
    const face = this.faces.for(caller)(task);
    const facts = type?.declaration.facts ?? [];
    const fillsIn = actions.includes('submit') && face.subject !== null;
    return {
      ...face,
      payload: JSON.parse(task.payload),
      instruction,
      form: formOf(type),
      facts,
      known: fillsIn ? await this.known.of(caller, task.personId, facts) : [],
      actions: ORDER[isOwn ? 'own' : 'other'].filter((action) => actions.includes(action)),
      assigneeStanding: assignee?.standing ?? null,
      following,
      submission,
      refused: refused.get(id) ?? null,
      timeline,
      version: task.version,
    };
  }

  latestSubmission(taskId: string): Promise<Submission | null> {
    return this.database.queryOne(
      // By when core got it: one that was captured without network may come after a later one.
      'SELECT * FROM submissions WHERE task_id = ? ORDER BY id DESC LIMIT 1',
      [taskId],
      readSubmission,
    );
  }

  private async instruction(dispatchId: string | null): Promise<string | null> {
    if (dispatchId === null) return null;
    return this.database.queryOne('SELECT instruction FROM dispatches WHERE id = ?', [dispatchId], (row) =>
      row.textOrNull('instruction'),
    );
  }

  private timeline(taskId: string): Promise<Task['timeline']> {
    return this.database.query('SELECT * FROM task_events WHERE task_id = ? ORDER BY id', [taskId], (row) =>
      taskEventSchema.parse({
        id: row.text('id'),
        at: row.instant('at').toISOString(),
        actor: actorSchema.parse({
          kind: row.text('actor_kind'),
          id: row.text('actor_id'),
          name: row.text('actor_name'),
        }),
        action: row.text('action'),
        note: row.textOrNull('note'),
        target: row.textOrNull('target'),
        onBehalfOf: row.textOrNull('on_behalf_of'),
      }),
    );
  }
}

export function readSubmission(row: RawRow): Submission {
  const state = row.text('state');
  if (state !== 'pending' && state !== 'accepted' && state !== 'refused')
    throw new RangeError(`Unknown state ${state}`);
  return {
    id: row.text('id'),
    state,
    power: doorPowerSchema.parse(row.text('power')),
    submittedAt: row.instant('submitted_at').toISOString(),
    submittedBy: { id: row.text('submitted_by'), name: row.text('submitted_by_name') },
    reference: row.textOrNull('reference'),
    problem: row.jsonOrNull('problem', (value) => problemSchema.parse(value)),
  };
}
