import type { UnitLevel } from '../org/unit.js';

/** Who works in a grid is the community's: from the one to the other nobody rises. */
const RANK: Record<UnitLevel, number> = { district: 0, street: 1, community: 2, grid: 2 };

/** Whether a secondment leads to a higher level than home's: an exception, which needs a basis and an end. */
export function isUpward(home: UnitLevel, host: UnitLevel): boolean {
  return RANK[host] < RANK[home];
}
