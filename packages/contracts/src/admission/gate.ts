import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { taskTypeNameSchema } from '../tasks/task.js';
import { admissionBureauSchema, admissionSchema, fenSchema } from './admission.js';
import { fundingAmountsSchema, monthSchema } from './funding.js';

/** By what a task came to a community: an admission, an urgent exception, or a reason why nobody needs one. */
export const gatePassSchema = z
  .enum([
    'admission',
    'exception',
    'alarm',
    'reportedMatter',
    'agencyWork',
    'communityOwnWork',
    'followUp',
    'aboveCommunities',
  ])
  .meta({ id: 'GatePass' });
export type GatePass = z.infer<typeof gatePassSchema>;

/** How a task stands to the gate. */
export const taskAdmissionSchema = z
  .object({
    /** Null for a task from before there was a gate. */
    pass: gatePassSchema.nullable(),
    admission: admissionSchema
      .pick({
        id: true,
        name: true,
        basisDocument: true,
        basisAuthority: true,
        duty: true,
        frequency: true,
        evidence: true,
      })
      .extend({ validTo: admissionSchema.shape.validTo, inForce: z.boolean() })
      .nullable(),
    exception: z.object({ id: ulidSchema, reason: z.string() }).nullable(),
    /** What was promised for it: for this case, or for its community and round as a whole. */
    promised: z.object({ per: z.enum(['unit', 'case', 'nothing']), amountFen: fenSchema }).nullable(),
    /**
     * What the task's community was promised by this admission in the month that counts the task, what its bureau says
     * that it paid for that month, and what the community confirms that arrived. Null without an admission, for one
     * without money, and above communities.
     */
    money: fundingAmountsSchema.extend({ month: monthSchema }).nullable(),
    /** The caller may refuse it: it came outside an admission. */
    refusable: z.boolean(),
  })
  .meta({ id: 'TaskAdmission' });
export type TaskAdmission = z.infer<typeof taskAdmissionSchema>;

export const refusalReasonSchema = z
  .enum(['notAdmitted', 'notUrgent', 'noFunds', 'notOurDuty'])
  .meta({ id: 'RefusalReason' });
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** Characters of the note of a refusal at most. */
export const REFUSAL_NOTE_LONGEST = 500;

/** What a community refused, on the record of the bureau that sent it. */
export const refusalSchema = z
  .object({
    id: ulidSchema,
    taskId: ulidSchema,
    type: taskTypeNameSchema,
    typeTitle: localizedTextSchema,
    bureau: admissionBureauSchema,
    /** Null once the unit no longer exists. */
    unit: unitReferenceSchema.nullable(),
    reason: refusalReasonSchema,
    note: z.string().nullable(),
    by: z.object({ id: ulidSchema, name: z.string() }),
    at: instantSchema,
  })
  .meta({ id: 'Refusal' });
export type Refusal = z.infer<typeof refusalSchema>;

/** Whose record, and where: the unit and all within it. */
export const refusalFilterShape = { plugin: z.string().max(50).optional(), unit: ulidSchema.optional() };

/** Longest that an urgent exception lasts, in hours. */
export const EXCEPTION_LIMIT = 72;
/** Urgent exceptions that a bureau gets in one calendar month: whoever needs more applies for an admission. */
export const EXCEPTIONS_A_MONTH = 3;

export const admissionExceptionSchema = z
  .object({
    id: ulidSchema,
    type: taskTypeNameSchema,
    typeTitle: localizedTextSchema,
    bureau: admissionBureauSchema,
    unit: unitReferenceSchema.nullable(),
    reason: z.string(),
    by: z.object({ id: ulidSchema, name: z.string() }),
    grantedAt: instantSchema,
    /** When it ends by itself. */
    until: instantSchema,
    lasts: z.boolean(),
    /** Tasks that came by it. */
    tasks: z.number().int(),
  })
  .meta({ id: 'AdmissionException' });
export type AdmissionException = z.infer<typeof admissionExceptionSchema>;

export const admissionExceptionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/exceptions',
    summary: 'Urgent exceptions, newest first',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(admissionExceptionSchema),
  }),
  types: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/exceptions/types',
    summary: 'Kinds of tasks that need an admission, with what is left of this month’s exceptions of their bureau',
    access: { kind: 'permission', permission: corePermissions.admissionExcept },
    response: z.object({
      items: z.array(
        z.object({
          type: taskTypeNameSchema,
          title: localizedTextSchema,
          bureau: admissionBureauSchema,
          left: z.number().int().min(0),
        }),
      ),
    }),
  }),
  grant: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/exceptions',
    summary: 'Let urgent work of a bureau pass without an admission, for some hours in one unit',
    access: { kind: 'permission', permission: corePermissions.admissionExcept },
    body: z.strictObject({
      type: taskTypeNameSchema,
      unitId: ulidSchema,
      reason: z.string().trim().min(4).max(500),
      hours: z.number().int().min(1).max(EXCEPTION_LIMIT),
    }),
    response: admissionExceptionSchema,
    status: 201,
  }),
  end: defineRoute({
    method: 'DELETE',
    path: '/api/v1/admissions/exceptions/:id',
    summary:
      'End an exception before its time; what came by it stays, and it counts in its month. Again changes nothing',
    access: { kind: 'permission', permission: corePermissions.admissionExcept },
    params: z.object({ id: ulidSchema }),
  }),
};

export const taskAdmissionRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/admission',
    summary: 'By which admission a task came, with its money',
    access: { kind: 'permission', permission: corePermissions.taskRead },
    params: z.object({ id: ulidSchema }),
    response: taskAdmissionSchema,
  }),
  refuse: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/:id/actions/refuse',
    summary: 'Refuse a task that came to the community outside an admission',
    access: { kind: 'permission', permission: corePermissions.taskRefuse },
    params: z.object({ id: ulidSchema }),
    body: z.strictObject({
      reason: refusalReasonSchema,
      note: z.string().trim().min(1).max(REFUSAL_NOTE_LONGEST).optional(),
    }),
    response: refusalSchema,
  }),
  refusals: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/refusals',
    summary: 'What communities of the caller’s units have refused, newest first',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    query: z.strictObject({ ...pageQueryShape, ...refusalFilterShape }),
    response: pageOf(refusalSchema),
  }),
};
