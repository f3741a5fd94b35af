import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import {
  admissibleTypeSchema,
  admissionApplicationSchema,
  admissionSchema,
  admissionStatusSchema,
  admissionSummarySchema,
} from './admission.js';

/** So many days before an admission ends its bureau is told. */
export const ADMISSION_ENDS_SOON = 30;

const params = z.object({ id: ulidSchema });
const version = z.number().int();
const noteSchema = z.string().trim().min(2).max(500);

export const admissionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions',
    summary: 'What is admitted, newest first; whoever takes part in a decision also finds what waits for one',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    query: z.strictObject({
      ...pageQueryShape,
      /** A part of the name. */
      q: z.string().trim().min(1).max(50).optional(),
      status: admissionStatusSchema.optional(),
      /** `true`: published and in its time; `false`: published and outside it. */
      inForce: z.stringbool().optional(),
      plugin: z.string().max(50).optional(),
      /** Covers this unit: the unit itself or one around it. */
      unit: ulidSchema.optional(),
    }),
    response: pageOf(admissionSummarySchema),
  }),
  types: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/types',
    summary: 'Kinds of tasks for which the caller’s bureau may apply',
    access: { kind: 'permission', permission: corePermissions.admissionApply },
    response: z.object({ items: z.array(admissibleTypeSchema) }),
  }),
  turns: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/turns',
    summary:
      'How much waits for the caller: a step of theirs, an application that came back, an admission that ends soon',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    response: z.object({
      /** Of each kind with something in it: applications whose next step is the caller’s, by the state in which they wait. */
      steps: z.array(z.object({ status: admissionStatusSchema, count: z.number().int().min(1) })),
      /** Admissions of the caller’s bureau that end within `ADMISSION_ENDS_SOON` days and that no application renews. */
      ending: z.array(admissionSummarySchema.pick({ id: true, name: true, validTo: true })),
    }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/:id',
    summary: 'One admission with its steps and how much of it is used',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    params,
    response: admissionSchema,
  }),
  apply: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions',
    summary: 'Apply for an admission, or for the renewal of one',
    access: { kind: 'permission', permission: corePermissions.admissionApply },
    body: z.strictObject({ application: admissionApplicationSchema, renews: ulidSchema.optional() }),
    response: admissionSchema,
    status: 201,
  }),
  resubmit: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/resubmission',
    summary: 'Hand in a returned application again, mended',
    access: { kind: 'permission', permission: corePermissions.admissionApply },
    params,
    body: z.strictObject({ version, application: admissionApplicationSchema }),
    response: admissionSchema,
  }),
  sort: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/sorting',
    summary: 'Sort an application: forward it to finance, or return it with what to mend',
    access: { kind: 'permission', permission: corePermissions.admissionSort },
    params,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({ version, outcome: z.literal('forwarded'), note: noteSchema.optional() }),
      z.strictObject({ version, outcome: z.literal('returned'), note: noteSchema }),
    ]),
    response: admissionSchema,
  }),
  checkFunds: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/funds-check',
    summary: 'Confirm that the money is there, or return the application with what to mend',
    access: { kind: 'permission', permission: corePermissions.admissionCheckFunds },
    params,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({ version, outcome: z.literal('confirmed'), note: noteSchema.optional() }),
      z.strictObject({ version, outcome: z.literal('returned'), note: noteSchema }),
    ]),
    response: admissionSchema,
  }),
  decide: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/decision',
    summary: 'Admit or refuse, with the reason',
    access: { kind: 'permission', permission: corePermissions.admissionDecide },
    params,
    body: z.strictObject({ version, outcome: z.enum(['admitted', 'refused']), note: noteSchema }),
    response: admissionSchema,
  }),
  publish: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/publication',
    summary: 'Publish what was admitted: from now on every community reads it and the gate knows it',
    access: { kind: 'permission', permission: corePermissions.admissionSort },
    params,
    body: z.strictObject({ version }),
    response: admissionSchema,
  }),
  withdraw: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/withdrawal',
    summary: 'Withdraw an application or an admission; open work goes on, new work does not begin',
    access: { kind: 'permission', permission: corePermissions.admissionApply },
    params,
    body: z.strictObject({ version, note: noteSchema }),
    response: admissionSchema,
  }),
};
