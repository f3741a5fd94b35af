import { corePermissions } from '@yige/contracts';
import { type BodyScope, bodyScopes } from '../access/body-rule.js';
import { type Caller, type CallerPost, holds, postsOf } from '../access/caller.js';
import { assignedOnlyRoles } from '../access/roles.js';
import type { UnitDirectory } from '../org/unit-directory.js';

/** A plugin alone sees tasks everywhere (of its own kinds); people see whose posts see them. */
export type TaskScope = { kind: 'everywhere' } | { kind: 'bodies'; scopes: readonly BodyScope[] };

export type TaskPermission = typeof corePermissions.taskRead | typeof corePermissions.taskAct;

/** Where the caller may use the permission on tasks: not through a post that sees only what is assigned to it. */
export function taskScope(caller: Caller, units: UnitDirectory, permission: TaskPermission): TaskScope {
  if (caller.kind === 'plugin' && caller.onBehalfOf === null && holds(caller, permission))
    return { kind: 'everywhere' };
  const posts = taskPosts(caller, permission).filter(({ role }) => !assignedOnlyRoles.has(role));
  return { kind: 'bodies', scopes: bodyScopes(posts, (unit) => units.covering(unit)) };
}

/** The posts through which the caller reads or does tasks. */
export function taskPosts(caller: Caller, permission: TaskPermission = corePermissions.taskRead): CallerPost[] {
  if (!holds(caller, permission)) return [];
  return postsOf(caller).filter(({ permissions }) => permissions.has(permission));
}
