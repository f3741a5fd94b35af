import { Injectable } from '@nestjs/common';
import {
  COUNT_CAP,
  type MatterSummary,
  matterStageSchema,
  type Page,
  type RouteInput,
  type RouteOutput,
  type routes,
} from '@yige/contracts';
import { allOf, type Condition, Database, encodeInstant } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { MATTER_COLUMNS, matterSql, readMatter } from '../matter-rows.js';
import { MatterBoxes } from './matter-boxes.js';
import { firstOf, MatterFilters } from './matter-filters.js';

type ListQuery = RouteInput<typeof routes.matters.list>['query'];
type CountQuery = RouteInput<typeof routes.matters.counts>['query'];

/** Pages of a box: one statement each, which reads from the indexes of the box’s parts. */
@Injectable()
export class MatterLists {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly boxes: MatterBoxes,
    private readonly filters: MatterFilters,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: ListQuery): Promise<Page<MatterSummary>> {
    const closed = query.stage === 'closed';
    const parts = this.boxes.partsOf(caller, query.box);
    if (parts.length === 0) return { items: [], next: null };
    const filters = this.filters.of(query);
    if (query.cursor !== undefined) filters.push(beyond(query.cursor, closed));
    const first = firstOf(parts, filters, { columns: MATTER_COLUMNS, closed, limit: query.limit + 1 });
    const rows = await this.database.query(`${matterSql(`(${first.sql})`)} ${first.order}`, first.parameters, (row) =>
      readMatter(row, this.directory),
    );
    const { items, next } = pageOf(rows, query.limit, ({ dueAt, id }) =>
      encodeCursor({ at: encodeInstant(dueAt), id }, ['at', 'id']),
    );
    return { items: items.map(({ summary }) => summary), next };
  }

  /** Of open matters, the most urgent first, up to the cap: a district costs no more than a grid. */
  async counts(caller: Caller, query: CountQuery): Promise<RouteOutput<typeof routes.matters.counts>> {
    const parts = this.boxes.partsOf(caller, query.box);
    if (parts.length === 0) return { stages: [], overdue: 0 };
    const filters = this.filters.of({ ...query, stage: undefined, overdue: false });
    const pages = parts.map((part) => {
      const { sql, parameters } = allOf([part, ...filters]);
      return {
        sql: `SELECT * FROM (SELECT stage, due_at FROM matters WHERE ${sql} ORDER BY due_at LIMIT ${COUNT_CAP}) p`,
        parameters,
      };
    });
    const rows = await this.database.query(
      `SELECT stage, COUNT(*) AS number, SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END) AS overdue
       FROM (${pages.map(({ sql }) => sql).join(' UNION ALL ')}) m GROUP BY stage`,
      [this.clock.now(), ...pages.flatMap(({ parameters }) => parameters)],
      (row) => ({
        stage: matterStageSchema.parse(row.text('stage')),
        count: Math.min(COUNT_CAP, row.integer('number')),
        overdue: row.integer('overdue'),
      }),
    );
    return {
      stages: rows.map(({ stage, count }) => ({ stage, count })),
      overdue: Math.min(
        COUNT_CAP,
        rows.reduce((sum, { overdue }) => sum + overdue, 0),
      ),
    };
  }
}

function beyond(cursor: string, closed: boolean): Condition {
  const { at, id } = decodeCursor(cursor, ['at', 'id']);
  if (closed) return { sql: 'id < ?', parameters: [id] };
  return { sql: '((due_at = ? AND id > ?) OR due_at > ?)', parameters: [at, id, at] };
}
