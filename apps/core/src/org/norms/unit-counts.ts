import { type Database, placeholders } from '@yige/database';
import { type Scope, scopeCondition, wholeUnits } from '../../access/scope.js';
import { countedRoles } from '../rules/staffing.js';
import type { UnitDirectory } from '../unit-directory.js';
import { lyingWithin, type Sql } from '../unit-rows.js';

/** What one unit has by itself and with all that lies within it. */
export interface UnitCounts {
  households: number;
  population: number;
  /** Accounts that hold a post which the norm counts. */
  staff: Set<string>;
  squareMetres: number;
}

/**
 * Counts of every unit in a scope, in three statements however large it is: people and households from the registry
 * by who serves them, posts, rooms. Sums go up the parent line in memory.
 */
export async function countUnits(
  database: Database,
  directory: UnitDirectory,
  scope: Scope,
  today: string,
): Promise<Map<number, UnitCounts>> {
  const counts = new Map<number, UnitCounts>();
  const add = (number: number, change: (count: UnitCounts) => void) => {
    for (const unit of directory.lineOf(number)) {
      const count = counts.get(unit.number) ?? { households: 0, population: 0, staff: new Set(), squareMetres: 0 };
      counts.set(unit.number, count);
      change(count);
    }
  };
  const [people, posts, rooms] = await Promise.all([
    readPeople(database, scope),
    readPosts(database, scope, today),
    readRooms(database, scope, today),
  ]);
  for (const { unit, households, population } of people) {
    add(unit, (count) => {
      count.households += households;
      count.population += population;
    });
  }
  for (const { unit, accountId } of posts) add(unit, (count) => count.staff.add(accountId));
  for (const { unit, squareMetres } of rooms) {
    add(unit, (count) => {
      count.squareMetres += squareMetres;
    });
  }
  return counts;
}

/** By the innermost unit that serves them; a household is counted where somebody lives. */
function readPeople(database: Database, scope: Scope) {
  const within = scopeCondition(scope);
  return database.query(
    `SELECT MAX(district_id) AS district_id, street_id, community_id, grid_id,
            COUNT(*) AS population, COUNT(DISTINCT household_id) AS households
     FROM people WHERE ${within.sql} GROUP BY street_id, community_id, grid_id`,
    within.parameters,
    (row) => ({
      unit:
        row.integerOrNull('grid_id') ??
        row.integerOrNull('community_id') ??
        row.integerOrNull('street_id') ??
        row.integer('district_id'),
      population: row.integer('population'),
      households: row.integer('households'),
    }),
  );
}

/** The home unit keeps the post of somebody who is seconded, so secondments are not counted again. */
function readPosts(database: Database, scope: Scope, today: string) {
  const within = ofUnitsIn(scope, 'p');
  return database.query(
    `SELECT p.unit_number, p.account_id FROM appointments p
     WHERE p.role IN (${placeholders(countedRoles)}) AND p.kind <> 'secondment'
       AND p.valid_from <= ? AND p.valid_to > ? AND ${within.sql}`,
    [...countedRoles, today, today, ...within.parameters],
    (row) => ({ unit: row.integer('unit_number'), accountId: row.text('account_id') }),
  );
}

function readRooms(database: Database, scope: Scope, today: string) {
  const within = ofUnitsIn(scope, 'r');
  return database.query(
    `SELECT r.unit_number, SUM(r.area_square_metres) AS square_metres FROM org_premises r
     WHERE r.valid_from <= ? AND r.valid_to > ? AND ${within.sql} GROUP BY r.unit_number`,
    [today, today, ...within.parameters],
    (row) => ({ unit: row.integer('unit_number'), squareMetres: row.integer('square_metres') }),
  );
}

function ofUnitsIn(scope: Scope, alias: string): Sql {
  if (scope.kind === 'everywhere') return { sql: '1 = 1', parameters: [] };
  return lyingWithin(
    `${alias}.unit_number`,
    wholeUnits(scope.units).map(({ number }) => number),
  );
}
