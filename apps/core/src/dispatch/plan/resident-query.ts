import { Injectable } from '@nestjs/common';
import { addMonths, DISPATCH_LIMIT, type ResidentQuery, sensitiveFactClasses } from '@yige/contracts';
import { allOf, type Condition, Database, placeholders } from '@yige/database';
import { type ScopeUnit, scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { FactCatalogue } from '../../registry/facts/fact-catalogue.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { Clock } from '../../time/clock.js';
import { at, dispatchProblems } from '../problems.js';

/** Residents who live behind a door of some units and of whom all that is asked holds today. */
@Injectable()
export class ResidentQueries {
  constructor(
    private readonly database: Database,
    private readonly facts: FactCatalogue,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
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
    const where = allOf([scopeCondition({ kind: 'units', units: within }, 'p'), ...this.conditions(query)]);
    return this.database.query(
      `SELECT p.id, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM people p JOIN households h ON h.id = p.household_id
       WHERE h.dwelling_id IS NOT NULL AND ${where.sql}
       LIMIT ${DISPATCH_LIMIT + 1}`,
      where.parameters,
      (row) => ({ personId: row.text('id'), units: this.units.unitsOfRow(readUnitNumbers(row)) }),
    );
  }

  private conditions({ ageFrom, ageTo, residenceKinds, anyFact }: ResidentQuery): Condition[] {
    const today = this.clock.today();
    const bornBy = (years: number) => addMonths(today, -12 * years);
    const holding = (table: string, rest: string) =>
      `EXISTS (SELECT 1 FROM ${table} x WHERE x.person_id = p.id AND x.valid_from <= ? AND x.valid_to > ? AND ${rest})`;
    return [
      ...(ageFrom === undefined ? [] : [{ sql: 'p.birth_date <= ?', parameters: [bornBy(ageFrom)] }]),
      ...(ageTo === undefined ? [] : [{ sql: 'p.birth_date > ?', parameters: [bornBy(ageTo + 1)] }]),
      ...(residenceKinds === undefined
        ? []
        : [
            {
              sql: holding(
                'person_relations',
                `x.kind = 'residence' AND x.residence_kind IN (${placeholders(residenceKinds)})`,
              ),
              parameters: [today, today, ...residenceKinds],
            },
          ]),
      ...(anyFact === undefined
        ? []
        : [
            {
              sql: holding('person_facts', `x.kind IN (${placeholders(anyFact)})`),
              parameters: [today, today, ...anyFact],
            },
          ]),
    ];
  }

  /** By a sensitive fact nobody is chosen: whoever got the task would tell. */
  private expectOpenFacts(kinds: readonly string[], pointer: string): void {
    for (const [index, name] of kinds.entries()) {
      const kind = this.facts.find(name);
      if (kind !== null && !sensitiveFactClasses.has(kind.class)) continue;
      const message = { 'zh-CN': '选一种不敏感的情况', en: 'take a kind of fact that is not sensitive' };
      throw dispatchProblems['dispatch.factUnknown'](at(`${pointer}/anyFact/${index}`, 'fact', message));
    }
  }
}
