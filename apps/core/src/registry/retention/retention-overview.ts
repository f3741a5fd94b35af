import { Injectable } from '@nestjs/common';
import { addDays, type DepartureKind, departureKindSchema, type Retention } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { NOT_HELD } from './legal-holds.js';
import { keptLonger, leastYearsValues, ruleOf } from './retention-rules.js';
import { departedBefore, RetentionSettings } from './retention-settings.js';

type Counts = Retention['counts'];

/** How long records are kept and how many fall due when: counts alone, for who decides about the time. */
@Injectable()
export class RetentionOverview {
  constructor(
    private readonly database: Database,
    private readonly settings: RetentionSettings,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<Retention[]> {
    const years = await this.settings.years();
    const items: Retention[] = [];
    for (const departure of departureKindSchema.options) {
      const { outcome, years: least, most, source } = ruleOf(departure, this.clock.today());
      const counts = await this.counts(departure, years[departure]);
      const longer = keptLonger.map((each) => ({ ...each }));
      items.push({ departure, outcome, years: years[departure], least, most, source, keptLonger: longer, counts });
    }
    return items;
  }

  private async counts(departure: DepartureKind, years: number): Promise<Counts> {
    const parts: Counts[] = [];
    for (const least of leastYearsValues) parts.push(await this.part(departure, years, least));
    const sum = (name: keyof Counts) => parts.reduce((total, part) => total + part[name], 0);
    return {
      sealed: sum('sealed'),
      due: sum('due'),
      within30Days: sum('within30Days'),
      within90Days: sum('within90Days'),
      withinYear: sum('withinYear'),
      held: sum('held'),
    };
  }

  private async part(departure: DepartureKind, years: number, least: number): Promise<Counts> {
    const today = this.clock.today();
    const dueBy = (days: number) => departedBefore(addDays(today, days), years, least);
    const until = 'SUM(CASE WHEN s.departed_on <= ? THEN 1 ELSE 0 END)';
    const counts = await this.database.queryOne(
      `SELECT COUNT(*) AS sealed, COALESCE(${until}, 0) AS due, COALESCE(${until}, 0) AS month,
              COALESCE(${until}, 0) AS quarter, COALESCE(${until}, 0) AS year,
              COALESCE(SUM(CASE WHEN ${NOT_HELD} THEN 0 ELSE 1 END), 0) AS held
       FROM sealed_people s WHERE s.departure = ? AND s.least_years = ?`,
      [dueBy(0), dueBy(30), dueBy(90), dueBy(365), today, departure, least],
      (row): Counts => ({
        sealed: row.integer('sealed'),
        due: row.integer('due'),
        within30Days: row.integer('month'),
        within90Days: row.integer('quarter'),
        withinYear: row.integer('year'),
        held: row.integer('held'),
      }),
    );
    if (counts === null) throw new RangeError('A count has no row');
    return counts;
  }
}
