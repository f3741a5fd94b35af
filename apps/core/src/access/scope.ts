import type { UnitLevel } from '@yige/contracts';
import { anyOf, type Condition } from '@yige/database';
import { type Caller, holds, postsOf } from './caller.js';

/** Where a caller may use a permission. */
export type Scope = { kind: 'everywhere' } | { kind: 'units'; units: readonly ScopeUnit[] };

export interface ScopeUnit {
  id: string;
  number: number;
  level: UnitLevel;
  /** Rows are still following a reorganisation into or out of this unit: their columns do not tell yet. */
  settling?: boolean;
  /** Only what belongs to the unit itself, without what lies in the units below. */
  alone?: boolean;
}

/** The column of a hot row that holds its unit at a level. */
export const levelColumn: Record<UnitLevel, string> = {
  district: 'district_id',
  street: 'street_id',
  community: 'community_id',
  grid: 'grid_id',
};

const LEVELS: readonly UnitLevel[] = ['district', 'street', 'community', 'grid'];

/** Units of a row, by their internal numbers; a level that doesn't exist there is null. */
export interface UnitNumbers {
  district: number;
  street: number | null;
  community: number | null;
  grid: number | null;
}

/** The unit that a row belongs to: the innermost that it has. */
export function innermostOf({ district, street, community, grid }: UnitNumbers): number {
  return grid ?? community ?? street ?? district;
}

/** The units in which the caller holds the permission, without those that another one covers. */
export function scopeOf(caller: Caller, permission: string, covering: UnitsAround): Scope {
  if (!holds(caller, permission)) return { kind: 'units', units: [] };
  if (caller.kind === 'plugin' && caller.onBehalfOf === null) return caller.grantedIn(permission);
  const units = caller.kind === 'service' ? caller.units : unitsWhereHeld(caller, permission);
  const held = outermost(units, covering);
  return {
    kind: 'units',
    units: caller.kind === 'plugin' ? unitsInBoth(held, caller.grantedIn(permission), covering) : held,
  };
}

/** What of some units lies in the scope too. */
function unitsInBoth(units: readonly ScopeUnit[], scope: Scope, covering: UnitsAround): readonly ScopeUnit[] {
  if (scope.kind === 'everywhere') return units;
  return units.flatMap((unit) => {
    const isCovered = scope.units.some((outer) => !outer.alone && isAround(outer, unit, covering));
    return isCovered ? [unit] : scope.units.filter((inner) => isAround(unit, inner, covering));
  });
}

function isAround(outer: ScopeUnit, inner: ScopeUnit, covering: UnitsAround): boolean {
  for (const { number } of covering(inner.number)) if (number === outer.number) return true;
  return false;
}

/** Those of a scope that reach into the units below them: for what has no rows of its own, such as the units themselves. */
export function wholeUnits(units: readonly ScopeUnit[]): ScopeUnit[] {
  return units.filter(({ alone }) => !alone);
}

/** The units in which one lies, which may be among them. */
export type UnitsAround = (number: number) => Iterable<{ number: number }>;

/** Each unit once, without those that lie in another one. An agency may serve hundreds: none is compared with all. */
export function outermost(units: readonly ScopeUnit[], unitsAround: UnitsAround): ScopeUnit[] {
  const once = new Map(units.map((unit) => [unit.number, unit]));
  return [...once.values()].filter(({ number }) => {
    for (const around of unitsAround(number)) if (around.number !== number && once.has(around.number)) return false;
    return true;
  });
}

function unitsWhereHeld(caller: Caller, permission: string): ScopeUnit[] {
  return postsOf(caller)
    .filter(({ permissions }) => permissions.has(permission))
    .flatMap(({ scope }) => scope);
}

export function scopeIncludes(scope: Scope, row: UnitNumbers): boolean {
  if (scope.kind === 'everywhere') return true;
  return scope.units.some(
    ({ number, level, alone }) => row[level] === number && (!alone || innermostOf(row) === number),
  );
}

/** SQL for rows with the four unit columns; a scope without units matches nothing. */
export function scopeCondition(scope: Scope, alias?: string): Condition {
  if (scope.kind === 'everywhere') return { sql: '1 = 1', parameters: [] };
  if (scope.units.length === 0) return { sql: '1 = 0', parameters: [] };
  return anyOf(scope.units.map((unit) => withinUnit(unit, alias)));
}

/**
 * SQL for the rows within one unit: its column. While rows follow a reorganisation, the innermost number of a row tells
 * where it belongs, through the table of what is settling; that costs an index, and only in the units concerned.
 */
export function withinUnit({ number, level, settling = false, alone }: ScopeUnit, alias?: string): Condition {
  const prefix = alias === undefined ? '' : `${alias}.`;
  const column = levelColumn[level];
  if (alone) {
    const below = LEVELS.slice(LEVELS.indexOf(level) + 1).map((inner) => ` AND ${prefix}${levelColumn[inner]} IS NULL`);
    return { sql: `(${prefix}${column} = ?${below.join('')})`, parameters: [number] };
  }
  if (!settling) return { sql: `${prefix}${column} = ?`, parameters: [number] };
  const belongs = `IN (SELECT s.unit_number FROM org_settling s WHERE s.${column} = ?)`;
  const innermostFirst = ['grid', 'community', 'street', 'district'] as const;
  const terms = innermostFirst.map((at, index) => {
    const none = innermostFirst.slice(0, index).map((inner) => `${prefix}${levelColumn[inner]} IS NULL AND `);
    return `(${none.join('')}${prefix}${levelColumn[at]} ${belongs})`;
  });
  return { sql: `(${terms.join(' OR ')})`, parameters: terms.map(() => number) };
}
