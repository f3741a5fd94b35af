import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { sensitive } from './field-class.js';
import { actReasonSchema } from './routes.js';

/** How long a screen shows a revealed field, in seconds. */
export const REVEAL_SECONDS = 60;

export const revealableFieldSchema = z.enum(['idNumber', 'phone']).meta({ id: 'RevealableField' });
export type RevealableField = z.infer<typeof revealableFieldSchema>;

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

export const revealRoutes = {
  reveal: defineRoute({
    method: 'POST',
    path: '/api/v1/people/:id/reveal',
    summary: 'Sensitive fields of one resident in the clear, for a reason that is recorded',
    access: { kind: 'permission', permission: corePermissions.personReveal },
    params: z.object({ id: ulidSchema }),
    body: z.strictObject({
      fields: z.array(revealableFieldSchema).min(1).max(revealableFieldSchema.options.length),
      /** Why; must not name the resident, since the audit names none. */
      reason: actReasonSchema,
      /** An open task on this resident; a grid worker gives one of their own. */
      taskId: ulidSchema.optional(),
    }),
    response: z.object({
      /** Null where the registry has none; left out when not asked for. */
      idNumber: sensitive(z.string().nullable().optional(), 'idNumber'),
      phone: sensitive(z.string().nullable().optional(), 'phone'),
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
};
