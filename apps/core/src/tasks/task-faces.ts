import { Injectable } from '@nestjs/common';
import { corePermissions, type TaskSummary } from '@yige/contracts';
import { accountOf, type Caller } from '../access/caller.js';
import { scopeIncludes } from '../access/scope.js';
import { mayRefuse } from '../admission/refusals/refusal-rights.js';
import { isOutsideAdmission } from '../admission/refusals/task-gates.js';
import { UnitDirectory } from '../org/unit-directory.js';
import type { TaskRow } from './task-rows.js';

/**
 * Whom a task is about shows to whoever reads the residents of its unit, and to whoever has it to do. All others, such as
 * the official who sent it to hundreds, see that there is a task, not about whom. Whoever may refuse it sees that too.
 */
@Injectable()
export class TaskFaces {
  constructor(private readonly units: UnitDirectory) {}

  /** For tasks that were read for this caller alone: that one may be refused is noted on them, a copy of each would cost more than its row. */
  for(caller: Caller): (task: TaskRow) => TaskSummary {
    if (caller.kind === 'plugin') return ({ summary }) => summary;
    const residents = this.units.scopeOf(caller, corePermissions.personRead);
    const doing = new Set([accountOf(caller)?.id, ...(caller.kind === 'staff' ? caller.standsInFor : [])]);
    const refuses = mayRefuse(this.units, caller);
    return (task) => {
      const { summary, units } = task;
      const has = summary.assignee !== null && doing.has(summary.assignee.id);
      const seen = has || scopeIncludes(residents, units) ? summary : { ...summary, subject: null };
      if (isOutsideAdmission(task) && refuses(task)) seen.refusable = true;
      return seen;
    };
  }
}
