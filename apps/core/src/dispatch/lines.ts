import type { DispatchRefusal, KnownProblem, UnitReference } from '@yige/contracts';
import { innermostOf, type UnitNumbers } from '../access/scope.js';
import type { UnitDirectory } from '../org/unit-directory.js';

/** The unit under which a screen shows a target: its community, or what it has instead. */
export function lineOf(units: UnitNumbers): number {
  return units.community ?? innermostOf(units);
}

/** SQL for it. */
export function lineSql(alias: string): string {
  return `COALESCE(${['community_id', 'grid_id', 'street_id', 'district_id'].map((name) => `${alias}.${name}`).join(', ')})`;
}

export interface LineUnits {
  unit: UnitReference;
  above: UnitReference | null;
}

/** A unit with the one above it; null for one that is no more. */
export function lineUnits(units: UnitDirectory, number: number): LineUnits | null {
  const unit = referenceOf(units, number);
  const parent = units.byNumber(number)?.parent;
  return unit === null ? null : { unit, above: parent === undefined ? null : referenceOf(units, parent) };
}

function referenceOf(units: UnitDirectory, number: number): UnitReference | null {
  const unit = units.byNumber(number);
  return unit === null ? null : { id: unit.id, name: unit.name, level: unit.level };
}

export function refusalOf({ code, title, detail }: KnownProblem): DispatchRefusal {
  return { code, detail: detail ?? title };
}
