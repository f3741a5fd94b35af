import { corePermissions } from '@yige/contracts';
import { type BodyScope, bodyScopes } from '../access/body-rule.js';
import { type Caller, type CallerPost, holds, postsOf } from '../access/caller.js';
import { assignedOnlyRoles } from '../access/roles.js';
import type { UnitDirectory } from '../org/unit-directory.js';

/** A plugin alone sees tasks everywhere (of its own kinds); people see whose posts see them. */
export type TaskScope = { kind: 'everywhere' } | { kind: 'bodies'; scopes: readonly BodyScope[] };

export type TaskPermission = (typeof corePermissions)['taskRead' | 'taskAct'];

/**
 * Where the caller may use the permission on tasks: not through a post that sees only what is assigned to it. On those of
 * a confidential type only through posts that hold its permission too.
 */
export function taskScope(
  caller: Caller,
  units: UnitDirectory,
  permission: TaskPermission,
  permissionToSee: string | null = null,
): TaskScope {
  if (caller.kind === 'plugin' && caller.onBehalfOf === null && holds(caller, permission))
    return { kind: 'everywhere' };
  const posts = taskPosts(caller, permission)
    .filter(seesMoreThanAssigned)
    .filter(({ permissions }) => permissionToSee === null || permissions.has(permissionToSee));
  return { kind: 'bodies', scopes: bodyScopes(posts, (unit) => units.covering(unit)) };
}

/** The posts through which the caller reads or does tasks. */
export function taskPosts(caller: Caller, permission: TaskPermission = corePermissions.taskRead): CallerPost[] {
  if (!holds(caller, permission)) return [];
  return postsOf(caller).filter(({ permissions }) => permissions.has(permission));
}

/** Whether a post sees the tasks of its units, and not only those that are given to its holder. */
export function seesMoreThanAssigned({ role }: CallerPost): boolean {
  return !assignedOnlyRoles.has(role);
}
