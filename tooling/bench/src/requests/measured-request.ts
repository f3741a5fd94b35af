import { corePermissions, type NewVisit, newId, newVisitSchema, routes } from '@yige/contracts';
import { z } from 'zod';
import type { BenchAccount } from '../dataset/accounts.js';

/** What is sent. */
export interface Asked {
  path: string;
  /** Sent as JSON. */
  body?: object | null;
  headers?: Record<string, string>;
}

/** A request that core answers with many statements, each time about other records. */
export interface MeasuredRequest {
  readonly name: 'open' | 'accept' | 'due' | 'save';
  readonly title: string;
  readonly account: BenchAccount;
  readonly method: 'GET' | 'POST';
  /** What the caller must hold. */
  readonly permission: string;
  /** The contract's own schemas, by which the request is checked: of what the address holds, and of the body. */
  readonly schemas: readonly [address: z.ZodType, body: z.ZodType | null];
  /** It changes something: all its statements are one unit of work. */
  readonly writes: boolean;
  /** The request about these records. */
  ask(ids: readonly string[]): Asked;
  /** What an address holds, of its path or query; null for another path. */
  match(path: string): Record<string, string> | null;
  /** The ids of the records, in the order in which they were asked about. */
  idsOf(address: Record<string, string>, body: string): string[];
}

function aboutTask(pattern: string, fixed: Record<string, string>, body: object | null) {
  const [before = '', after = ''] = pattern.split(':id');
  return {
    ask: ([taskId = '']: readonly string[]): Asked => ({ path: `${before}${taskId}${after}`, body }),
    match: (path: string) =>
      path.startsWith(before) && path.endsWith(after)
        ? { id: path.slice(before.length, path.length - after.length), ...fixed }
        : null,
    idsOf: ({ id = '' }: Record<string, string>) => [id],
  };
}

const { get, act } = routes.tasks;

export const taskRequests: readonly MeasuredRequest[] = [
  {
    ...{ name: 'accept', title: 'accept a task', account: 'streetOfficial', method: 'POST', writes: true },
    permission: corePermissions.taskAct,
    schemas: [act.params, act.body],
    ...aboutTask(act.path.replace(':action', 'accept'), { action: 'accept' }, {}),
  },
  {
    ...{ name: 'open', title: 'open a task', account: 'streetOfficial', method: 'GET', writes: false },
    permission: corePermissions.taskRead,
    schemas: [get.params, null],
    ...aboutTask(get.path, {}, null),
  },
];

const { list, create } = routes.visits;

/** Today's doors of the community whose id is given. */
export const dueVisitsRequest: MeasuredRequest = {
  ...{ name: 'due', title: 'today’s doors of a community', account: 'secretary', method: 'GET', writes: false },
  permission: corePermissions.taskAct,
  schemas: [list.query, null],
  ask: ([unit = '']) => ({ path: `${list.path}?unit=${unit}&limit=200` }),
  match: (path) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    return pathname === list.path && searchParams.has('unit') ? Object.fromEntries(searchParams) : null;
  },
  idsOf: ({ unit = '' }) => [unit],
};

/** A visit to the household whose id comes first, with a part for each of the tasks. */
export const saveVisitRequest: MeasuredRequest = {
  ...{ name: 'save', title: 'save a visit with three parts', account: 'gridWorker', method: 'POST', writes: true },
  permission: corePermissions.taskAct,
  schemas: [z.object({}), create.body],
  ask: ([householdId = '', ...taskIds]) => ({
    path: create.path,
    headers: { 'idempotency-key': newId() },
    body: {
      ...{ householdId, outcome: 'met', capturedAt: new Date().toISOString() },
      parts: taskIds.map((taskId) => ({ taskId, result: { met: true } })),
    } satisfies NewVisit,
  }),
  match: (path) => (path === create.path ? {} : null),
  idsOf: (_address, body) => {
    const { householdId = '', parts } = newVisitSchema.parse(JSON.parse(body));
    return [householdId, ...parts.map(({ taskId }) => taskId)];
  },
};

export const measuredRequests: readonly MeasuredRequest[] = [...taskRequests, dueVisitsRequest, saveVisitRequest];
