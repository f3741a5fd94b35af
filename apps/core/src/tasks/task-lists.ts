import { Injectable } from '@nestjs/common';
import {
  addDays,
  COUNT_CAP,
  corePermissions,
  type Page,
  type RouteInput,
  type routes,
  startOfDay,
  type TaskBox,
  type TaskCounts,
  type TaskDue,
  type TaskSummary,
} from '@yige/contracts';
import { Database, encodeInstant, type SqlValue } from '@yige/database';
import { bodyScopeCondition, ownerCondition, ownersSeen } from '../access/body-rule.js';
import { accountOf, type Caller } from '../access/caller.js';
import { scopeCondition } from '../access/scope.js';
import { Configuration } from '../config/configuration.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { Clock } from '../time/clock.js';
import { absentAssignees } from './absences/deputy-box.js';
import { followedBox } from './following/followed-box.js';
import { readTask, TASK_COLUMNS, taskSql } from './task-rows.js';
import { taskPosts, taskScope } from './task-scope.js';

type ListQuery = RouteInput<typeof routes.tasks.list>['query'];

interface Condition {
  sql: string;
  parameters: SqlValue[];
}

/**
 * The boxes. Each list is one statement that reads a page from one index: the box's equality first, then the sort
 * column, then the id; filters run inside the index. Several units are a UNION ALL of one page each, since IN or OR
 * would sort everything.
 */
@Injectable()
export class TaskLists {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<Page<TaskSummary>> {
    const closed = query.status === 'closed' || query.status === 'cancelled';
    const sort = closed ? 'closed_at' : 'due_at';
    const filters = [...this.filters(query), ...cursorCondition(query.cursor, sort)];
    const statement = pageOfBoxes(this.boxes(caller, query.box), filters, {
      table: closed ? 'tasks_archive' : 'tasks_open',
      sort,
      limit: query.limit + 1,
    });
    if (statement === null) return { items: [], next: null };
    const rows = await this.database.query(statement.sql, statement.parameters, (row) => ({
      task: readTask(row, this.units, this.plugins).summary,
      sortedAt: row.instant(sort),
    }));
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? cursorAfter(last.sortedAt, last.task.id) : null;
    return { items: page.map(({ task }) => task), next };
  }

  /** One statement for each box; every count stops at the cap, so that a district costs no more than a grid. */
  async counts(caller: Caller, box: TaskBox): Promise<TaskCounts> {
    const boxes: TaskBox[] = ['mine', 'unit', 'sent', 'following'];
    const [mine, unit, sent, following] = await Promise.all(boxes.map((name) => this.countBySource(caller, name)));
    const asked = { mine, unit, sent, following }[box] ?? [];
    const sum = (rows: SourceCount[] | undefined, field: 'count' | 'overdue' | 'today' | 'soon') =>
      Math.min(
        COUNT_CAP,
        (rows ?? []).reduce((total, row) => total + row[field], 0),
      );
    return {
      mine: sum(mine, 'count'),
      unit: sum(unit, 'count'),
      sent: sum(sent, 'count'),
      following: sum(following, 'count'),
      overdue: sum(asked, 'overdue'),
      today: sum(asked, 'today'),
      soon: sum(asked, 'soon'),
      bySource: asked.map(({ pluginId, count }) => ({ pluginId, count })),
    };
  }

  private async countBySource(caller: Caller, box: TaskBox): Promise<SourceCount[]> {
    const boxes = this.boxes(caller, box);
    if (boxes.length === 0) return [];
    const { now, tomorrow, soon } = this.bounds();
    const rows = boxes.map(
      ({ sql }) => `SELECT * FROM (SELECT id, plugin_id, due_at FROM tasks_open WHERE ${sql} LIMIT ${COUNT_CAP}) b`,
    );
    return this.database.query(
      `SELECT plugin_id, COUNT(*) AS number, SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END) AS overdue,
              SUM(CASE WHEN due_at >= ? AND due_at < ? THEN 1 ELSE 0 END) AS today,
              SUM(CASE WHEN due_at >= ? AND due_at < ? THEN 1 ELSE 0 END) AS soon
       FROM (${rows.join(' UNION ALL ')}) t GROUP BY plugin_id ORDER BY plugin_id`,
      [now, now, tomorrow, now, soon, ...boxes.flatMap(({ parameters }) => parameters)],
      (row) => ({
        pluginId: row.text('plugin_id'),
        count: row.integer('number'),
        overdue: row.integer('overdue'),
        today: row.integer('today'),
        soon: row.integer('soon'),
      }),
    );
  }

