import { type Draft, type NewUnit, names, type PlannedUnit } from './draft.js';

const DEPTH = { district: 0, street: 1, community: 2, grid: 3 } as const;

/** Opens a unit in another one; no level that its parent already has may be left out. */
export function openWithin(draft: Draft, fields: NewUnit, parent: PlannedUnit, pointer: string): PlannedUnit {
  const present = [...draft.childrenOf(parent.number)].flatMap((number) => draft.find(number) ?? []);
  const unit = draft.open(fields, parent, pointer);
  if (skips(unit, parent, present)) draft.refuse(`${pointer}/parent`, 'levelSkipped', names(unit, parent));
  return unit;
}

/** A level may be missing, but what reports past one that is there would be in nobody's charge on it. */
export function skips(unit: PlannedUnit, parent: PlannedUnit, siblings: readonly PlannedUnit[]): boolean {
  return siblings.some(({ level }) => DEPTH[level] > DEPTH[parent.level] && DEPTH[level] < DEPTH[unit.level]);
}
