import { type Unit, type UnitReference, unitKindSchema, unitKindTitles, unitLevelSchema } from '@yige/contracts';
import { type Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { type Scope, wholeUnits } from '../access/scope.js';
import { OPEN_END } from './entities.js';

/** A piece of SQL with its parameters. */
export interface Sql {
  sql: string;
  parameters: SqlValue[];
}

/** Units `u` that exist on a day, with their attributes `a`, edge `e` and parent `p` of that day. */
export function unitsOn(asOf: string): Sql {
  return {
    sql: `
      SELECT u.id, u.number, u.level, a.code, a.name, a.kind, a.area_hectares, p.id AS parent_id,
             EXISTS (SELECT 1 FROM org_edges k
                     WHERE k.parent_number = u.number AND k.valid_from <= ? AND k.valid_to > ?) AS has_children
      FROM org_units u
      JOIN org_edges e ON e.child_number = u.number AND e.valid_from <= ? AND e.valid_to > ?
      JOIN org_unit_attributes a ON a.number = u.number AND a.valid_from <= ? AND a.valid_to > ?
      LEFT JOIN org_units p ON p.number = e.parent_number`,
    parameters: Array.from({ length: 6 }, () => asOf),
  };
}

export function readUnit(row: RawRow): Unit {
  const kind = unitKindSchema.parse(row.text('kind'));
  return {
    id: row.text('id'),
    code: row.text('code'),
    name: row.text('name'),
    level: unitLevelSchema.parse(row.text('level')),
    kind,
    kindTitle: unitKindTitles[kind],
    parentId: row.textOrNull('parent_id'),
    hasChildren: row.boolean('has_children'),
  };
}

/** Reads the columns `unit_id`, `unit_name` and `unit_level`. */
export function readUnitReference(row: RawRow): UnitReference {
  return {
    id: row.text('unit_id'),
    name: row.text('unit_name'),
    level: unitLevelSchema.parse(row.text('unit_level')),
  };
}

/**
 * Joins the unit whose number a column holds, as it was called on a day, for `readUnitReference`. CROSS JOIN keeps
 * SQLite from beginning with all the units.
 */
export function joinUnit(numberColumn: string, asOf: string): Sql {
  return {
    sql: `CROSS JOIN org_units u ON u.number = ${numberColumn}
          CROSS JOIN org_unit_attributes a ON a.number = u.number AND a.valid_from <= ? AND a.valid_to > ?`,
    parameters: [asOf, asOf],
  };
}
export const UNIT_REFERENCE = 'u.id AS unit_id, a.name AS unit_name, u.level AS unit_level';

/** Dates of a row as they cross the wire: an open end is left out. */
export function readValidity(row: RawRow): { validFrom: string; validTo?: string } {
  const validTo = row.text('valid_to');
  return { validFrom: row.text('valid_from'), ...(validTo === OPEN_END ? {} : { validTo }) };
}

/**
 * Units in a scope of today: those that lie in it today, and on another day those that lay in it then as well.
 * `common` stands before the SELECT. CROSS JOIN keeps SQLite from reading all edges at every step.
 * `wide`: nothing narrower finds the units than the scope itself, so its units of another day are gathered beforehand
 * instead of asking each unit of the city whether it is one.
 */
export function withinScope(scope: Scope, asOf: string, today: string, wide = false): { common: Sql; condition: Sql } {
  const none = { sql: '', parameters: [] };
  if (scope.kind === 'everywhere') return { common: none, condition: { sql: '1 = 1', parameters: [] } };
  const numbers = wholeUnits(scope.units).map(({ number }) => number);
  if (numbers.length === 0) return { common: none, condition: { sql: '1 = 0', parameters: [] } };
  const marks = placeholders(numbers);
  const now = lyingWithin('u.number', numbers);
  if (asOf === today) return { common: none, condition: now };
  const reach = {
    sql: `WITH RECURSIVE reach (number) AS (
            SELECT number FROM org_units WHERE number IN (${marks})
            UNION
            SELECT e.child_number FROM reach r CROSS JOIN org_edges e ON e.parent_number = r.number
            WHERE e.valid_from <= ? AND e.valid_to > ?)`,
    parameters: [...numbers, asOf, asOf],
  };
  if (!wide) {
    return {
      common: reach,
      condition: { sql: `(${now.sql} OR u.number IN (SELECT number FROM reach))`, parameters: now.parameters },
    };
  }
  return {
    common: {
      sql: `${reach.sql}, readable (number) AS (
              SELECT number FROM reach UNION SELECT descendant FROM org_closure WHERE ancestor IN (${marks}))`,
      parameters: [...reach.parameters, ...numbers],
    },
    condition: { sql: 'u.number IN (SELECT number FROM readable)', parameters: [] },
  };
}

/** SQL for rows whose unit lies today within one of some units; none matches nothing. */
export function lyingWithin(numberColumn: string, units: number[]): Sql {
  if (units.length === 0) return { sql: '1 = 0', parameters: [] };
  const marks = placeholders(units);
  return {
    sql: `EXISTS (SELECT 1 FROM org_closure c WHERE c.descendant = ${numberColumn} AND c.ancestor IN (${marks}))`,
    parameters: units,
  };
}

/** The units above one on a day, innermost first. */
export function unitsAbove(
  database: Database,
  number: number,
  asOf: string,
): Promise<(UnitReference & { number: number })[]> {
  return database.query(
    `WITH RECURSIVE up (number, depth) AS (
       SELECT parent_number, 1 FROM org_edges WHERE child_number = ? AND valid_from <= ? AND valid_to > ?
       UNION ALL
       SELECT e.parent_number, up.depth + 1 FROM up CROSS JOIN org_edges e ON e.child_number = up.number
       WHERE e.valid_from <= ? AND e.valid_to > ?)
     SELECT up.number, ${UNIT_REFERENCE} FROM up ${joinUnit('up.number', asOf).sql} ORDER BY up.depth`,
    [number, ...Array.from({ length: 6 }, () => asOf)],
    (row) => ({ ...readUnitReference(row), number: row.integer('number') }),
  );
}
