import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Database,
  defineJob,
  innermostOf,
  Job,
  Jobs,
  type UnitPath,
  unitScopeCondition,
  unitValues,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';

const unitPath = z.object({
  districtId: z.string(),
  streetId: z.string().nullable(),
  communityId: z.string().nullable(),
  gridId: z.string().nullable(),
});

const count = defineJob('count-notes', unitPath);

const UNIT = ['district_id', 'street_id', 'community_id', 'grid_id'] as const;

/** Counts notes unit by unit, in the background. */
@Injectable()
export class NoteCounts {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  async ask(units: UnitPath): Promise<void> {
    await this.jobs.add(count, units);
  }

  @Job(count)
  async count(units: UnitPath): Promise<void> {
    const innermost = UNIT[unitValues(units).indexOf(innermostOf(units))] ?? 'district_id';
    const found = await this.database.queryOne(
      `SELECT COUNT(*) AS count FROM notes WHERE ${innermost} = ?`,
      [innermostOf(units)],
      (row) => row.integer('count'),
    );
    await this.database.insertMany(
      'note_counts',
      ['unit_id', ...UNIT, 'count'],
      [[innermostOf(units), ...unitValues(units), found ?? 0]],
      { replacing: true },
    );
  }

  async of(caller: Caller, permission: string): Promise<number> {
    const within = unitScopeCondition(caller.scopeFor(permission), 'c');
    const found = await this.database.queryOne(
      `SELECT COALESCE(SUM(c.count), 0) AS count FROM note_counts c WHERE ${within.sql}`,
      within.parameters,
      (row) => row.integer('count'),
    );
    return found ?? 0;
  }
}
