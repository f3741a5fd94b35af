import { type Caller, postsOf } from '../access/caller.js';
import { newestFirst } from './version-order.js';

/**
 * Which version of a plugin a caller has: that of the unit of the post under which they act. Under several posts, the
 * one on which their units agree, else the general one; where there is none, the newest that any of the units has.
 */
export function callersVersion(
  caller: Caller,
  general: string | null,
  at: (unit: number) => string | null,
): string | null {
  const versions = new Set(unitsOf(caller).map(at));
  const [only] = versions;
  if (versions.size === 1) return only ?? null;
  if (general !== null || versions.size === 0) return general;
  const some = [...versions].flatMap((version) => (version === null ? [] : { version }));
  return newestFirst(some)[0]?.version ?? null;
}

/** An emergency access to another unit is no post: it brings no other version along. */
function unitsOf(caller: Caller): number[] {
  if (caller.kind !== 'staff') return postsOf(caller).map(({ unit }) => unit.number);
  const { heldPosts, actingPostId } = caller;
  return heldPosts.filter(({ id }) => actingPostId === null || id === actingPostId).map(({ unit }) => unit.number);
}
