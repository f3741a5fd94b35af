import { corePermissions, routes } from '@yige/contracts';
import type { z } from 'zod';
import type { BenchAccount } from '../dataset/accounts.js';

/** A request about one task, each time another one. */
export interface TaskRequest {
  readonly name: 'open' | 'accept';
  readonly title: string;
  readonly account: BenchAccount;
  readonly method: 'GET' | 'POST';
  readonly body: Record<string, never> | null;
  /** What the caller must hold. */
  readonly permission: string;
  /** The contract's own schemas, by which the request is checked. */
  readonly schemas: readonly [params: z.ZodType, body: z.ZodType | null];
  /** It changes something: all its statements are one unit of work. */
  readonly writes: boolean;
  path(taskId: string): string;
  /** The parameters that a path holds; null for another path. */
  match(path: string): Record<string, string> | null;
}

function about(pattern: string, fixed: Record<string, string>) {
  const [before = '', after = ''] = pattern.split(':id');
  return {
    path: (taskId: string) => `${before}${taskId}${after}`,
    match: (path: string) =>
      path.startsWith(before) && path.endsWith(after)
        ? { id: path.slice(before.length, path.length - after.length), ...fixed }
        : null,
  };
}

const { get, act } = routes.tasks;

export const taskRequests: readonly TaskRequest[] = [
  {
    ...{ name: 'accept', title: 'accept a task', account: 'streetOfficial', method: 'POST', body: {}, writes: true },
    permission: corePermissions.taskAct,
    schemas: [act.params, act.body],
    ...about(act.path.replace(':action', 'accept'), { action: 'accept' }),
  },
  {
    ...{ name: 'open', title: 'open a task', account: 'streetOfficial', method: 'GET', body: null, writes: false },
    permission: corePermissions.taskRead,
    schemas: [get.params, null],
    ...about(get.path, {}),
  },
];
