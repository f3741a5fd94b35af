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
import type { Figures } from '../../contract/figures.js';

const DAYS = 7;

/** How work stands in some units: four statements, however much there is. */
@Injectable()
export class WorkFigures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  async within(scope: UnitScope): Promise<Figures> {
    return {
      days: await this.days(scope),
      hoursWaiting: await this.count(scope, "service_records x WHERE x.state = 'waiting'"),
      demands: await this.count(
        scope,
        "correction_demands d JOIN service_records x ON x.id = d.record_id WHERE d.state = 'open'",
      ),
      helpDisputed: await this.count(scope, "help_requests x WHERE x.state = 'disputed'"),
    };
  }

  private async days(scope: UnitScope): Promise<Figures['days']> {
    const today = this.clock.today();
    const { timeZone } = this.configuration;
    const within = unitScopeCondition(scope, 'a');
    const shifts = await this.database.query(
      `SELECT s.starts_at, s.places, s.taken FROM shifts s JOIN activities a ON a.id = s.activity_id
       WHERE s.starts_at >= ? AND s.starts_at < ? AND a.state = 'published' AND ${within.sql}`,
      [startOfDay(today, timeZone), startOfDay(addDays(today, DAYS), timeZone), ...within.parameters],
      (row) => ({
        on: this.clock.dayOf(row.instant('starts_at')),
        open: row.integer('places') - row.integer('taken'),
      }),
    );
    return Array.from({ length: DAYS }, (_, index) => {
      const on = addDays(today, index);
      const those = shifts.filter((shift) => shift.on === on);
      return { on, shifts: those.length, openPlaces: those.reduce((sum, { open }) => sum + open, 0) };
    });
  }

  /** Of rows `x` with unit columns. */
  private async count(scope: UnitScope, from: string): Promise<number> {
    const within = unitScopeCondition(scope, 'x');
    const count = await this.database.queryOne(
      `SELECT COUNT(*) AS number FROM ${from} AND ${within.sql}`,
      within.parameters,
      (row) => row.integer('number'),
    );
    return count ?? 0;
  }
}
