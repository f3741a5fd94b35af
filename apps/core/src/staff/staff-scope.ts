import { Injectable } from '@nestjs/common';
import { type Condition, Database, placeholders } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { wholeUnits } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { staffProblems } from './problems.js';

/** Which people and which of their appointments a caller reaches with a permission. */
@Injectable()
export class StaffScope {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  /** Numbers of the outermost units in which the caller holds the permission; null: the whole district. */
  units(caller: Caller, permission: string): readonly number[] | null {
    const scope = this.directory.scopeOf(caller, permission);
    if (scope.kind === 'everywhere') return null;
    const numbers = wholeUnits(scope.units).map(({ number }) => number);
    return numbers.some((number) => this.directory.byNumber(number)?.parent === 0) ? null : numbers;
  }

  /** SQL: the account `a` has, had or will have an appointment in those units. The district has everybody, newcomers too. */
  people(caller: Caller, permission: string, reach: 'ever' | 'now'): Condition {
    const units = this.units(caller, permission);
    if (units === null) return { sql: '1 = 1', parameters: [] };
    const within = withinUnits('s', units);
    const still =
      reach === 'ever' ? { sql: '1 = 1', parameters: [] } : { sql: 's.valid_to > ?', parameters: [this.clock.today()] };
    return {
      sql: `EXISTS (SELECT 1 FROM appointments s WHERE s.account_id = a.id AND ${within.sql} AND ${still.sql})`,
      parameters: [...within.parameters, ...still.parameters],
    };
  }

  /**
   * 404 for a person whom the caller doesn't reach. To read somebody, a past appointment is enough; to change
   * something about them, one that has not ended is needed.
   */
  async mustReach(caller: Caller, permission: string, accountId: string, reach: 'ever' | 'now'): Promise<void> {
    if (!(await this.reachesPerson(caller, permission, accountId, reach))) throw staffProblems['staff.notFound']();
  }

  async reachesPerson(caller: Caller, permission: string, accountId: string, reach: 'ever' | 'now'): Promise<boolean> {
    const reached = this.people(caller, permission, reach);
    const found = await this.database.queryOne(
      `SELECT a.id FROM accounts a WHERE a.id = ? AND ${reached.sql}`,
      [accountId, ...reached.parameters],
      (row) => row.text('id'),
    );
    return found !== null;
  }

  /** SQL: the appointment lies in those units, narrowed to one of them if it is given. */
  appointments(caller: Caller, permission: string, alias: string, unitId?: string): Condition {
    const units = this.units(caller, permission);
    if (unitId === undefined) return units === null ? { sql: '1 = 1', parameters: [] } : withinUnits(alias, units);
    const unit = this.directory.byId(unitId);
    const reached = unit !== null && (units === null || this.reaches(units, unit.number));
    return withinUnits(alias, reached ? [unit.number] : []);
  }

  includes(caller: Caller, permission: string, unitNumber: number): boolean {
    const units = this.units(caller, permission);
    return units === null || this.reaches(units, unitNumber);
  }

  private reaches(units: readonly number[], inner: number): boolean {
    return units.some((number) => this.directory.isWithin(inner, number));
  }
}

function withinUnits(alias: string, units: readonly number[]): Condition {
  if (units.length === 0) return { sql: '1 = 0', parameters: [] };
  return {
    sql: `EXISTS (SELECT 1 FROM org_closure w WHERE w.descendant = ${alias}.unit_number
                  AND w.ancestor IN (${placeholders(units)}))`,
    parameters: [...units],
  };
}
