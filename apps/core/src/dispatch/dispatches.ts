import { Injectable } from '@nestjs/common';
import {
  type Dispatch,
  type DispatchSummary,
  isEnded,
  type Page,
  type RouteInput,
  type routes,
  type TaskStatus,
  taskStatusSchema,
} from '@yige/contracts';
import { allOf, anyOf, type Condition, Database, NO_DEADLINE, oneOf } from '@yige/database';
import { accountOf, type Caller } from '../access/caller.js';
import { type ScopeUnit, scopeCondition } from '../access/scope.js';
import { TaskTypes } from '../admission/task-types.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { DISPATCH_SQL, type DispatchRow, readAsked, readDispatch } from './dispatch-rows.js';
import { dispatchPosts } from './plan/senders.js';
import { dispatchProblems } from './problems.js';

/** Reads dispatches: those of one's own, of one's bureau, and of the communities for which one sends. */
@Injectable()
export class Dispatches {
  constructor(
    private readonly database: Database,
    private readonly types: TaskTypes,
  ) {}

  async list(
    caller: Caller,
    { cursor, limit }: RouteInput<typeof routes.dispatches.list>['query'],
  ): Promise<Page<DispatchSummary>> {
    const visible = visibleTo(caller);
    const after = cursor === undefined ? [] : [decodeCursor(cursor, ['id']).id];
    const rows = await this.database.query(
      `${DISPATCH_SQL} FROM dispatches d WHERE ${visible.sql} ${cursor === undefined ? '' : 'AND d.id < ?'}
       ORDER BY d.id DESC LIMIT ${limit + 1}`,
      [...visible.parameters, ...after],
      readDispatch,
    );
    const { items, next } = pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
    return { items: items.map((row) => this.summaryOf(row)), next };
  }

  async get(caller: Caller, id: string): Promise<Dispatch> {
    const visible = visibleTo(caller);
    const found = await this.database.queryOne(
      `${DISPATCH_SQL}, d.asked FROM dispatches d WHERE d.id = ? AND ${visible.sql}`,
      [id, ...visible.parameters],
      (row) => ({ dispatch: readDispatch(row), targetsAsked: readAsked(row) }),
    );
    if (found === null) throw dispatchProblems['dispatch.notFound']();
    const { dispatch, targetsAsked } = found;
    return {
      ...this.summaryOf(dispatch),
      targetsAsked,
      instruction: dispatch.instruction,
      promisedFen: dispatch.promisedFen,
      results: await this.results(id),
      actions: actionsOf(dispatch),
    };
  }

  /** The dispatch, if the caller sees it. */
  async find(caller: Caller, id: string): Promise<DispatchRow> {
    const visible = visibleTo(caller);
    const dispatch = await this.database.queryOne(
      `${DISPATCH_SQL} FROM dispatches d WHERE d.id = ? AND ${visible.sql}`,
      [id, ...visible.parameters],
      readDispatch,
    );
    if (dispatch === null) throw dispatchProblems['dispatch.notFound']();
    return dispatch;
  }

  private summaryOf(dispatch: DispatchRow): DispatchSummary {
    const { id, name, title, status, targets, sent, refused, recalled, dueAt, createdBy, createdAt } = dispatch;
    return {
      ...{ id, title, status, targets, sent, refused, recalled, createdBy },
      type: name,
      bureau: this.types.bureauOf(dispatch.pluginId),
      dueAt: dueAt.getTime() === NO_DEADLINE.getTime() ? null : dueAt.toISOString(),
      createdAt: createdAt.toISOString(),
    };
  }

  /** Figures derive from the tasks, wherever these have gone. */
  private async results(id: string): Promise<Dispatch['results']> {
    const counts = await this.database.query(
      `SELECT status, COUNT(*) AS number FROM tasks_open WHERE dispatch_id = ? GROUP BY status
       UNION ALL SELECT status, COUNT(*) AS number FROM tasks_archive WHERE dispatch_id = ? GROUP BY status`,
      [id, id],
      (row) => ({ status: taskStatusSchema.parse(row.text('status')), number: row.integer('number') }),
    );
    const of = (fits: (status: TaskStatus) => boolean) =>
      counts.filter(({ status }) => fits(status)).reduce((sum, { number }) => sum + number, 0);
    return {
      open: of((status) => !isEnded(status) && status !== 'submitted'),
      submitted: of((status) => status === 'submitted'),
      closed: of((status) => status === 'closed'),
    };
  }
}

function actionsOf({ status }: DispatchRow): Dispatch['actions'] {
  if (status === 'sending') return ['stop', 'recall', 'export'];
  return status === 'recalling' || status === 'recalled' ? ['export'] : ['recall', 'export'];
}

function visibleTo(caller: Caller): Condition {
  const { own, bureau } = dispatchPosts(caller);
  const agencies = bureau.flatMap(({ agency }) => agency?.id ?? []);
  const ofUnits = bureau.filter(({ agency }) => agency === null).flatMap(({ scope }) => scope);
  const within = (owner: string, units: readonly ScopeUnit[]) =>
    allOf([{ sql: owner, parameters: [] }, scopeCondition({ kind: 'units', units }, 'd')]);
  const ownUnits = own.flatMap(({ scope }) => scope);
  return anyOf([
    { sql: 'd.created_by = ?', parameters: [accountOf(caller)?.id ?? ''] },
    ...(agencies.length === 0 ? [] : [oneOf('d.agency_id', agencies)]),
    within('d.own_work = 0 AND d.agency_id IS NULL', ofUnits),
    within('d.own_work = 1', ownUnits),
  ]);
}
