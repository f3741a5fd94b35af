import { z } from 'zod';
import { daySchema, idSchema, monthSchema } from './shared.js';

/** By what dues are worked out: 在职, 离退休, 农民, 学生, 低保. */
export const duesCategorySchema = z.enum(['employed', 'retired', 'farmer', 'student', 'minimumAllowance']);
export type DuesCategory = z.infer<typeof duesCategorySchema>;

/** A sum that nobody has been paid falsely, in fen: up to ten million yuan. */
const fenSchema = z.number().int().min(0).max(1_000_000_000);

/** What a member's dues are worked out from, from a month on. The months that are there already are worked out anew. */
export const setDuesBaseSchema = z.strictObject({
  fromMonth: monthSchema,
  category: duesCategorySchema,
  baseFen: fenSchema,
});
export type SetDuesBase = z.infer<typeof setDuesBaseSchema>;

/** The caller makes the id: handed in twice, it is one payment. */
export const paySchema = z.strictObject({
  id: idSchema,
  memberId: idSchema,
  amountFen: fenSchema.min(1),
  paidOn: daySchema,
});
export type Pay = z.infer<typeof paySchema>;

export const listDuesQuerySchema = z.strictObject({ organisation: idSchema.optional(), month: monthSchema.optional() });

const duesLineSchema = z.object({
  memberId: idSchema,
  name: z.string(),
  category: duesCategorySchema.nullable(),
  /** Of the month; null: nothing is known to work it out from. */
  dueFen: z.number().int().nullable(),
  /** Of all months up to this one, less all that was paid: what is still open; below zero what was paid ahead. */
  openFen: z.number().int(),
  /** Months that are over and not paid, the oldest first paid. */
  unpaidMonths: z.number().int(),
  flagged: z.boolean(),
});
export type DuesLine = z.infer<typeof duesLineSchema>;

export const duesMonthSchema = z.object({
  month: monthSchema,
  items: z.array(duesLineSchema),
  figures: z.object({
    members: z.number().int(),
    dueFen: z.number().int(),
    /** Of the month's dues: what is covered by payments. */
    paidFen: z.number().int(),
    paidMembers: z.number().int(),
    openFen: z.number().int(),
    openMembers: z.number().int(),
    flagged: z.number().int(),
    withoutBase: z.number().int(),
  }),
  rule: z.object({ source: z.string() }),
});
export type DuesMonth = z.infer<typeof duesMonthSchema>;

const paymentSchema = z.object({
  id: idSchema,
  amountFen: z.number().int(),
  paidOn: daySchema,
  receivedBy: z.string(),
  /** The payment that this one takes back. */
  reverses: idSchema.nullable(),
  reversed: z.boolean(),
});
export type Payment = z.infer<typeof paymentSchema>;
export const paymentListSchema = z.object({ items: z.array(paymentSchema) });
export const memberParamsSchema = z.object({ memberId: idSchema });
