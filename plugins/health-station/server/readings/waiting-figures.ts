import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  PluginConfiguration,
  startOfDay,
  type UnitScope,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { WaitingFigures } from '../../contract.js';

/** How many readings of some units wait for a doctor, and since when: one statement, however many. */
@Injectable()
export class WaitingFiguresOf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  async within(scope: UnitScope): Promise<WaitingFigures> {
    const today = this.clock.today();
    const { timeZone } = this.configuration;
    const within = unitScopeCondition(scope, 'r');
    const figures = await this.database.queryOne(
      `SELECT COUNT(*) AS waiting,
              COALESCE(SUM(CASE WHEN r.priority = 0 THEN 1 ELSE 0 END), 0) AS urgent,
              COALESCE(SUM(CASE WHEN r.taken_at >= ? THEN 1 ELSE 0 END), 0) AS today,
              COALESCE(SUM(CASE WHEN r.taken_at < ? THEN 1 ELSE 0 END), 0) AS earlier
       FROM readings r WHERE r.state = 'waiting' AND ${within.sql}`,
      [startOfDay(today, timeZone), startOfDay(addDays(today, -1), timeZone), ...within.parameters],
      (row) => {
        const [waiting, sinceToday, earlier] = [row.integer('waiting'), row.integer('today'), row.integer('earlier')];
        const yesterday = waiting - sinceToday - earlier;
        return { urgent: row.integer('urgent'), today: sinceToday, yesterday, earlier };
      },
    );
    return figures ?? { urgent: 0, today: 0, yesterday: 0, earlier: 0 };
  }
}
