import { Injectable } from '@nestjs/common';
import type { BodyKind, GatePass } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { Clock } from '../../time/clock.js';

/** Carries the government's work in a community. */
export const WORK_STATION: BodyKind = 'workStation';

/** What a bureau sends, admitted or by exception; all else is the community's own or nobody's round. */
export function isGovernmentWork(pass: GatePass): boolean {
  return pass === 'admission' || pass === 'exception';
}

@Injectable()
export class WorkStations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those of these units, by internal number, that have one today. */
  async among(units: readonly number[]): Promise<ReadonlySet<number | null>> {
    if (units.length === 0) return new Set();
    const today = this.clock.today();
    const found = await this.database.query(
      `SELECT DISTINCT unit_number FROM org_bodies WHERE unit_number IN (${placeholders(units)})
       AND kind = ? AND valid_from <= ? AND valid_to > ?`,
      [...units, WORK_STATION, today, today],
      (row) => row.integer('unit_number'),
    );
    return new Set(found);
  }
}
