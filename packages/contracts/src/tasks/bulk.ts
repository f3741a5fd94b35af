import { z } from 'zod';
import { exportReasonSchema } from '../exports/reason.js';
import { problemSchema } from '../http/problem.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import { ulidSchema } from '../primitives.js';
import { taskActionSchema } from './task.js';
import { taskFilterSchema } from './task-filter.js';

/** Most tasks of one call. */
export const TASK_BULK_LIMIT = 200;

/** What can be done with many tasks at once; what asks for a result or another unit is done one by one. */
export const taskBulkActionSchema = taskActionSchema
  .extract(['accept', 'start', 'return', 'cancel', 'claim', 'release', 'assign', 'remind', 'oversee', 'endOversight'])
  .meta({ id: 'TaskBulkAction' });
export type TaskBulkAction = z.infer<typeof taskBulkActionSchema>;

export const taskBulkSchema = z
  .strictObject({
    action: taskBulkActionSchema,
    taskIds: z.array(ulidSchema).min(1).max(TASK_BULK_LIMIT),
    /** One for all of them. */
    note: z.string().trim().min(1).max(500).optional(),
    /** For `assign`: who does them from now on. */
    assigneeId: ulidSchema.optional(),
  })
  .refine(({ action, assigneeId }) => (action === 'assign') === (assigneeId !== undefined), {
    message: 'say who, for assign and for nothing else',
    path: ['assigneeId'],
  })
  .refine(({ taskIds }) => new Set(taskIds).size === taskIds.length, { message: 'each task once', path: ['taskIds'] })
  .meta({ id: 'TaskBulk' });
export type TaskBulk = z.infer<typeof taskBulkSchema>;

/** In the order asked; one that is refused keeps none of the others back. */
export const taskBulkResultSchema = z
  .object({
    items: z.array(
      z.discriminatedUnion('state', [
        z.object({ taskId: ulidSchema, state: z.literal('done') }),
        z.object({ taskId: ulidSchema, state: z.literal('refused'), problem: problemSchema }),
      ]),
    ),
  })
  .meta({ id: 'TaskBulkResult' });
export type TaskBulkResult = z.infer<typeof taskBulkResultSchema>;

export const taskExportSchema = z
  .strictObject({
    filter: taskFilterSchema,
    format: sheetFormatSchema,
    reason: exportReasonSchema,
  })
  .meta({ id: 'TaskExport' });
export type TaskExport = z.infer<typeof taskExportSchema>;

/** What is done with a list of tasks as a whole. */
export const taskBulkRoutes = {
  act: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/bulk',
    summary: 'Do one thing with up to 200 tasks, each by itself',
    access: { kind: 'permission', permission: corePermissions.taskRead },
    body: taskBulkSchema,
    response: taskBulkResultSchema,
    status: 200,
  }),
  export: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/export',
    summary: 'A list of tasks as a spreadsheet: the rows that it shows and no others',
    access: { kind: 'permission', permission: corePermissions.exportRun },
    body: taskExportSchema,
    response: z.file(),
    status: 200,
    media: 'application/octet-stream',
  }),
};
