import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type DuplicateReason,
  type DuplicateState,
  duplicateStateSchema,
  requestProblems,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { scopeCondition, scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { readReasons } from './candidate-search.js';
import { duplicateProblems } from './problems.js';

/** Two people who may be one, with the units that serve each. */
export interface Pair {
  id: string;
  state: DuplicateState;
  reasons: DuplicateReason[];
  foundAt: Date;
  first: { id: string; units: UnitNumbers };
  second: { id: string; units: UnitNumbers };
}

const COLUMNS = `c.id, c.state, c.reasons, c.found_at, c.first_id, c.second_id,
  a.district_id AS first_district, a.street_id AS first_street, a.community_id AS first_community, a.grid_id AS first_grid,
  b.district_id AS second_district, b.street_id AS second_street, b.community_id AS second_community, b.grid_id AS second_grid`;

const FROM = `duplicate_candidates c JOIN people a ON a.id = c.first_id JOIN people b ON b.id = c.second_id`;

/** Pairs of which at least one person is of the caller's units; any other does not exist for them. */
@Injectable()
export class Pairs {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  /** Open ones, the earliest first. */
  open(
    caller: Caller,
    { after, limit, person }: { after: string; limit: number; person: string | null },
  ): Promise<Pair[]> {
    const within = this.within(caller);
    return this.database.query(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE c.state = 'open' AND c.id > ? AND ${within.sql}
       ${person === null ? '' : 'AND (c.first_id = ? OR c.second_id = ?)'} ORDER BY c.id LIMIT ${limit}`,
      [after, ...within.parameters, ...(person === null ? [] : [person, person])],
      readPair,
    );
  }

  async find(caller: Caller, id: string): Promise<Pair> {
    const within = this.within(caller);
    const pair = await this.database.queryOne(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      readPair,
    );
    if (pair === null) throw duplicateProblems['duplicate.notFound']();
    return pair;
  }

  async findToSettle(caller: Caller, id: string): Promise<Pair> {
    const pair = await this.find(caller, id);
    if (!this.maySettle(caller, pair)) throw requestProblems['request.forbidden']();
    if (pair.state !== 'open') throw duplicateProblems['duplicate.settled']();
    return pair;
  }

  maySettle(caller: Caller, { first, second }: Pick<Pair, 'first' | 'second'>): boolean {
    const scope = this.directory.scopeOf(caller, corePermissions.peopleMerge);
    return scopeIncludes(scope, first.units) && scopeIncludes(scope, second.units);
  }

  private within(caller: Caller) {
    const scope = this.directory.scopeOf(caller, corePermissions.personManage);
    const [first, second] = [scopeCondition(scope, 'a'), scopeCondition(scope, 'b')];
    return { sql: `(${first.sql} OR ${second.sql})`, parameters: [...first.parameters, ...second.parameters] };
  }
}

function readPair(row: RawRow): Pair {
  return {
    id: row.text('id'),
    state: duplicateStateSchema.parse(row.text('state')),
    reasons: readReasons(row),
    foundAt: row.instant('found_at'),
    first: { id: row.text('first_id'), units: unitsOf(row, 'first') },
    second: { id: row.text('second_id'), units: unitsOf(row, 'second') },
  };
}

function unitsOf(row: RawRow, side: 'first' | 'second'): UnitNumbers {
  return {
    district: row.integer(`${side}_district`),
    street: row.integerOrNull(`${side}_street`),
    community: row.integerOrNull(`${side}_community`),
    grid: row.integerOrNull(`${side}_grid`),
  };
}

/** The units that serve both. */
export function sharedUnits(left: UnitNumbers, right: UnitNumbers): UnitNumbers {
  const street = left.street === right.street ? left.street : null;
  const community = left.community === right.community ? left.community : null;
  return { district: left.district, street, community, grid: left.grid === right.grid ? left.grid : null };
}
