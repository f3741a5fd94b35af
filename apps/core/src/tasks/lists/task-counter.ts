import { Injectable } from '@nestjs/common';
import { COUNT_CAP, type TaskBox, type TaskCounts, taskBoxSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { ListFilters, TO_DO } from './list-filters.js';
import { TaskBoxes } from './task-boxes.js';

interface SourceCount {
  pluginId: string;
  count: number;
  overdue: number;
  today: number;
  soon: number;
  overseen: number;
}

/** The numbers beside the boxes. Every count stops at the cap, so that a district costs no more than a grid. */
@Injectable()
export class TaskCounter {
  constructor(
    private readonly database: Database,
    private readonly boxes: TaskBoxes,
    private readonly filters: ListFilters,
  ) {}

  /** One statement for each box. */
  async counts(caller: Caller, box: TaskBox): Promise<TaskCounts> {
    const counted = await Promise.all(taskBoxSchema.options.map((name) => this.bySource(caller, name)));
    const of = new Map(taskBoxSchema.options.map((name, index) => [name, counted[index] ?? []]));
    const sum = (name: TaskBox, field: Exclude<keyof SourceCount, 'pluginId'>) =>
      Math.min(
        COUNT_CAP,
        (of.get(name) ?? []).reduce((total, row) => total + row[field], 0),
      );
    return {
      mine: sum('mine', 'count'),
      unit: sum('unit', 'count'),
      sent: sum('sent', 'count'),
      following: sum('following', 'count'),
      overdue: sum(box, 'overdue'),
      today: sum(box, 'today'),
      soon: sum(box, 'soon'),
      overseen: sum(box, 'overseen'),
      bySource: (of.get(box) ?? []).map(({ pluginId, count }) => ({ pluginId, count: Math.min(COUNT_CAP, count) })),
    };
  }

  private async bySource(caller: Caller, box: TaskBox): Promise<SourceCount[]> {
    const parts = this.boxes.partsOf(caller, box);
    if (parts.length === 0) return [];
    const { now, tomorrow, soon } = this.filters.bounds();
    // Counts are of the most urgent where there are more than the cap: in the order of the index, so none is sorted.
    const rows = parts.map(
      ({ sql }) =>
        `SELECT * FROM (SELECT plugin_id, due_at, overseen, status FROM tasks_open WHERE ${sql} ORDER BY due_at LIMIT ${COUNT_CAP}) b`,
    );
    return this.database.query(
      `SELECT plugin_id, COUNT(*) AS number, SUM(CASE WHEN due_at < ? AND ${TO_DO} THEN 1 ELSE 0 END) AS overdue,
              SUM(CASE WHEN due_at >= ? AND due_at < ? AND ${TO_DO} THEN 1 ELSE 0 END) AS today,
              SUM(CASE WHEN due_at >= ? AND due_at < ? AND ${TO_DO} THEN 1 ELSE 0 END) AS soon,
              SUM(CASE WHEN overseen = ? THEN 1 ELSE 0 END) AS overseen
       FROM (${rows.join(' UNION ALL ')}) t GROUP BY plugin_id ORDER BY plugin_id`,
      [now, now, tomorrow, now, soon, true, ...parts.flatMap(({ parameters }) => parameters)],
      (row) => ({
        pluginId: row.text('plugin_id'),
        count: row.integer('number'),
        overdue: row.integer('overdue'),
        today: row.integer('today'),
        soon: row.integer('soon'),
        overseen: row.integer('overseen'),
      }),
    );
  }
}
