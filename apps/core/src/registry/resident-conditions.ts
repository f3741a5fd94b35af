import { Injectable } from '@nestjs/common';
import { addMonths, type PeopleFilter, type ResidenceKind, sensitiveFactClasses } from '@yige/contracts';
import { type Condition, placeholders, type SqlValue } from '@yige/database';
import { Clock } from '../time/clock.js';
import { FactCatalogue } from './facts/fact-catalogue.js';
import { personProblems } from './problems.js';

/** What is asked of residents; all that is given must hold today. */
export interface ResidentFilter {
  /** Completed years of age. */
  ageFrom?: number | undefined;
  ageTo?: number | undefined;
  residenceKinds?: readonly ResidenceKind[] | undefined;
  /** Kinds of facts of which one holds. */
  anyFact?: readonly string[] | undefined;
  /** Lives outside the community of their registration (人户分离). */
  mismatch?: boolean | undefined;
}

/** Finds residents by age, residence and open facts, for whoever lists, exports or sends work to them. */
@Injectable()
export class ResidentConditions {
  constructor(
    private readonly facts: FactCatalogue,
    private readonly clock: Clock,
  ) {}

  /** By a sensitive fact nobody is found: whoever saw the list would know. */
  mayFindBy(kindName: string): boolean {
    const kind = this.facts.find(kindName);
    return kind !== null && !sensitiveFactClasses.has(kind.class);
  }

  /** As a list or an export asks; `pointer` is where the filter stands. */
  ofPeople({ residenceKind, fact, ...rest }: PeopleFilter, pointer: string): Condition[] {
    if (fact !== undefined && !this.mayFindBy(fact)) {
      const message = { 'zh-CN': '选一种不敏感的情况', en: 'take a kind of fact that is not sensitive' };
      throw personProblems['person.factUnknown']({ errors: [{ pointer: `${pointer}/fact`, code: 'fact', message }] });
    }
    return this.of({
      ...rest,
      ...(residenceKind === undefined ? {} : { residenceKinds: [residenceKind] }),
      ...(fact === undefined ? {} : { anyFact: [fact] }),
    });
  }

  /** Of people as `p`; each is looked up by the person, so that a scope stays the first thing that narrows. */
  of({ ageFrom, ageTo, residenceKinds, anyFact, mismatch }: ResidentFilter): Condition[] {
    const today = this.clock.today();
    const conditions: Condition[] = [];
    const add = (sql: string, ...parameters: SqlValue[]) => conditions.push({ sql, parameters });
    if (ageFrom !== undefined) add('p.birth_date <= ?', addMonths(today, -12 * ageFrom));
    if (ageTo !== undefined) add('p.birth_date > ?', addMonths(today, -12 * (ageTo + 1)));
    if (residenceKinds !== undefined) {
      const kinds = `x.kind = 'residence' AND x.residence_kind IN (${placeholders(residenceKinds)})`;
      add(holding('person_relations', kinds), today, today, ...residenceKinds);
    }
    if (anyFact !== undefined) {
      add(holding('person_facts', `x.kind IN (${placeholders(anyFact)})`), today, today, ...anyFact);
    }
    if (mismatch === true) add(MISMATCH, today, today);
    return conditions;
  }
}

function holding(table: string, rest: string): string {
  return `EXISTS (SELECT 1 FROM ${table} x WHERE x.person_id = p.id AND x.valid_from <= ? AND x.valid_to > ? AND ${rest})`;
}

/** As `registrationMismatch` says it: a code of 6 or 9 digits is compared as far as it goes. */
const MISMATCH = `EXISTS (SELECT 1 FROM person_relations x
  JOIN households xh ON xh.id = p.household_id JOIN dwellings xd ON xd.id = xh.dwelling_id
  JOIN buildings xb ON xb.id = xd.building_id JOIN org_units xc ON xc.number = xb.community_id
  WHERE x.person_id = p.id AND x.valid_from <= ? AND x.valid_to > ? AND x.kind = 'householdRegistration'
    AND SUBSTR(xc.code, 1, LENGTH(x.division_code)) <> x.division_code)`;
