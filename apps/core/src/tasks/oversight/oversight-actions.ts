import type { TaskAction, TaskStatus } from '@yige/contracts';
import { isInHand } from '../state-machine.js';

export const oversightActions = ['remind', 'oversee', 'endOversight'] as const satisfies readonly TaskAction[];
export type OversightAction = (typeof oversightActions)[number];

export function isOversight(action: TaskAction): action is OversightAction {
  return oversightActions.some((each) => each === action);
}

/** What its sender, or whoever oversees tasks where it lies, may do about a task; nobody urges themselves. */
export function oversightActionsOf(task: { status: TaskStatus; overseen: boolean; isOwn: boolean }): OversightAction[] {
  const waits = isInHand(task.status);
  return oversightActions.filter((action) => {
    if (action === 'remind') return waits && !task.isOwn;
    if (action === 'oversee') return waits && !task.overseen;
    return task.overseen;
  });
}
