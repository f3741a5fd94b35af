import { corePermissions } from '@yige/contracts';
import { bodyScopeCondition, ownerCondition, ownersSeen } from '../../access/body-rule.js';
import { accountOf, type Caller } from '../../access/caller.js';
import type { UnitDirectory } from '../../org/unit-directory.js';
import { absentAssignees } from '../absences/deputy-box.js';
import { type BoxCondition, notConfidential } from '../box-condition.js';
import { taskPosts, taskScope } from '../task-scope.js';

/**
 * The box `following`: of what the caller follows, what they may read today — the same rule as `TaskAccess.mayRead`, in
 * SQL. At most `MOST_FOLLOWED` rows are looked up by their ids.
 */
export function followedBox(caller: Caller, units: UnitDirectory, confidential: readonly string[]): BoxCondition[] {
  const account = accountOf(caller);
  if (caller.kind !== 'staff' || account === null) return [];
  const owned = ownerCondition(ownersSeen(taskPosts(caller)));
  const scope = taskScope(caller, units, corePermissions.taskRead);
  const scopes = scope.kind === 'everywhere' ? [] : scope.scopes.map(bodyScopeCondition);
  const shown = notConfidential(confidential);
  const readable: BoxCondition[] = [
    { sql: 'created_by = ?', parameters: [account.id] },
    { sql: `(assignee_id = ? AND ${owned.sql})`, parameters: [account.id, ...owned.parameters] },
    ...scopes.map(({ sql, parameters }) => ({
      sql: `(${sql} AND ${shown.sql})`,
      parameters: [...parameters, ...shown.parameters],
    })),
    ...absentAssignees(caller, confidential).map(({ sql, parameters }) => ({ sql: `(${sql})`, parameters })),
  ];
  return [
    {
      sql: `id IN (SELECT f.task_id FROM task_followers f WHERE f.account_id = ?)
            AND (${readable.map(({ sql }) => sql).join(' OR ')})`,
      parameters: [account.id, ...readable.flatMap(({ parameters }) => parameters)],
    },
  ];
}
