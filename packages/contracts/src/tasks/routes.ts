import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { bodyKindSchema } from '../org/body.js';
import { instantSchema, jsonSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { submissionSchema, taskActionSchema, taskSchema, taskSummarySchema, taskTypeNameSchema } from './task.js';
import { taskBoxSchema, taskFilterQueryShape } from './task-filter.js';

interface TaskSubjects {
  personId?: string | undefined;
  householdId?: string | undefined;
  buildingId?: string | undefined;
}

/** What a new task says that it is about. */
function subjectsOf({ personId, householdId, buildingId }: TaskSubjects): string[] {
  return [personId, householdId, buildingId].filter((id) => id !== undefined);
}

export const createTaskSchema = z
  .strictObject({
    type: taskTypeNameSchema,
    /** Default: the title that the type declares. Never holds anything sensitive. */
    title: localizedTextSchema.optional(),
    /** The unit that does the work, in which household or building lie; the person's service grid when left out. */
    unitId: ulidSchema.optional(),
    /** The body of the community whose work it is: only its posts, and those above the community, see the task. */
    body: bodyKindSchema.optional(),
    /** Whom it is about; or, instead, the household or the building as a whole: one of the three, or none. */
    personId: ulidSchema.optional(),
    /** Done at the household's door, whoever of it is met. Where `unitId` is left out, the unit of its building does it. */
    householdId: ulidSchema.optional(),
    /** Stairways, roof, courtyard: on a visit it stands before the building's floors. */
    buildingId: ulidSchema.optional(),
    assigneeId: ulidSchema.optional(),
    /**
     * The round of the admission to which the task belongs: tasks sent under one name count once. Without it each task is
     * a round of its own. One round brings a resident, or the household, building or unit that it is about, as many tasks as its admission says.
     */
    round: z
      .string()
      .regex(/^[A-Za-z0-9:._-]{1,80}$/, 'must be 1 to 80 letters, digits or :._-')
      .optional(),
    /**
     * The task of this plugin, on the same resident, household, building or unit, that gave rise to this one: no new round. A case has each kind
     * once in a row and once for each task, and what ended some time ago gives rise to nothing.
     */
    parentTaskId: ulidSchema.optional(),
    dueAt: instantSchema.optional(),
    /** Instead of `dueAt`: the end of the last of so many working days (工作日) after today, by the notices of holidays. */
    due: z.strictObject({ workingDays: z.number().int().min(1).max(250) }).optional(),
    payload: jsonSchema.optional(),
  })
  .refine((task) => task.unitId !== undefined || subjectsOf(task).length > 0, {
    message: 'give unitId, personId, householdId or buildingId',
    path: ['unitId'],
  })
  .refine((task) => subjectsOf(task).length <= 1, {
    message: 'give one of personId, householdId and buildingId',
    path: ['personId'],
  })
  .refine((task) => task.dueAt === undefined || task.due === undefined, {
    message: 'give dueAt or due, not both',
    path: ['due'],
  });
/** A task as a plugin or a member of staff asks for it. */
export type CreateTask = z.input<typeof createTaskSchema>;

/** Numbers beside the boxes, each counted up to `COUNT_CAP`; those by deadline and source are of the box asked for. */
export const COUNT_CAP = 1_000;
const countSchema = z.number().int().min(0).max(COUNT_CAP);
export const taskCountsSchema = z
  .object({
    mine: countSchema,
    unit: countSchema,
    sent: countSchema,
    following: countSchema,
    overdue: countSchema,
    today: countSchema,
    soon: countSchema,
    overseen: countSchema,
    bySource: z.array(z.object({ pluginId: z.string(), count: countSchema })),
  })
  .meta({ id: 'TaskCounts' });
export type TaskCounts = z.infer<typeof taskCountsSchema>;

export const taskRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks',
    summary: 'Tasks of a box, most urgent first; ended ones newest first',
    access: { kind: 'permission', permission: corePermissions.taskRead },
    query: z.strictObject({
      ...pageQueryShape,
      ...taskFilterQueryShape,
    }),
    response: pageOf(taskSummarySchema),
  }),
  counts: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/counts',
    summary: 'How many open tasks each box holds',
    access: { kind: 'permission', permission: corePermissions.taskRead },
    query: z.strictObject({ box: taskBoxSchema.default('mine') }),
    response: taskCountsSchema,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id',
    summary: 'One task with its timeline and what the caller may do',
    access: { kind: 'permission', permission: corePermissions.taskRead },
    params: z.object({ id: ulidSchema }),
    response: taskSchema,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks',
    summary: 'Create a task of a type that the calling plugin declares',
    access: { kind: 'permission', permission: corePermissions.taskCreate },
    body: createTaskSchema,
    response: taskSchema,
    status: 201,
    idempotencyKey: 'required',
  }),
  act: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/:id/actions/:action',
    summary:
      'Accept, start, submit (with result and Idempotency-Key), return (with note) or cancel a task; resend a returned one (with note); claim, release, assign or transfer it; for a plugin, approve or sendBack (with note) what was collected',
    // Whoever sent a task may cancel it without doing any work: which action is whose, the task itself decides.
    access: { kind: 'permission', permission: corePermissions.taskRead },
    params: z.object({ id: ulidSchema, action: taskActionSchema }),
    body: z.strictObject({
      /** For `submit`: what the form collected, checked against the type's schema. */
      result: jsonSchema.optional(),
      note: z.string().trim().min(1).max(500).optional(),
      /** For `assign` and `transfer`: who does it from now on. */
      assigneeId: ulidSchema.optional(),
      /** For `transfer`: the unit that it goes to, instead of a person. */
      unitId: ulidSchema.optional(),
      /** For `transfer` to a unit: the body there whose work it is; else the one of the same kind. */
      body: bodyKindSchema.optional(),
      /** For `resend`: by when from now on; the deadline stays when left out. */
      dueAt: instantSchema.optional(),
      version: z.number().int().optional(),
    }),
    /** The task is null once the caller no longer sees it: it went to somebody else. */
    response: z.object({ task: taskSchema.nullable(), submission: submissionSchema.nullable() }),
    idempotencyKey: 'optional',
  }),
};
