import type { UnitReference } from '@yige/contracts';
import { usePortal } from '../app/portal.js';
import { useUnit } from '../organisation/organisation-queries.js';

/** A unit by its id; null until it is known. Those of one’s posts are. */
export function useUnitReference(id: string): UnitReference | null {
  const { posts } = usePortal();
  const own = posts.find(({ unit }) => unit.id === id)?.unit;
  const { data } = useUnit(id, null, own === undefined);
  return own ?? data ?? null;
}

/** Whether units that keep rows of their own lie within it: each row then says where it is from. */
export function isOfSeveral({ level }: UnitReference): boolean {
  return level !== 'grid';
}
