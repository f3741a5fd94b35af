import { Injectable } from '@nestjs/common';
import { corePermissions, type FieldError, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../person-rows.js';
import { placeProblems } from '../problems.js';

export interface Home {
  dwellingId: string;
  householdId: string | null;
  units: UnitNumbers;
}

/** Doors to live behind. */
@Injectable()
export class Homes {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  /** The dwelling and household that a residence names, within the caller's units; else what to mend, below `place`. */
  async find(
    caller: Caller,
    { dwellingId, householdId }: { dwellingId: string; householdId: string | null },
    place: string,
  ): Promise<Home | FieldError> {
    const within = scopeCondition(this.directory.scopeOf(caller, corePermissions.personManage), 'b');
    const units = await this.database.queryOne(
      `SELECT b.district_id, b.street_id, b.community_id, b.grid_id, h.id AS household_id
       FROM dwellings d JOIN buildings b ON b.id = d.building_id
       LEFT JOIN households h ON h.dwelling_id = d.id AND h.id = ?
       WHERE d.id = ? AND ${within.sql}`,
      [householdId, dwellingId, ...within.parameters],
      (row) => ({ units: readUnitNumbers(row), householdId: row.textOrNull('household_id') }),
    );
    if (units === null) {
      return { pointer: `${place}/dwellingId`, code: 'unknown', message: 'choose a dwelling within your units' };
    }
    if (units.householdId !== householdId) {
      return { pointer: `${place}/householdId`, code: 'elsewhere', message: 'choose a household of this dwelling' };
    }
    return { dwellingId, householdId, units: units.units };
  }

  /** Moves in, inside a unit of work: a new household where none was named. Answers the household. */
  async enter({ dwellingId, householdId }: Home): Promise<string> {
    const id = householdId ?? newId();
    if (householdId === null) {
      await this.database.execute('INSERT INTO households (id, dwelling_id) VALUES (?, ?)', [id, dwellingId]);
    }
    // Also where it says so already: whoever is about to call this home empty waits, and then finds who lives here.
    const { affectedRows } = await this.database.execute('UPDATE dwellings SET vacant = 0 WHERE id = ?', [dwellingId]);
    if (affectedRows === 0) throw placeProblems['dwelling.notFound']();
    return id;
  }

  /** Moves in again, where a household was left by mistake. */
  async reenter(householdId: string): Promise<void> {
    await this.database.execute(
      'UPDATE dwellings SET vacant = 0 WHERE id = (SELECT dwelling_id FROM households WHERE id = ?)',
      [householdId],
    );
  }

  /** Moves out: a household does not keep a head who has left. */
  async leave(personId: string, householdId: string): Promise<void> {
    await this.database.execute('UPDATE households SET head_id = NULL WHERE id = ? AND head_id = ?', [
      householdId,
      personId,
    ]);
  }
}
