import { Injectable } from '@nestjs/common';
import { addDays, Clock, Database, type UnitScope, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { VisitFigures } from '../../contract.js';

/** Days that the widget shows, today among them. */
const DAYS = 14;

/** How visits stand in some units: two statements, however many elders. */
@Injectable()
export class VisitFiguresOf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async within(scope: UnitScope): Promise<VisitFigures> {
    const today = this.clock.today();
    const within = unitScopeCondition(scope, 'e');
    const sums = await this.database.queryOne(
      `SELECT COALESCE(SUM(CASE WHEN e.last_visit_on >= ? THEN 1 ELSE 0 END), 0) AS visited,
              COALESCE(SUM(CASE WHEN e.next_visit_due < ? THEN 1 ELSE 0 END), 0) AS overdue
       FROM elders e WHERE ${within.sql}`,
      [`${today.slice(0, 7)}-01`, today, ...within.parameters],
      (row) => ({ visited: row.integer('visited'), overdue: row.integer('overdue') }),
    );
    const due = await this.database.query(
      `SELECT e.next_visit_due, COUNT(*) AS due FROM elders e
       WHERE ${within.sql} AND e.next_visit_due >= ? AND e.next_visit_due < ? GROUP BY e.next_visit_due`,
      [...within.parameters, today, addDays(today, DAYS)],
      (row): [string, number] => [row.text('next_visit_due'), row.integer('due')],
    );
    const byDay = new Map(due);
    const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index));
    return {
      ...(sums ?? { visited: 0, overdue: 0 }),
      days: days.map((on) => ({ on, due: byDay.get(on) ?? 0 })),
    };
  }
}
