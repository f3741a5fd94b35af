import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { taskFilterSchema } from './task-filter.js';

/** Most views that one person keeps. */
export const TASK_VIEW_LIMIT = 20;
/** A view's tasks are counted up to here. */
export const TASK_VIEW_COUNT_CAP = 100;

/** What stands together in a list: one door, one building, one bureau, one type, one day. */
export const taskGroupingSchema = z
  .enum(['household', 'building', 'bureau', 'type', 'due'])
  .meta({ id: 'TaskGrouping' });
export type TaskGrouping = z.infer<typeof taskGroupingSchema>;

/** 常用视图: a filter and a grouping under a name, of one person. It names no resident and nobody’s door. */
export const newTaskViewSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(20),
    filter: taskFilterSchema.omit({ person: true, household: true }),
    grouping: taskGroupingSchema,
    /** Where it stands among the others, from 0; last when left out. */
    position: z.number().int().min(0).max(TASK_VIEW_LIMIT).optional(),
  })
  .meta({ id: 'NewTaskView' });
export type NewTaskView = z.input<typeof newTaskViewSchema>;

export const taskViewSchema = z
  .object({
    id: ulidSchema,
    name: z.string(),
    filter: taskFilterSchema.omit({ person: true, household: true }),
    grouping: taskGroupingSchema,
    /** How many open tasks it shows, up to `TASK_VIEW_COUNT_CAP`; null for one of ended tasks. */
    count: z.number().int().min(0).max(TASK_VIEW_COUNT_CAP).nullable(),
  })
  .meta({ id: 'TaskView' });
export type TaskView = z.infer<typeof taskViewSchema>;

const access = { kind: 'permission', permission: corePermissions.taskRead } as const;
const params = z.object({ id: ulidSchema });
const views = z.object({ items: z.array(taskViewSchema) });

export const taskViewRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/task-views',
    summary: 'The caller’s own views in their order, each with how many tasks it shows',
    access,
    response: views,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/task-views',
    summary: 'Keep a view; at most 20',
    access,
    body: newTaskViewSchema,
    response: views,
    status: 201,
  }),
  change: defineRoute({
    method: 'PATCH',
    path: '/api/v1/task-views/:id',
    summary: 'Rename a view, or let it show something else',
    access,
    params,
    body: newTaskViewSchema
      .omit({ position: true })
      .partial()
      .refine((change) => Object.keys(change).length > 0, { message: 'say what changes' }),
    response: views,
  }),
  order: defineRoute({
    method: 'PUT',
    path: '/api/v1/task-views/order',
    summary: 'Put the views in another order: all of them, each once',
    access,
    body: z.strictObject({ ids: z.array(ulidSchema).max(TASK_VIEW_LIMIT) }),
    response: views,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/task-views/:id',
    summary: 'Remove a view; its tasks stay',
    access,
    params,
    response: views,
    status: 200,
  }),
};
