import { Injectable } from '@nestjs/common';
import {
  MATTERS_ON_MAP,
  type MatterPoint,
  matterStageSchema,
  type RouteInput,
  type RouteOutput,
  type routes,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { readPosition } from '../../maps/micro-degrees.js';
import { Clock } from '../../time/clock.js';
import { POSITION_SQL } from '../matter-rows.js';
import { MatterBoxes } from './matter-boxes.js';
import { firstOf, MatterFilters } from './matter-filters.js';

type MapQuery = RouteInput<typeof routes.matters.map>['query'];
type MapAnswer = RouteOutput<typeof routes.matters.map>;

/** Where the first matters of a box are: one statement, which reads no more rows the more matters there are. */
@Injectable()
export class MatterMap {
  constructor(
    private readonly database: Database,
    private readonly boxes: MatterBoxes,
    private readonly filters: MatterFilters,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller, query: MapQuery): Promise<MapAnswer> {
    const parts = this.boxes.partsOf(caller, query.box);
    if (parts.length === 0) return { items: [], unplaced: 0, more: false };
    const columns = ['id', 'stage', 'due_at', 'building_id', 'longitude_micro', 'latitude_micro'];
    const closed = query.stage === 'closed';
    const first = firstOf(parts, this.filters.of(query), { columns, closed, limit: MATTERS_ON_MAP + 1 });
    const now = this.clock.now();
    const rows = await this.database.query(
      `SELECT m.id, m.stage, m.due_at, ${POSITION_SQL}
       FROM (${first.sql}) m LEFT JOIN buildings b ON b.id = m.building_id ${first.order}`,
      first.parameters,
      (row) => ({
        id: row.text('id'),
        stage: matterStageSchema.parse(row.text('stage')),
        overdue: row.instant('due_at') < now,
        position: readPosition(row),
      }),
    );
    const looked = rows.slice(0, MATTERS_ON_MAP);
    const items = looked.flatMap(({ position, ...point }): MatterPoint[] =>
      position === null ? [] : [{ ...point, position }],
    );
    return { items, unplaced: looked.length - items.length, more: rows.length > looked.length };
  }
}
