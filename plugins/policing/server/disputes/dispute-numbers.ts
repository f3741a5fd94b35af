import { Injectable } from '@nestjs/common';
import { Database, innermostOf, type UnitPath } from '@yige/plugin-sdk/server';

/** Numbers of a committee's disputes, from 1 in each calendar year, without gaps or doubles. */
@Injectable()
export class DisputeNumbers {
  constructor(private readonly database: Database) {}

  /** Inside the unit of work in which the dispute comes to be: whoever asks meanwhile waits for its end. */
  async next(units: UnitPath, day: string): Promise<string> {
    const unitId = innermostOf(units);
    const year = Number(day.slice(0, 4));
    await this.database.insertMany('dispute_counters', ['unit_id', 'year', 'last'], [[unitId, year, 0]], {
      ignoreDuplicates: true,
    });
    await this.database.execute('UPDATE dispute_counters SET last = last + 1 WHERE unit_id = ? AND year = ?', [
      unitId,
      year,
    ]);
    const last = await this.database.queryOne(
      'SELECT last FROM dispute_counters WHERE unit_id = ? AND year = ?',
      [unitId, year],
      (row) => row.integer('last'),
    );
    return `${year}-${String(last).padStart(4, '0')}`;
  }
}
