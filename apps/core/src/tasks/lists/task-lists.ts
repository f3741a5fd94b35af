import { Injectable } from '@nestjs/common';
import { isEnded, type Page, requestProblems, type TaskFilter, type TaskSummary } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { TaskFaces } from '../task-faces.js';
import { readTask } from '../task-rows.js';
import { ListFilters } from './list-filters.js';
import { cursorAfter, cursorCondition, type PageShape, pageOfParts } from './list-page.js';
import { TaskBoxes } from './task-boxes.js';

type ListQuery = TaskFilter & { cursor?: string | undefined; limit: number };

/** Pages of a box: one statement each, which reads from the index of the box. */
@Injectable()
export class TaskLists {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly boxes: TaskBoxes,
    private readonly filters: ListFilters,
    private readonly faces: TaskFaces,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<Page<TaskSummary>> {
    const shape = shapeOf(query);
    const statement = pageOfParts(
      this.boxes.partsOf(caller, query.box, query.unit),
      [...this.filters.of(query), ...cursorCondition(query.cursor, shape)],
      shape,
    );
    if (statement === null) return { items: [], next: null };
    const summaryOf = this.faces.for(caller);
    const rows = await this.database.query(statement.sql, statement.parameters, (row) => ({
      task: summaryOf(readTask(row, this.units, this.plugins)),
      sortedAt: row.instant(shape.sort),
    }));
    const { items, next } = pageOf(rows, query.limit, ({ sortedAt, task }) => cursorAfter(sortedAt, task.id));
    return { items: items.map(({ task }) => task), next };
  }
}

/** Ended tasks lie in the archive, the latest first; which of the two a list reads, its states tell. */
function shapeOf({ status, sort, limit }: ListQuery): PageShape {
  const ended = status?.filter(isEnded).length ?? 0;
  if (ended > 0 && ended === status?.length) {
    return { table: 'tasks_archive', sort: 'closed_at', direction: 'DESC', limit: limit + 1 };
  }
  if (ended > 0) {
    throw requestProblems['request.invalid']({
      errors: [
        { pointer: '/query/status', code: 'status_mixed', message: 'ask for tasks that are open or for ended ones' },
      ],
    });
  }
  return { table: 'tasks_open', sort: 'due_at', direction: sort === '-dueAt' ? 'DESC' : 'ASC', limit: limit + 1 };
}
