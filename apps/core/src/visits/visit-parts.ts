import { Injectable } from '@nestjs/common';
import { KnownProblem, type RouteInput, type routes } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { keptProblem } from '../http/kept-problem.js';
import { ActOnTask } from '../tasks/act-on-task.js';
import type { PendingSubmission } from '../tasks/submissions.js';
import type { TaskRow } from '../tasks/task-rows.js';
import { TaskStore } from '../tasks/task-store.js';
import { isAgreedTo, lacksConsent } from './consent.js';
import { DoorTypes } from './door-types.js';
import { visitProblems } from './problems.js';
import type { DiaryPart } from './visit-diary.js';

type NewParts = RouteInput<typeof routes.visits.create>['body']['parts'];
type NewPart = NewParts[number];

/** A visit of which parts are kept. */
export interface CapturedVisit {
  id: string;
  /** The household or building where it was made. */
  stopId: string;
  capturedAt: Date;
}

/** A part that core has kept, or why it has not. */
type Kept = { part: NewPart; submission: PendingSubmission } | { part: NewPart; problem: KnownProblem };

/** Keeps the parts of a visit, each for itself: what is refused of one costs no other. */
@Injectable()
export class VisitParts {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly actions: ActOnTask,
    private readonly types: DoorTypes,
  ) {}

  /** Inside the unit of work of the visit; answers what is to be brought to the plugins. */
  async keep(
    caller: Caller,
    visit: CapturedVisit,
    parts: NewParts,
  ): Promise<{ pending: PendingSubmission[]; diary: DiaryPart[] }> {
    // Two visits with tasks in common lock them in one order.
    const inOrder = [...parts].sort((one, other) => (one.taskId < other.taskId ? -1 : 1));
    const kept = new Map<string, Kept>();
    for (const part of inOrder) kept.set(part.taskId, await this.keepOne(caller, visit, part));
    const outcomes = parts.flatMap(({ taskId }) => kept.get(taskId) ?? []);
    const tasks = new Map((await this.store.findAll([...kept.keys()])).map((task) => [task.summary.id, task]));
    await this.write(visit, outcomes, tasks);
    const taken = outcomes.flatMap((outcome) => ('submission' in outcome ? [outcome.submission] : []));
    return { pending: taken, diary: taken.flatMap(({ taskId }) => this.diaryPart(tasks.get(taskId)) ?? []) };
  }

  private async keepOne(caller: Caller, visit: CapturedVisit, part: NewPart): Promise<Kept> {
    try {
      const submission = await this.actions.take(caller, part.taskId, part, {
        key: visit.id,
        at: visit.capturedAt,
        expect: (task) => this.expectAtDoor(visit, part, task),
      });
      return { part, submission };
    } catch (problem) {
      if (!(problem instanceof KnownProblem)) throw problem;
      return { part, problem };
    }
  }

  private expectAtDoor(visit: CapturedVisit, part: NewPart, task: TaskRow): void {
    const type = this.types.of(task);
    if (type === null) throw visitProblems['visit.notAtDoor']();
    if (placeOf(task) !== visit.stopId) throw visitProblems['visit.taskElsewhere']();
    if (lacksConsent(part.result, type.declaration.facts)) throw visitProblems['visit.consentMissing']();
  }

  private async write(
    { id }: CapturedVisit,
    outcomes: readonly Kept[],
    tasks: ReadonlyMap<string, TaskRow>,
  ): Promise<void> {
    await this.database.insertMany(
      'visit_parts',
      ['visit_id', 'task_id', 'position', 'plugin_id', 'submission_id', 'problem', 'consent'],
      outcomes.map((outcome, position) => [
        ...[id, outcome.part.taskId, position, tasks.get(outcome.part.taskId)?.pluginId ?? null],
        'submission' in outcome ? outcome.submission.id : null,
        'problem' in outcome ? keptProblem(outcome.problem) : null,
        this.isAgreedTo(outcome.part, tasks.get(outcome.part.taskId)),
      ]),
    );
  }

  private isAgreedTo({ result }: NewPart, task: TaskRow | undefined): boolean {
    const type = task === undefined ? null : this.types.of(task);
    return type !== null && isAgreedTo(result, type.declaration.facts);
  }

  private diaryPart(task: TaskRow | undefined): DiaryPart | null {
    const type = task === undefined ? null : this.types.of(task);
    if (task === undefined || type === null) return null;
    return { bureau: task.summary.source.name['zh-CN'], title: type.declaration.title['zh-CN'] };
  }
}

/** The household or building where a task is done; undefined: at no door. */
function placeOf({ summary: { subject } }: TaskRow): string | undefined {
  return subject?.building?.id ?? subject?.door?.householdId;
}
