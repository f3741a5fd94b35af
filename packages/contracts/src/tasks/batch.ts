import { z } from 'zod';
import { problemSchema } from '../http/problem.js';
import { defineRoute, idempotencyKeySchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { createTaskSchema } from './routes.js';

/** Most tasks of one call; whoever has more calls again. */
export const TASK_BATCH_LIMIT = 500;

export const newTaskBatchSchema = z
  .strictObject({
    /** Each with the key under which it is made once, in this call or another. */
    tasks: z
      .array(
        z.strictObject({
          key: idempotencyKeySchema,
          task: createTaskSchema,
        }),
      )
      .min(1)
      .max(TASK_BATCH_LIMIT),
  })
  .refine(({ tasks }) => new Set(tasks.map(({ key }) => key)).size === tasks.length, {
    message: 'each key once',
    path: ['tasks'],
  })
  .meta({ id: 'NewTaskBatch' });
export type NewTaskBatch = z.input<typeof newTaskBatchSchema>;

/** What became of each, in the order asked: a task, made now or earlier under this key, or why there is none. */
export const taskBatchResultSchema = z
  .object({
    items: z.array(
      z.discriminatedUnion('state', [
        z.object({ key: z.string(), state: z.enum(['created', 'known']), taskId: ulidSchema }),
        z.object({ key: z.string(), state: z.literal('refused'), problem: problemSchema }),
      ]),
    ),
  })
  .meta({ id: 'TaskBatchResult' });
export type TaskBatchResult = z.infer<typeof taskBatchResultSchema>;

export const taskBatchRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/batches',
    summary:
      'Create up to 500 tasks of types that the calling plugin declares; one that is refused keeps none of the others back',
    access: { kind: 'permission', permission: corePermissions.taskCreate },
    body: newTaskBatchSchema,
    response: taskBatchResultSchema,
    status: 200,
  }),
};
