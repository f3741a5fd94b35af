import type { TaskAction, TaskStatus } from '@yige/contracts';

/** From which states an action is possible. What a person does not accept first, submitting accepts. */
const possibleFrom: Record<TaskAction, readonly TaskStatus[]> = {
  submit: ['open', 'accepted', 'inProgress'],
  start: ['open', 'accepted'],
  accept: ['open'],
  return: ['open', 'accepted', 'inProgress'],
  cancel: ['open', 'accepted', 'inProgress', 'returned'],
};

const leadsTo: Record<TaskAction, TaskStatus> = {
  accept: 'accepted',
  start: 'inProgress',
  submit: 'submitted',
  return: 'returned',
  cancel: 'cancelled',
};

export function isPossible(action: TaskAction, status: TaskStatus): boolean {
  return possibleFrom[action].includes(status);
}

export function statusAfter(action: TaskAction): TaskStatus {
  return leadsTo[action];
}

/** What is possible in a state, primary action first. */
export function actionsIn(status: TaskStatus): TaskAction[] {
  const order: TaskAction[] = ['submit', 'start', 'accept', 'return', 'cancel'];
  return order.filter((action) => isPossible(action, status));
}
