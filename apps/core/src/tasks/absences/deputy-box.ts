import { bodyScopeCondition, bodyScopes } from '../../access/body-rule.js';
import type { Caller } from '../../access/caller.js';
import { type BoxCondition, notConfidential } from '../box-condition.js';
import { taskPosts } from '../task-scope.js';

/**
 * What the caller does for those whose deputy they are today: a part of the box `mine` for each, served by the index of the
 * assignee. What no post of theirs reaches stays out, as everywhere.
 */
export function absentAssignees(caller: Caller, confidential: readonly string[]): BoxCondition[] {
  if (caller.kind !== 'staff' || caller.standsInFor.length === 0) return [];
  // Two posts may reach one row: terms of one OR don't double it, so none need be left out.
  const scopes = bodyScopes(taskPosts(caller), () => []).map(bodyScopeCondition);
  if (scopes.length === 0) return [];
  const shown = notConfidential(confidential);
  const reached = scopes.map(({ sql }) => `(${sql})`).join(' OR ');
  return caller.standsInFor.map((accountId) => ({
    sql: `assignee_id = ? AND (${reached}) AND ${shown.sql}`,
    parameters: [accountId, ...scopes.flatMap(({ parameters }) => parameters), ...shown.parameters],
  }));
}
