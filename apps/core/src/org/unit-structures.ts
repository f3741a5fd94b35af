import { Injectable } from '@nestjs/common';
import type { UnitStructure } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { Clock } from '../time/clock.js';
import { readAgencies } from './agencies/agency-rows.js';
import { readBodies } from './bodies/body-rows.js';
import { readPartners } from './partners/partner-rows.js';
import { readPremises } from './premises/premises-rows.js';
import { type Sql, unitsAbove } from './unit-rows.js';
import { Units } from './units.js';

/** What lies in a unit on a day. */
@Injectable()
export class UnitStructures {
  constructor(
    private readonly database: Database,
    private readonly units: Units,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller, id: string, asOf = this.clock.today()): Promise<UnitStructure> {
    const { number } = await this.units.find(caller, id, asOf);
    const above = await unitsAbove(this.database, number, asOf);
    const serving = [number, ...above.map((unit) => unit.number)];
    const [bodies, agencies, partners, premises] = await Promise.all([
      readBodies(this.database, asOf, inUnit('b', number, asOf)),
      readAgencies(this.database, asOf, servingUnit(number, serving, asOf)),
      readPartners(this.database, asOf, inUnit('n', number, asOf)),
      readPremises(this.database, asOf, inUnit('r', number, asOf)),
    ]);
    return { bodies, agencies, partners, premises };
  }
}

function inUnit(alias: string, number: number, asOf: string): Sql {
  return {
    sql: `${alias}.unit_number = ? AND ${alias}.valid_from <= ? AND ${alias}.valid_to > ?`,
    parameters: [number, asOf, asOf],
  };
}

/** Agencies with their seat in the unit, and those that serve it, something above it or something right within it. */
function servingUnit(number: number, line: number[], asOf: string): Sql {
  return {
    sql: `g.valid_from <= ? AND g.valid_to > ? AND (g.unit_number = ? OR g.id IN (
            SELECT v.agency_id FROM org_agency_service v
            WHERE v.valid_from <= ? AND v.valid_to > ? AND (v.unit_number IN (${placeholders(line)})
              OR v.unit_number IN (SELECT e.child_number FROM org_edges e
                                   WHERE e.parent_number = ? AND e.valid_from <= ? AND e.valid_to > ?))))`,
    parameters: [asOf, asOf, number, asOf, asOf, ...line, number, asOf, asOf],
  };
}
