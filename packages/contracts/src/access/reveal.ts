import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions, roleSchema } from '../identity/permissions.js';
import { calendarDateSchema, instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { factSchema } from '../registry/fact.js';
import { type FactClass, sensitiveFactClassSchema } from '../registry/fact-kind.js';
import { sensitive } from './field-class.js';
import { actReasonSchema } from './routes.js';

/** How long a screen shows a revealed field, in seconds. */
export const REVEAL_SECONDS = 60;

/** Numbers that are kept masked (`furtherPhone` by its id), and classes of facts that a post does not see. */
export const revealableFieldSchema = z
  .enum(['idNumber', 'phone', 'furtherPhone', ...sensitiveFactClassSchema.options])
  .meta({ id: 'RevealableField' });
export type RevealableField = z.infer<typeof revealableFieldSchema>;

/** Whether a field is a class of facts: these are shown for a task in the reader’s own hands only. */
export function isFactField(field: RevealableField): field is RevealableField & FactClass {
  return sensitiveFactClassSchema.safeParse(field).success;
}

/** That somebody saw fields of a resident in the clear. */
export const revealSchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    reader: z.object({ id: z.string(), name: z.string() }),
    personId: ulidSchema,
    fields: z.array(revealableFieldSchema),
    reason: z.string(),
    taskId: ulidSchema.nullable(),
  })
  .meta({ id: 'Reveal' });
export type Reveal = z.infer<typeof revealSchema>;

/** That somebody opened a resident’s page, or what a bureau keeps of them, on a day under one post. */
export const personReadSchema = z
  .object({
    personId: ulidSchema,
    day: calendarDateSchema,
    /** When last on that day, and how often. */
    at: instantSchema,
    times: z.number().int(),
    reader: z.object({ kind: z.enum(['staff', 'plugin', 'service']), id: z.string(), name: z.string() }),
    role: roleSchema.nullable(),
    unitName: z.string().nullable(),
    /** The bureau’s plugin through which or by which it was read; null for the portal itself. */
    plugin: localizedTextSchema.nullable(),
  })
  .meta({ id: 'PersonRead' });
export type PersonRead = z.infer<typeof personReadSchema>;

export const revealRoutes = {
  reveal: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/reveal',
    summary: 'Sensitive fields of one resident in the clear, for a reason that is recorded; facts for an own task only',
    access: { kind: 'permission', permission: corePermissions.personReveal },
    params: z.object({ id: ulidSchema }),
    body: z
      .strictObject({
        fields: z.array(revealableFieldSchema).min(1).max(revealableFieldSchema.options.length),
        /** Which phone `furtherPhone` is. */
        phoneId: ulidSchema.optional(),
        /** Why; must not name the resident, since the audit names none. */
        reason: actReasonSchema,
        /** An open task on this resident; for facts, and from a grid worker for anything, one of their own. */
        taskId: ulidSchema.optional(),
      })
      .refine(({ fields, phoneId }) => fields.includes('furtherPhone') === (phoneId !== undefined), {
        message: 'name the further phone, and no phone where none is asked for',
        path: ['phoneId'],
      }),
    response: z.object({
      /** Null where the registry has none; left out when not asked for. */
      idNumber: sensitive(z.string().nullable().optional(), 'idNumber'),
      phone: sensitive(z.string().nullable().optional(), 'phone'),
      furtherPhone: sensitive(z.string().optional(), 'phone'),
      /** Those of the classes asked for that hold today; left out when none was. */
      facts: z.array(factSchema).optional(),
      /** Hide them again after so many seconds. */
      hideAfter: z.number().int(),
    }),
    reveals: true,
  }),
  readers: defineRoute({
    method: 'GET',
    path: '/api/v1/people/:id/readers',
    summary: 'Who saw this resident’s sensitive fields, newest first: for the resident who asks at the window',
    access: { kind: 'permission', permission: corePermissions.rightsServe },
    params: z.object({ id: ulidSchema }),
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(revealSchema),
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/reveals',
    summary: 'Who saw whose sensitive fields, newest first',
    access: { kind: 'permission', permission: corePermissions.revealRead },
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(revealSchema),
  }),
  reads: defineRoute({
    method: 'GET',
    path: '/api/v1/person-reads',
    summary: 'Who opened whose page, the latest days first; of one resident, of one reader, or within some days',
    access: { kind: 'permission', permission: corePermissions.revealRead },
    query: z.strictObject({
      ...pageQueryShape,
      person: ulidSchema.optional(),
      /** Id of an account, of a service account, or of a plugin. */
      reader: z.string().min(1).max(40).optional(),
      /** First and last day. */
      from: calendarDateSchema.optional(),
      to: calendarDateSchema.optional(),
    }),
    response: pageOf(personReadSchema),
  }),
};
