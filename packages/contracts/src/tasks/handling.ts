import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { unitReferenceSchema } from '../org/unit.js';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';

/** Most people or units that a picker is answered with; whoever misses one types more of the name. */
export const PICK_LIMIT = 20;

const pickQuery = z.strictObject({
  /** Beginning of the name, of its pinyin or of the initials. */
  q: z.string().trim().min(1).max(50).optional(),
});
export const staffPickSchema = z
  .object({
    id: ulidSchema,
    name: z.string(),
    /** The post through which they are here: title and unit. */
    title: localizedTextSchema,
    unit: unitReferenceSchema,
  })
  .meta({ id: 'StaffPick' });
export type StaffPick = z.infer<typeof staffPickSchema>;

/** Somebody to whom a task may be given, nearest unit first. */
export const assigneePickSchema = staffPickSchema
  .extend({
    /** Away today: the task waits with the deputy. */
    absence: z.object({ until: calendarDateSchema, deputy: z.string() }).nullable(),
  })
  .meta({ id: 'AssigneePick' });
export type AssigneePick = z.infer<typeof assigneePickSchema>;

/** A unit to which the caller may hand the task on. */
export const unitPickSchema = unitReferenceSchema
  .extend({ /** With its community where it is a grid. */ fullName: z.string() })
  .meta({ id: 'UnitPick' });
export type UnitPick = z.infer<typeof unitPickSchema>;

const access = { kind: 'permission', permission: corePermissions.taskRead } as const;
const params = z.object({ id: ulidSchema });

export const taskHandlingRoutes = {
  assignees: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/assignees',
    summary: 'Whose posts of today see the task and may do it; for callers who may assign it or hand it on',
    access,
    params,
    query: pickQuery,
    response: z.object({ items: z.array(assigneePickSchema) }),
  }),
  units: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/units',
    summary: 'Units to which the caller may hand the task on, within what its admission covers',
    access,
    params,
    query: pickQuery,
    response: z.object({ items: z.array(unitPickSchema) }),
  }),
  workers: defineRoute({
    method: 'GET',
    path: '/api/v1/task-workers',
    summary: 'Whose posts of today do tasks in the caller’s units, to narrow a list to one of them',
    access,
    query: pickQuery.extend({
      /** Those of this unit and all within it. */
      unit: ulidSchema.optional(),
      /** This one stands among the answers, whatever is typed. */
      chosen: ulidSchema.optional(),
    }),
    response: z.object({ items: z.array(staffPickSchema) }),
  }),
  follow: defineRoute({
    method: 'PUT',
    path: '/api/v1/tasks/:id/following',
    summary: 'Follow a task: it stands in the box `following`, and comments on it are told',
    access,
    params,
  }),
  unfollow: defineRoute({
    method: 'DELETE',
    path: '/api/v1/tasks/:id/following',
    summary: 'No longer follow a task',
    access,
    params,
  }),
};
