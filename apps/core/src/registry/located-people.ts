import { Injectable } from '@nestjs/common';
import { corePermissions, requestProblems } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { scopeCondition, scopeIncludes, type UnitNumbers } from '../access/scope.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { readUnitNumbers } from './person-rows.js';
import { personProblems } from './problems.js';

export interface LocatedPerson {
  id: string;
  householdId: string | null;
  units: UnitNumbers;
}

/** Where a person belongs, and whether the caller may act there: outside the scope they don't exist. */
@Injectable()
export class LocatedPeople {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  async find(caller: Caller, id: string, permission: string = corePermissions.personRead): Promise<LocatedPerson> {
    const within = scopeCondition(this.directory.scopeOf(caller, permission), 'p');
    const person = await this.database.queryOne(
      `SELECT p.id, p.household_id, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM people p WHERE p.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (row): LocatedPerson => ({
        id: row.text('id'),
        householdId: row.textOrNull('household_id'),
        units: readUnitNumbers(row),
      }),
    );
    if (person === null) throw personProblems['person.notFound']();
    return person;
  }

  /**
   * Inside a unit of work, before anything is read on which the change rests: two changes of one person go one after
   * the other, and the second sees what the first left.
   */
  async holdToManage(caller: Caller, id: string): Promise<LocatedPerson> {
    if (!this.database.inTransaction()) throw new Error('A person is held in the unit of work of the change');
    await this.hold(id);
    return this.findToManage(caller, id);
  }

  /** Takes the lock alone, for who has decided already that the change is theirs to make. */
  async hold(id: string): Promise<void> {
    await this.database.execute('UPDATE people SET updated_at = updated_at WHERE id = ?', [id]);
  }

  async findToManage(caller: Caller, id: string): Promise<LocatedPerson> {
    const person = await this.find(caller, id);
    if (!this.mayManage(caller, person.units)) throw requestProblems['request.forbidden']();
    return person;
  }

  mayManage(caller: Caller, units: UnitNumbers): boolean {
    return scopeIncludes(this.directory.scopeOf(caller, corePermissions.personManage), units);
  }
}
