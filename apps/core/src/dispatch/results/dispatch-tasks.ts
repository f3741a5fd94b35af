import { Injectable } from '@nestjs/common';
import type { Page, RouteInput, routes, TaskSummary } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { TaskFaces } from '../../tasks/task-faces.js';
import { readTask, TASK_COLUMNS, taskSql } from '../../tasks/task-rows.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { lineSql } from '../lines.js';

type Query = RouteInput<typeof routes.dispatches.tasks>['query'];

/** The tasks of a dispatch in one unit, open and ended, in the order in which they were sent. */
@Injectable()
export class DispatchTasks {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly faces: TaskFaces,
  ) {}

  async page(
    caller: Caller,
    dispatch: DispatchRow,
    { unit: unitId, cursor, limit }: Query,
  ): Promise<Page<TaskSummary>> {
    const unit = this.units.byId(unitId);
    if (unit === null) return { items: [], next: null };
    const after = cursor === undefined ? '' : decodeCursor(cursor, ['id']).id;
    const columns = TASK_COLUMNS.map((name) => `x.${name}`).join(', ');
    const from = (table: string) =>
      `SELECT * FROM (SELECT ${columns} FROM ${table} x WHERE x.dispatch_id = ? AND ${lineSql('x')} = ? AND x.id > ?
       ORDER BY x.id LIMIT ${limit + 1}) u`;
    const own = [dispatch.id, unit.number, after];
    const rows = await this.database.query(
      `${taskSql(`(${from('tasks_open')} UNION ALL ${from('tasks_archive')})`)} ORDER BY t.id LIMIT ${limit + 1}`,
      [...own, ...own],
      (row) => readTask(row, this.units, this.plugins),
    );
    return pageOf(rows.map(this.faces.for(caller)), limit, (last) => encodeCursor(last, ['id']));
  }
}
