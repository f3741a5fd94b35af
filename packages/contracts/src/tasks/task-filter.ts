import { z } from 'zod';
import { ulidSchema } from '../primitives.js';
import { type TaskStatus, taskStatusSchema, taskTypeNameSchema } from './task.js';

/**
 * `mine`: assigned to the caller, or to somebody whose deputy they are today; `unit`: of the caller's units; `sent`: created
 * by the caller (a plugin: its own); `following`: what they follow.
 */
export const taskBoxSchema = z.enum(['mine', 'unit', 'sent', 'following']).meta({ id: 'TaskBox' });
export type TaskBox = z.infer<typeof taskBoxSchema>;

/** `overdue`; `today`: due on what is left of today; `soon`: within three working days. */
export const taskDueSchema = z.enum(['overdue', 'today', 'soon']).meta({ id: 'TaskDue' });
export type TaskDue = z.infer<typeof taskDueSchema>;

/** By deadline, the most urgent first or (`-`) the latest first. Ended tasks come latest first whatever is asked. */
export const taskSortSchema = z.enum(['dueAt', '-dueAt']).meta({ id: 'TaskSort' });
export type TaskSort = z.infer<typeof taskSortSchema>;

/** States of tasks that are in the archive: nothing can be done with them any more. */
export const endedStatuses = ['closed', 'cancelled', 'refused'] as const satisfies readonly TaskStatus[];

export function isEnded(status: TaskStatus): boolean {
  return endedStatuses.some((ended) => ended === status);
}

const shared = {
  box: taskBoxSchema.default('mine'),
  type: taskTypeNameSchema.optional(),
  plugin: z.string().max(50).optional(),
  /** The unit and all within it. */
  unit: ulidSchema.optional(),
  due: taskDueSchema.optional(),
  person: ulidSchema.optional(),
  /** What is to be done at its door, for whomever of it. */
  household: ulidSchema.optional(),
  /** What is to be done at its doors, and for it as a whole. */
  building: ulidSchema.optional(),
  /** Whose work it is now, or was at its end. */
  assignee: ulidSchema.optional(),
  dispatch: ulidSchema.optional(),
  sort: taskSortSchema.default('dueAt'),
};

const statusesSchema = z.array(taskStatusSchema).min(1).max(taskStatusSchema.options.length);

/** What a list of tasks shows, and in which order. States are open ones or ended ones, never both. */
export const taskFilterSchema = z
  .strictObject({
    ...shared,
    status: statusesSchema.optional(),
    /** 督办件 or the others. */
    overseen: z.boolean().optional(),
    /** Those that nobody has, or those that somebody has. */
    unassigned: z.boolean().optional(),
  })
  .meta({ id: 'TaskFilter' });
export type TaskFilter = z.infer<typeof taskFilterSchema>;

/** The same in the query of an address; several states stand in one parameter, with commas between. */
export const taskFilterQueryShape = {
  ...shared,
  status: z
    .string()
    .transform((text) => text.split(','))
    .pipe(statusesSchema)
    .optional(),
  overseen: z.stringbool().optional(),
  unassigned: z.stringbool().optional(),
};
