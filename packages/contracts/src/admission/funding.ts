import { z } from 'zod';
import { exportReasonSchema } from '../exports/reason.js';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { admissionBureauSchema, fenSchema } from './admission.js';

/** A month of the calendar, e.g. `2026-11`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11');

/** What a bureau says that it paid to a community, and what the community says that arrived. */
export const fundingPaymentSchema = z
  .object({
    id: ulidSchema,
    admission: z.object({ id: ulidSchema, name: z.string() }),
    bureau: admissionBureauSchema,
    /** Null once the unit no longer exists. */
    unit: unitReferenceSchema.nullable(),
    /** The month for which it was paid. */
    month: monthSchema,
    paidFen: fenSchema,
    /** Number of the voucher or transfer. */
    document: z.string(),
    paidBy: z.object({ id: ulidSchema, name: z.string() }),
    paidAt: instantSchema,
    /** Null until the community has confirmed it. */
    confirmation: z
      .object({
        confirmedFen: fenSchema,
        note: z.string().nullable(),
        by: z.object({ id: ulidSchema, name: z.string() }),
        at: instantSchema,
      })
      .nullable(),
    /** Recorded by mistake: it counts nowhere. */
    cancellation: z
      .object({ reason: z.string(), by: z.object({ id: ulidSchema, name: z.string() }), at: instantSchema })
      .nullable(),
    /** The caller may cancel it. */
    cancellable: z.boolean(),
  })
  .meta({ id: 'FundingPayment' });
export type FundingPayment = z.infer<typeof fundingPaymentSchema>;

/** 应到、已付、确认: three amounts, none of which follows from another. */
export const fundingAmountsSchema = z
  .object({ promisedFen: fenSchema, paidFen: fenSchema, confirmedFen: fenSchema })
  .meta({ id: 'FundingAmounts' });
export type FundingAmounts = z.infer<typeof fundingAmountsSchema>;

/** What the rows of a total are: each community and bureau, or one of them, a street, a month. */
export const fundingGroupSchema = z
  .enum(['bureauAndCommunity', 'bureau', 'community', 'street', 'month'])
  .meta({ id: 'FundingGroup' });
export type FundingGroup = z.infer<typeof fundingGroupSchema>;

/** What a row is not grouped by is null; so is a unit that has ended without a successor. */
export const fundingRowSchema = fundingAmountsSchema
  .extend({
    bureau: admissionBureauSchema.nullable(),
    unit: unitReferenceSchema.nullable(),
    month: monthSchema.nullable(),
  })
  .meta({ id: 'FundingRow' });
export type FundingRow = z.infer<typeof fundingRowSchema>;

const totalsShape = {
  from: monthSchema,
  /** The last month of them. */
  to: monthSchema,
  by: fundingGroupSchema.default('bureauAndCommunity'),
  plugin: z.string().max(50).optional(),
};

const noteSchema = z.string().trim().min(2).max(500);

export const taskFundingRoutes = {
  totals: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/funds',
    summary:
      'Money of some months in the caller’s units, by bureau, community, street or month: promised, paid, confirmed',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    query: z.strictObject(totalsShape),
    response: z.object({
      items: z.array(fundingRowSchema),
      total: fundingAmountsSchema,
      /** Of the months asked for, whichever bureau is asked for. */
      bureaus: z.array(admissionBureauSchema),
    }),
  }),
  export: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/funds/exports',
    summary: 'The same totals as a spreadsheet; the file says who made it, when and what for',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    body: z.strictObject({ ...totalsShape, format: sheetFormatSchema, reason: exportReasonSchema }),
    response: z.file(),
    status: 200,
    media: 'application/octet-stream',
  }),
  payments: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/payments',
    summary: 'Payments to communities of the caller’s units, newest first',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    query: z.strictObject({ ...pageQueryShape, admission: ulidSchema.optional() }),
    response: pageOf(fundingPaymentSchema),
  }),
  pay: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/payments',
    summary: 'Record what the bureau paid to a community for a month',
    access: { kind: 'permission', permission: corePermissions.taskFundingPay },
    body: z.strictObject({
      admissionId: ulidSchema,
      unitId: ulidSchema,
      month: monthSchema,
      amountFen: fenSchema.min(1),
      document: z.string().trim().min(2).max(200),
    }),
    response: fundingPaymentSchema,
    status: 201,
    idempotencyKey: 'required',
  }),
  confirm: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/payments/:id/confirmation',
    summary: 'Confirm what arrived; another amount than was paid needs its note',
    access: { kind: 'permission', permission: corePermissions.taskFundingConfirm },
    params: z.object({ id: ulidSchema }),
    body: z.strictObject({ amountFen: fenSchema, note: noteSchema.optional() }),
    response: fundingPaymentSchema,
  }),
  cancel: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/payments/:id/cancellation',
    summary: 'Cancel what was recorded by mistake, as long as the community has not confirmed it',
    access: { kind: 'permission', permission: corePermissions.taskFundingPay },
    params: z.object({ id: ulidSchema }),
    body: z.strictObject({ reason: noteSchema }),
    response: fundingPaymentSchema,
  }),
};
