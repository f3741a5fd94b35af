import { allOf, anyOf, type Condition, noneOf } from '@yige/database';
import { bodyScopeCondition, bodyScopes } from '../../access/body-rule.js';
import type { Caller } from '../../access/caller.js';
import { taskPosts } from '../task-scope.js';

/**
 * What the caller does for those whose deputy they are today: a part of the box `mine` for each, served by the index of the
 * assignee. What no post of theirs reaches stays out, as everywhere, and so do types that are not deputised.
 */
export function absentAssignees(caller: Caller, undeputised: readonly string[]): Condition[] {
  if (caller.kind !== 'staff' || caller.standsInFor.length === 0) return [];
  // Two posts may reach one row: terms of one OR don't double it, so none need be left out.
  const scopes = bodyScopes(taskPosts(caller), () => []).map(bodyScopeCondition);
  if (scopes.length === 0) return [];
  const shown = undeputised.length === 0 ? [] : [noneOf('type', undeputised)];
  return caller.standsInFor.map((accountId) =>
    allOf([{ sql: 'assignee_id = ?', parameters: [accountId] }, anyOf(scopes), ...shown]),
  );
}
