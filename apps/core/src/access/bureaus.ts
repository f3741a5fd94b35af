import type { BureauColor } from '@yige/contracts';
import { accountOf, type Caller, postsOf } from './caller.js';
import { bureauRoles } from './roles.js';

/**
 * The bureaus for whose plugins alone the caller holds a permission; null: for those of all. `other` names no bureau in
 * particular: such plugins are operated by the platform's administrators.
 */
export function bureausOf(caller: Caller, permission: string): ReadonlySet<BureauColor> | null {
  if (accountOf(caller) === null) return null;
  const posts = postsOf(caller).filter(({ permissions }) => permissions.has(permission));
  if (posts.some(({ role }) => !bureauRoles.has(role))) return null;
  return new Set(posts.flatMap(({ agency }) => (agency === null || agency.bureau === 'other' ? [] : [agency.bureau])));
}
