import { corePermissions, coreTaskSource } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { scopeIncludes } from '../../access/scope.js';
import type { UnitDirectory } from '../../org/unit-directory.js';
import { isPossible } from '../../tasks/state-machine.js';
import type { TaskRow } from '../../tasks/task-rows.js';

type Refused = Pick<TaskRow, 'pluginId' | 'status' | 'units'>;

/**
 * Whether the caller refuses work of a task's unit: through a post of the community or above it that may, as long as nobody
 * has finished it. The platform's own tasks are nobody's round.
 */
export function mayRefuse(units: UnitDirectory, caller: Caller): (task: Refused) => boolean {
  if (caller.kind !== 'staff') return () => false;
  const scope = units.scopeOf(caller, corePermissions.taskRefuse);
  return (task) =>
    task.pluginId !== coreTaskSource.pluginId && isPossible('return', task.status) && scopeIncludes(scope, task.units);
}
