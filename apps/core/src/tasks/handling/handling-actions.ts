import { Injectable } from '@nestjs/common';
import { corePermissions, coreTaskSource, type TaskAction } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { isInHand, isToBeGiven } from '../state-machine.js';
import { postReaches, TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { taskPosts } from '../task-scope.js';
import type { Assignee } from './assignees.js';

/** What changes who does a task. */
export const handlingActions = ['claim', 'assign', 'transfer', 'release'] as const satisfies readonly TaskAction[];
export type HandlingAction = (typeof handlingActions)[number];

export function isHandling(action: TaskAction): action is HandlingAction {
  return handlingActions.some((each) => each === action);
}

/** Which of them the caller may do. */
@Injectable()
export class HandlingActions {
  constructor(private readonly access: TaskAccess) {}

  /** `assignee` is who has the task now. */
  of(caller: Caller, task: TaskRow, assignee: Assignee | null): HandlingAction[] {
    if (task.pluginId === coreTaskSource.pluginId || !isToBeGiven(task.status)) return [];
    const works = this.access.mayWork(caller, task);
    // Nobody but its assignee sees a confidential task: given away or given back, it would be lost.
    const open = works && !this.access.isConfidential(task);
    const isOwn = this.access.isAssignee(caller, task);
    const inHand = isInHand(task.status);
    const may: Record<HandlingAction, boolean> = {
      claim: inHand && works && !isOwn && this.mayTakeFrom(caller, task, assignee),
      assign: this.access.mayAssign(caller, task),
      transfer: open,
      release: inHand && open && (isOwn || this.access.isDeputy(caller, task)),
    };
    return handlingActions.filter((action) => may[action]);
  }

  /** From nobody, from somebody who left the post, or from a colleague: both have a post in one unit that does this task. */
  private mayTakeFrom(caller: Caller, task: TaskRow, assignee: Assignee | null): boolean {
    if (assignee === null || assignee.standing.state === 'leftPost') return true;
    return taskPosts(caller, corePermissions.taskAct).some(
      (post) => assignee.units.has(post.unit.number) && postReaches(post, task),
    );
  }
}
