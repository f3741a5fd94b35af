import { corePermissions } from '@yige/contracts';
import { type Caller, type CallerPost, postsOf } from '../../access/caller.js';
import { scopeIncludes, type UnitNumbers } from '../../access/scope.js';

/**
 * The post through which a caller reads somebody whom these units serve: one that may read the registry before one that
 * has a plugin's permission alone. Null for a plugin or service alone, and for whom no post of the caller's serves.
 */
export function readerPost(caller: Caller, units: UnitNumbers): CallerPost | null {
  const posts = postsOf(caller).filter(({ scope }) => scopeIncludes({ kind: 'units', units: scope }, units));
  return posts.find(({ permissions }) => permissions.has(corePermissions.personRead)) ?? posts[0] ?? null;
}

/** What the audit keeps of it. */
export function postDetails(caller: Caller, units: UnitNumbers): { role: string | null; unitId: string | null } {
  const post = readerPost(caller, units);
  return { role: post?.role ?? null, unitId: post?.unit.id ?? null };
}
