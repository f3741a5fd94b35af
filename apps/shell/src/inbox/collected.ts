import type { Task } from '@yige/contracts';

/** What was handed in was taken, and waits for somebody qualified to review it. */
export function isCollected({ status, submission }: Pick<Task, 'status' | 'submission'>): boolean {
  return status === 'submitted' && submission?.state === 'accepted';
}
