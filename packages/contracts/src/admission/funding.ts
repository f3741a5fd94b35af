import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
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
  })
  .meta({ id: 'FundingPayment' });
export type FundingPayment = z.infer<typeof fundingPaymentSchema>;

/** 应到、已付、确认: three amounts, none of which follows from another. */
export const fundingAmountsSchema = z
  .object({ promisedFen: fenSchema, paidFen: fenSchema, confirmedFen: fenSchema })
  .meta({ id: 'FundingAmounts' });
export type FundingAmounts = z.infer<typeof fundingAmountsSchema>;

export const fundingRowSchema = fundingAmountsSchema
  .extend({ bureau: admissionBureauSchema, unit: unitReferenceSchema })
  .meta({ id: 'FundingRow' });
export type FundingRow = z.infer<typeof fundingRowSchema>;

const noteSchema = z.string().trim().min(2).max(500);

export const taskFundingRoutes = {
  totals: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/funds',
    summary: 'Money of one month by bureau and community of the caller’s units: promised, paid, confirmed',
    access: { kind: 'permission', permission: corePermissions.admissionRead },
    query: z.strictObject({ month: monthSchema, plugin: z.string().max(50).optional() }),
    response: z.object({ items: z.array(fundingRowSchema), total: fundingAmountsSchema }),
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
};
