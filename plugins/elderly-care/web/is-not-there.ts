import { ProblemError } from '@yige/plugin-sdk/web';

/** Whether what was asked for does not exist for the user. */
export function isNotThere(error: Error | null): boolean {
  return error instanceof ProblemError && error.status === 404;
}
