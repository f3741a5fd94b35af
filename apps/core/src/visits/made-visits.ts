import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  isEnded,
  type Locale,
  problemDocument,
  type Visit,
  type VisitPart,
  visitOutcomeSchema,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { accountOf, type Caller } from '../access/caller.js';
import { problemKept } from '../http/kept-problem.js';
import { Households } from '../registry/households/households.js';
import { TaskAccess } from '../tasks/task-access.js';
import { TaskStore } from '../tasks/task-store.js';
import { readSubmission } from '../tasks/task-view.js';
import { visitProblems } from './problems.js';

/** In which words problems are told. */
export interface Telling {
  locale: Locale;
  requestId: string;
}

interface PartRow {
  taskId: string;
  problem: ReturnType<typeof problemKept> | null;
  submission: ReturnType<typeof readSubmission> | null;
}

/** Visits that were made, as their parts stand now. */
@Injectable()
export class MadeVisits {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly access: TaskAccess,
    private readonly households: Households,
  ) {}

  /** To whoever made it whole; to all others with the parts whose tasks they may read. */
  async get(caller: Caller, id: string, telling: Telling): Promise<Visit> {
    const visit = await this.database.queryOne('SELECT * FROM visits WHERE id = ?', [id], (row) => ({
      id,
      ...placeOf(row),
      outcome: visitOutcomeSchema.parse(row.text('outcome')),
      capturedAt: row.instant('captured_at').toISOString(),
      author: { id: row.text('author_id'), name: row.text('author_name') },
    }));
    if (visit === null) throw visitProblems['visit.notFound']();
    const rows = await this.rows(id);
    const tasks = new Map(
      (await this.store.findAll(rows.map(({ taskId }) => taskId))).map((task) => [task.summary.id, task]),
    );
    const isAuthor = caller.kind === 'staff' && accountOf(caller)?.id === visit.author.id;
    const shown = rows.filter(({ taskId }) => {
      const task = tasks.get(taskId);
      return isAuthor || (task !== undefined && this.access.mayRead(caller, task));
    });
    if (!isAuthor && shown.length === 0) await this.expectPlace(caller, visit.householdId);
    const parts = shown.flatMap((row) => partOf(row, tasks.get(row.taskId)?.status ?? null, telling) ?? []);
    return { ...visit, parts };
  }

  private async expectPlace(caller: Caller, householdId: string | null): Promise<void> {
    if (caller.kind === 'plugin' || householdId === null) throw visitProblems['visit.notFound']();
    await this.households.find(caller, householdId, corePermissions.taskRead);
  }

  private rows(visitId: string): Promise<PartRow[]> {
    return this.database.query(
      `SELECT v.task_id AS part_task, v.problem AS part_problem, s.* FROM visit_parts v
       LEFT JOIN submissions s ON s.id = v.submission_id WHERE v.visit_id = ? ORDER BY v.position`,
      [visitId],
      (row) => ({
        taskId: row.text('part_task'),
        problem: row.jsonOrNull('part_problem', problemKept),
        submission: row.textOrNull('id') === null ? null : readSubmission(row),
      }),
    );
  }
}

function placeOf(row: RawRow): Pick<Visit, 'householdId' | 'buildingId'> {
  const buildingId = row.textOrNull('building_id');
  return buildingId === null ? { householdId: row.text('household_id') } : { householdId: null, buildingId };
}

/** Null for work that met nobody: there was no part. */
function partOf(
  { taskId, problem, submission }: PartRow,
  status: Parameters<typeof isEnded>[0] | null,
  { locale, requestId }: Telling,
): VisitPart | null {
  if (problem !== null) return { taskId, state: 'refused', problem: problemDocument(problem, locale, requestId) };
  if (submission === null) return null;
  if (submission.state === 'refused') {
    return { taskId, state: 'refused', ...(submission.problem === null ? {} : { problem: submission.problem }) };
  }
  if (submission.state === 'pending') return { taskId, state: 'pending' };
  // Taken, and not ended: somebody qualified has yet to look at it.
  return { taskId, state: status === null || isEnded(status) ? 'accepted' : 'collected' };
}
