import type { ReorganisationPreview, ReorganisationUnit } from '@yige/contracts';

/** A unit as a picture of its own, with what lies directly within it. */
export interface Head {
  unit: ReorganisationUnit;
  /** Name of the unit that it reports to. */
  parent: string | null;
  cells: ReorganisationUnit[];
}

/** The outermost units that change, on each side. */
export function headsOf(preview: ReorganisationPreview): { before: Head[]; after: Head[] } {
  return { before: heads(preview.before, preview.after), after: heads(preview.after, preview.before) };
}

function heads(units: readonly ReorganisationUnit[], others: readonly ReorganisationUnit[]): Head[] {
  const byKey = new Map(units.map((unit) => [unit.key, unit]));
  const otherByKey = new Map(others.map((unit) => [unit.key, unit]));
  const changes = new Set(units.filter((unit) => isChanged(unit, otherByKey.get(unit.key))).map(({ key }) => key));
  return units
    .filter(({ key, parent }) => changes.has(key) && (parent === null || !changes.has(parent)))
    .map((unit) => ({
      unit,
      parent: byKey.get(unit.parent ?? '')?.name ?? null,
      cells: units.filter(({ parent }) => parent === unit.key),
    }));
}

function isChanged(unit: ReorganisationUnit, other: ReorganisationUnit | undefined): boolean {
  if (other === undefined || unit.figures !== null) return true;
  return (
    unit.name !== other.name || unit.code !== other.code || unit.parent !== other.parent || unit.kind !== other.kind
  );
}

export function namesOf({ before, after }: ReorganisationPreview): (key: string) => string {
  const names = new Map([...after, ...before].map(({ key, name }) => [key, name]));
  return (key) => names.get(key) ?? '';
}

/** Which of the heads before a cell comes from, for its shade; the cells of one origin look alike. */
export function originOf(cell: ReorganisationUnit, before: readonly Head[]): number {
  return before.findIndex(({ cells }) => cells.some(({ key }) => key === cell.key));
}
