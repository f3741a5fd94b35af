import { type Caller, type CallerPost, postsOf } from '../../access/caller.js';
import type { Scope } from '../../access/scope.js';

/** Somebody of the community's own staff: not of street or district, nor of an agency or partner beside it. */
export function isOfCommunity({ unit, agency, partner }: CallerPost): boolean {
  return (unit.level === 'community' || unit.level === 'grid') && agency === null && partner === null;
}

/** Where what the caller sends by this permission is the community's own work. A bureau sends none. */
export function ownWorkOf(caller: Caller, permission: string): Scope {
  const posts = postsOf(caller).filter((post) => isOfCommunity(post) && post.permissions.has(permission));
  return { kind: 'units', units: posts.flatMap(({ scope }) => scope) };
}
