import { Injectable } from '@nestjs/common';
import { DISPATCH_LIMIT, type ResidentQuery } from '@yige/contracts';
import { allOf, Database } from '@yige/database';
import { type ScopeUnit, scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { ResidentConditions } from '../../registry/resident-conditions.js';
import { at, dispatchProblems } from '../problems.js';

/** Residents who live behind a door of some units and of whom all that is asked holds today. */
@Injectable()
export class ResidentQueries {
  constructor(
    private readonly database: Database,
    private readonly conditions: ResidentConditions,
    private readonly units: UnitDirectory,
  ) {}

  /**
   * At most one more than a dispatch may have. Whose record is sealed is not in the registry, and whoever has no address
   * has no door: neither is found or counted.
   */
  find(
    within: readonly ScopeUnit[],
    query: ResidentQuery,
    pointer: string,
  ): Promise<{ personId: string; units: UnitNumbers }[]> {
    this.expectOpenFacts(query.anyFact ?? [], pointer);
    const where = allOf([scopeCondition({ kind: 'units', units: within }, 'p'), ...this.conditions.of(query)]);
    return this.database.query(
      `SELECT p.id, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM people p JOIN households h ON h.id = p.household_id
       WHERE h.dwelling_id IS NOT NULL AND ${where.sql}
       LIMIT ${DISPATCH_LIMIT + 1}`,
      where.parameters,
      (row) => ({ personId: row.text('id'), units: this.units.unitsOfRow(readUnitNumbers(row)) }),
    );
  }

  /** By a sensitive fact nobody is chosen: whoever got the task would tell. */
  private expectOpenFacts(kinds: readonly string[], pointer: string): void {
    for (const [index, name] of kinds.entries()) {
      if (this.conditions.mayFindBy(name)) continue;
      const message = { 'zh-CN': '选一种不敏感的情况', en: 'take a kind of fact that is not sensitive' };
      throw dispatchProblems['dispatch.factUnknown'](at(`${pointer}/anyFact/${index}`, 'fact', message));
    }
  }
}
