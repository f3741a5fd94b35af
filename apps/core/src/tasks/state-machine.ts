import type { TaskAction, TaskStatus } from '@yige/contracts';

/** Actions that lead to another state. The others change who does a task, or how closely it is followed. */
export const movingActions = [
  'submit',
  'start',
  'accept',
  'return',
  'resend',
  'cancel',
] as const satisfies readonly TaskAction[];
export type MovingAction = (typeof movingActions)[number];

/** Somebody is to do something: what was submitted waits for the bureau, what came back for its sender. */
export const inHand: readonly TaskStatus[] = ['open', 'accepted', 'inProgress'];

/** From which states an action is possible. What a person does not accept first, submitting accepts. */
const possibleFrom: Record<MovingAction, readonly TaskStatus[]> = {
  submit: inHand,
  start: ['open', 'accepted'],
  accept: ['open'],
  return: inHand,
  resend: ['returned'],
  cancel: [...inHand, 'returned'],
};

const leadsTo: Record<MovingAction, TaskStatus> = {
  accept: 'accepted',
  start: 'inProgress',
  submit: 'submitted',
  return: 'returned',
  resend: 'open',
  cancel: 'cancelled',
};

export function isMoving(action: TaskAction): action is MovingAction {
  return movingActions.some((each) => each === action);
}

export function isInHand(status: TaskStatus): boolean {
  return inHand.includes(status);
}

/** Who does it may be decided: also of what came back, which the unit may give to somebody else. */
export function isToBeGiven(status: TaskStatus): boolean {
  return isInHand(status) || status === 'returned';
}

export function isPossible(action: MovingAction, status: TaskStatus): boolean {
  return possibleFrom[action].includes(status);
}

export function statusAfter(action: MovingAction): TaskStatus {
  return leadsTo[action];
}

/** What is possible in a state, primary action first. */
export function actionsIn(status: TaskStatus): MovingAction[] {
  return movingActions.filter((action) => isPossible(action, status));
}