  /** The rows of a box as equalities, each served by one index. */
  private boxes(caller: Caller, box: TaskBox): Condition[] {
    const account = accountOf(caller);
    if (box === 'mine') {
      if (account === null) return [];
      const owned = ownerCondition(ownersSeen(taskPosts(caller)));
      const own = { sql: `assignee_id = ? AND ${owned.sql}`, parameters: [account.id, ...owned.parameters] };
      return [own, ...absentAssignees(caller, this.plugins.confidentialTypes())];
    }
    if (box === 'following') return followedBox(caller, this.units, this.plugins.confidentialTypes());
    if (box === 'sent') {
      if (caller.kind === 'plugin') return [{ sql: 'plugin_id = ?', parameters: [caller.pluginId] }];
      return account === null ? [] : [{ sql: 'created_by = ?', parameters: [account.id] }];
    }
    const scope = taskScope(caller, this.units, corePermissions.taskRead);
    return scope.kind === 'everywhere' ? [] : scope.scopes.map(bodyScopeCondition);
  }

  private filters(query: ListQuery): Condition[] {
    const conditions: Condition[] = [];
    if (query.status !== undefined) conditions.push({ sql: 'status = ?', parameters: [query.status] });
    if (query.type !== undefined) conditions.push({ sql: 'type = ?', parameters: [query.type] });
    if (query.plugin !== undefined) conditions.push({ sql: 'plugin_id = ?', parameters: [query.plugin] });
    if (query.person !== undefined) conditions.push({ sql: 'person_id = ?', parameters: [query.person] });
    if (query.unit !== undefined) {
      const unit = this.units.byId(query.unit);
      const units = unit === null ? [] : this.units.scopeUnits(unit.number);
      conditions.push(scopeCondition({ kind: 'units', units }));
    }
    if (query.due !== undefined) conditions.push(this.dueCondition(query.due));
    return conditions;
  }

  private dueCondition(due: TaskDue): Condition {
    const { now, tomorrow, soon } = this.bounds();
    if (due === 'overdue') return { sql: 'due_at < ?', parameters: [now] };
    return { sql: 'due_at >= ? AND due_at < ?', parameters: [now, due === 'today' ? tomorrow : soon] };
  }

  private bounds(): { now: Date; tomorrow: Date; soon: Date } {
    const today = this.clock.today();
    const startsIn = (days: number) => startOfDay(addDays(today, days), this.configuration.timeZone);
    return { now: this.clock.now(), tomorrow: startsIn(1), soon: startsIn(4) };
  }
}

interface SourceCount {
  pluginId: string;
  count: number;
  overdue: number;
  today: number;
  soon: number;
}

interface PageShape {
  table: 'tasks_open' | 'tasks_archive';
  sort: 'due_at' | 'closed_at';
  limit: number;
}

/** One statement for a page of the union of some boxes, in their common order. */
export function pageOfBoxes(boxes: Condition[], filters: Condition[], shape: PageShape): Condition | null {
  if (boxes.length === 0) return null;
  const { table, sort, limit } = shape;
  const direction = sort === 'closed_at' ? 'DESC' : 'ASC';
  const columns = [...TASK_COLUMNS, ...(sort === 'closed_at' ? ['closed_at'] : [])].join(', ');
  const page = (box: Condition) =>
    `SELECT ${columns} FROM ${table} WHERE ${[box, ...filters].map(({ sql }) => sql).join(' AND ')}
     ORDER BY ${sort} ${direction}, id ${direction} LIMIT ${limit}`;
  const [only] = boxes;
  const source =
    boxes.length === 1 && only !== undefined
      ? `(${page(only)})`
      : `(${boxes.map((box) => `SELECT * FROM (${page(box)}) u`).join(' UNION ALL ')})`;
  return {
    sql: `${taskSql(source, sort === 'closed_at' ? ', t.closed_at' : '')} ORDER BY t.${sort} ${direction}, t.id ${direction} LIMIT ${limit}`,
    parameters: boxes.flatMap((box) => [box, ...filters].flatMap(({ parameters }) => parameters)),
  };
}

/** A row comparison `(a, b) > (?, ?)` is no index range in MariaDB; the long form is. */
function cursorCondition(cursor: string | undefined, sort: PageShape['sort']): Condition[] {
  if (cursor === undefined) return [];
  const { at, id } = decodeCursor(cursor, ['at', 'id']);
  const beyond = sort === 'closed_at' ? '<' : '>';
  return [{ sql: `((${sort} = ? AND id ${beyond} ?) OR ${sort} ${beyond} ?)`, parameters: [at, id, at] }];
}

function cursorAfter(at: Date, id: string): string {
  return encodeCursor({ at: encodeInstant(at), id }, ['at', 'id']);
}
