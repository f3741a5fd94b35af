import { Injectable } from '@nestjs/common';
import {
  defineProblems,
  isEnded,
  newId,
  newTaskViewSchema,
  type RouteInput,
  type routes,
  TASK_VIEW_COUNT_CAP,
  TASK_VIEW_LIMIT,
  type TaskView,
  taskGroupingSchema,
} from '@yige/contracts';
import { allOf, Database } from '@yige/database';
import { type Caller, staffOf } from '../../access/caller.js';
import { ListFilters } from '../lists/list-filters.js';
import { TaskBoxes } from '../lists/task-boxes.js';

type NewView = RouteInput<typeof routes.taskViews.create>['body'];
type ViewChange = RouteInput<typeof routes.taskViews.change>['body'];
type StoredView = Omit<TaskView, 'count'>;

const filterSchema = newTaskViewSchema.shape.filter;

export const taskViewProblems = defineProblems({
  'taskView.notFound': [404, '没有这个常用视图', 'There is no such view'],
  'taskView.tooMany': [
    409,
    `最多存 ${TASK_VIEW_LIMIT} 个常用视图，先删掉一个`,
    `At most ${TASK_VIEW_LIMIT} views are kept`,
  ],
  'taskView.orderIncomplete': [422, '顺序里要有全部视图', 'The order must name each view once'],
});

/** 常用视图, each of one person: nobody else sees or changes them. */
@Injectable()
export class TaskViews {
  constructor(
    private readonly database: Database,
    private readonly boxes: TaskBoxes,
    private readonly filters: ListFilters,
  ) {}

  async list(caller: Caller): Promise<TaskView[]> {
    const views = await this.read(staffOf(caller).accountId);
    const counts = await this.counts(caller, views);
    return views.map((view) => ({ ...view, count: counts.get(view.id) ?? null }));
  }

  async create(caller: Caller, { name, filter, grouping, position }: NewView): Promise<void> {
    await this.rearrange(caller, (views) => {
      if (views.length >= TASK_VIEW_LIMIT) throw taskViewProblems['taskView.tooMany']();
      return views.toSpliced(position ?? views.length, 0, { id: newId(), name, filter, grouping });
    });
  }

  async change(caller: Caller, id: string, { name, filter, grouping }: ViewChange): Promise<void> {
    await this.rearrange(caller, (views) => {
      const at = indexOf(views, id);
      return views.map((view, index) =>
        index === at
          ? { id, name: name ?? view.name, filter: filter ?? view.filter, grouping: grouping ?? view.grouping }
          : view,
      );
    });
  }

  async order(caller: Caller, ids: readonly string[]): Promise<void> {
    await this.rearrange(caller, (views) => {
      const ordered = ids.flatMap((id) => views.find((view) => view.id === id) ?? []);
      if (ordered.length !== views.length || new Set(ids).size !== views.length)
        throw taskViewProblems['taskView.orderIncomplete']();
      return ordered;
    });
  }

  async remove(caller: Caller, id: string): Promise<void> {
    await this.rearrange(caller, (views) => views.toSpliced(indexOf(views, id), 1));
  }

  /** A person has few views: they are written as one, so that two changes at once cannot mix. */
  private async rearrange(caller: Caller, change: (views: StoredView[]) => StoredView[]): Promise<void> {
    const { accountId } = staffOf(caller);
    await this.database.transaction(async () => {
      if (this.database.dialect === 'mysql')
        await this.database.query('SELECT id FROM accounts WHERE id = ? FOR UPDATE', [accountId], (row) =>
          row.text('id'),
        );
      const views = change(await this.read(accountId));
      await this.database.execute('DELETE FROM task_views WHERE account_id = ?', [accountId]);
      await this.database.insertMany(
        'task_views',
        ['id', 'account_id', 'name', 'position', 'filter', 'grouping'],
        views.map(({ id, name, filter, grouping }, position) => [
          ...[id, accountId, name, position, JSON.stringify(filter), grouping],
        ]),
      );
    });
  }

  private read(accountId: string): Promise<StoredView[]> {
    return this.database.query(
      'SELECT * FROM task_views WHERE account_id = ? ORDER BY position, id',
      [accountId],
      (row) => ({
        id: row.text('id'),
        name: row.text('name'),
        filter: row.json('filter', (value) => filterSchema.parse(value)),
        grouping: taskGroupingSchema.parse(row.text('grouping')),
      }),
    );
  }

  /** One statement for all of them; each stops at the cap. Ended tasks are not counted: they only grow. */
  private async counts(caller: Caller, views: readonly StoredView[]): Promise<Map<string, number>> {
    const open = views.filter(({ filter }) => !(filter.status ?? []).some(isEnded));
    const parts = open.flatMap(({ id, filter }) =>
      this.boxes.partsOf(caller, filter.box, filter.unit).map((part) => {
        const { sql, parameters } = allOf([part, ...this.filters.of(filter)]);
        return {
          sql: `SELECT ? AS view_id, COUNT(*) AS number FROM (SELECT id FROM tasks_open WHERE ${sql} LIMIT ${TASK_VIEW_COUNT_CAP}) v`,
          parameters: [id, ...parameters],
        };
      }),
    );
    const counts = new Map(open.map(({ id }) => [id, 0]));
    if (parts.length === 0) return counts;
    const counted = await this.database.query(
      parts.map(({ sql }) => sql).join(' UNION ALL '),
      parts.flatMap(({ parameters }) => parameters),
      (row) => ({ id: row.text('view_id'), number: row.integer('number') }),
    );
    for (const { id, number } of counted) {
      counts.set(id, Math.min(TASK_VIEW_COUNT_CAP, (counts.get(id) ?? 0) + number));
    }
    return counts;
  }
}

function indexOf(views: readonly StoredView[], id: string): number {
  const at = views.findIndex((view) => view.id === id);
  if (at === -1) throw taskViewProblems['taskView.notFound']();
  return at;
}
