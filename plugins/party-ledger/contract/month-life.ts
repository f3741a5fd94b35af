import { z } from 'zod';
import { meetingKindSchema, yearSlotSchema } from './meetings.js';
import { idSchema, monthSchema } from './shared.js';

/** What the monthly task of a community (本月组织生活) gives along for its form. */
export const monthLifePayloadSchema = z.object({ month: monthSchema });

/** Why something that the rules ask for was not held (未开原因). */
const givenReasonSchema = z.strictObject({
  organisationId: idSchema,
  kind: meetingKindSchema,
  reason: z.string().trim().min(2).max(200),
});
export type GivenReason = z.infer<typeof givenReasonSchema>;

/** What is handed in: what was held stands in the ledger already, so nothing but the reasons for the rest. */
export const monthLifeResultSchema = z.object({ reasons: z.array(givenReasonSchema).max(500).default([]) });
export type MonthLifeResult = z.input<typeof monthLifeResultSchema>;

/** What a month asks of a branch: every period that ends with it. */
const branchMonthSchema = z.object({ id: idSchema, name: z.string(), asked: z.array(yearSlotSchema) });
export type BranchMonth = z.infer<typeof branchMonthSchema>;

export const monthLifeSchema = z.object({ branches: z.array(branchMonthSchema) });

/** What answers are called where they are read outside of the form. */
export const monthLifeAnswers = {
  reasons: { title: { 'zh-CN': '未开的原因', en: 'Why meetings were not held' } },
} as const;
