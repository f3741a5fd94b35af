import { corePermissions } from '@yige/contracts';
import { type Caller, type CallerPost, postsOf } from '../../access/caller.js';
import { scopeIncludes, type UnitNumbers } from '../../access/scope.js';

/** The post through which a caller reads somebody whom these units serve; null for a plugin or service alone. */
export function readerPost(caller: Caller, units: UnitNumbers): CallerPost | null {
  const posts = postsOf(caller).filter(({ permissions }) => permissions.has(corePermissions.personRead));
  return posts.find(({ scope }) => scopeIncludes({ kind: 'units', units: scope }, units)) ?? null;
}

/** What the audit keeps of it. */
export function postDetails(caller: Caller, units: UnitNumbers): { role: string | null; unitId: string | null } {
  const post = readerPost(caller, units);
  return { role: post?.role ?? null, unitId: post?.unit.id ?? null };
}
