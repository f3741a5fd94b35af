import { Injectable } from '@nestjs/common';
import type { Submission, TaskAction } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import type { TaskRow } from '../task-rows.js';
import { DoorPowers } from './door-powers.js';

/** 复核: what becomes of what somebody collected without the qualification to do the task whole. */
export const reviewActions = ['approve', 'sendBack'] as const satisfies readonly TaskAction[];
export type ReviewAction = (typeof reviewActions)[number];

export function isReview(action: TaskAction): action is ReviewAction {
  return reviewActions.some((each) => each === action);
}

/** Which of them the caller may do. */
@Injectable()
export class ReviewActions {
  constructor(private readonly powers: DoorPowers) {}

  /**
   * Reviewing means reading what was collected, and only its plugin shows that: it is the plugin that acts, never for
   * itself but for somebody qualified. `submission` is the latest one.
   */
  of(caller: Caller, task: TaskRow, submission: Submission | null): ReviewAction[] {
    const waits = task.status === 'submitted' && submission?.state === 'accepted';
    return waits && this.isReviewer(caller, task) ? [...reviewActions] : [];
  }

  /**
   * The qualification alone is the right, wherever the reviewer's post stands: a doctor of an agency reviews what the
   * community's work station collected, whose tasks that post does not see otherwise.
   */
  isReviewer(caller: Caller, task: TaskRow): boolean {
    if (caller.kind !== 'plugin' || caller.onBehalfOf === null || caller.pluginId !== task.pluginId) return false;
    return this.powers.isQualified(caller, task);
  }
}
