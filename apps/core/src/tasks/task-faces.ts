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

  /** For tasks that were read to be shown: that one may be refused is noted on the summary itself, a copy would cost more than its row. */
  for(caller: Caller): (task: TaskRow) => TaskSummary {
    if (caller.kind === 'plugin') return ({ summary }) => summary;
    const showsSubject = this.subjectShownTo(caller);
    const refuses = mayRefuse(this.units, caller);
    return (task) => {
      const seen = showsSubject(task) ? task.summary : { ...task.summary, subject: null };
      if (isOutsideAdmission(task) && refuses(task)) seen.refusable = true;
      return seen;
    };
  }

  subjectShownTo(caller: Caller): (task: TaskRow) => boolean {
    if (caller.kind === 'plugin') return () => true;
    const residents = this.units.scopeOf(caller, corePermissions.personRead);
    const doing = new Set([accountOf(caller)?.id, ...(caller.kind === 'staff' ? caller.standsInFor : [])]);
    return ({ summary: { assignee }, units }) =>
      (assignee !== null && doing.has(assignee.id)) || scopeIncludes(residents, units);
  }
}
