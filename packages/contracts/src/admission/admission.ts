import { z } from 'zod';
import { bodyKindSchema } from '../org/body.js';
import { unitReferenceSchema } from '../org/unit.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { pluginIdSchema } from '../plugins/plugin-id.js';
import { calendarDateSchema, instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { taskTypeNameSchema } from '../tasks/task.js';

/** Integer fen (分). A district's year of one item stays far below a hundred million yuan. */
export const fenSchema = z.number().int().min(0).max(10_000_000_000).meta({ id: 'Fen' });

/** 主办 or 协助: whether the community answers for the work or helps with it. */
export const admissionDutySchema = z.enum(['lead', 'assist']).meta({ id: 'AdmissionDuty' });
export type AdmissionDuty = z.infer<typeof admissionDutySchema>;

/** How many rounds in which period of the calendar; `once`: in the whole time of the admission. */
export const admissionFrequencySchema = z
  .strictObject({
    period: z.enum(['month', 'quarter', 'year', 'once']),
    rounds: z.number().int().min(1).max(10_000),
    /** Tasks of one round for one resident, or for one unit where they are about none: a weekly visit is more than one. */
    each: z.number().int().min(1).max(31).default(1),
  })
  .meta({ id: 'AdmissionFrequency' });
export type AdmissionFrequency = z.infer<typeof admissionFrequencySchema>;

/**
 * 随事经费: so much for each community and round, or for each case (task), up to a budget for the whole time; or an
 * explicit zero, which needs its reason.
 */
export const admissionFundingSchema = z
  .discriminatedUnion('per', [
    z.strictObject({
      per: z.enum(['unit', 'case']),
      amountFen: fenSchema.min(1),
      budgetFen: fenSchema.min(1),
    }),
    z.strictObject({ per: z.literal('nothing'), reason: z.string().trim().min(4).max(500) }),
  ])
  .meta({ id: 'AdmissionFunding' });
export type AdmissionFunding = z.infer<typeof admissionFundingSchema>;

/**
 * `applied` → `sorted` (or `returned` to be mended) → `fundsChecked` → `admitted` or `refused` → `published`;
 * `withdrawn` by the bureau at any time. That an admission has expired is no state: dates say so.
 */
export const admissionStatusSchema = z
  .enum(['applied', 'returned', 'sorted', 'fundsChecked', 'admitted', 'refused', 'published', 'withdrawn'])
  .meta({ id: 'AdmissionStatus' });
export type AdmissionStatus = z.infer<typeof admissionStatusSchema>;

export const admissionStepSchema = z
  .enum(['apply', 'sort', 'checkFunds', 'decide', 'publish', 'withdraw'])
  .meta({ id: 'AdmissionStep' });
export type AdmissionStep = z.infer<typeof admissionStepSchema>;

/** What a bureau applies for. */
export const admissionApplicationSchema = z
  .strictObject({
    type: taskTypeNameSchema,
    name: z.string().trim().min(2).max(100),
    /** Title and number of the document that orders the work. */
    basisDocument: z.string().trim().min(2).max(200),
    /** Who issued it; it may be the city's. */
    basisAuthority: z.string().trim().min(2).max(100),
    duty: admissionDutySchema,
    /** Each covers all that lies within it. */
    unitIds: z.array(ulidSchema).min(1).max(200),
    validFrom: calendarDateSchema,
    /** The first day on which it no longer holds. */
    validTo: calendarDateSchema,
    frequency: admissionFrequencySchema,
    funding: admissionFundingSchema,
    /** What the community hands in as proof. */
    evidence: z.array(z.string().trim().min(1).max(100)).max(20),
  })
  .refine(({ validFrom, validTo }) => validFrom < validTo, {
    message: 'must lie after the first day',
    path: ['validTo'],
  })
  .refine(({ funding }) => funding.per === 'nothing' || funding.amountFen <= funding.budgetFen, {
    message: 'the budget must pay for one unit or case at least',
    path: ['funding', 'budgetFen'],
  });
export type AdmissionApplication = z.infer<typeof admissionApplicationSchema>;

/** The bureau whose work it is, as its plugin names it. */
export const admissionBureauSchema = z.object({
  pluginId: pluginIdSchema,
  name: localizedTextSchema,
  glyph: z.string(),
  color: bureauColorSchema,
});

export const admissionSummarySchema = z
  .object({
    id: ulidSchema,
    type: taskTypeNameSchema,
    typeTitle: localizedTextSchema,
    bureau: admissionBureauSchema,
    name: z.string(),
    basisDocument: z.string(),
    basisAuthority: z.string(),
    duty: admissionDutySchema,
    validFrom: calendarDateSchema,
    validTo: calendarDateSchema,
    frequency: admissionFrequencySchema,
    funding: admissionFundingSchema,
    status: admissionStatusSchema,
    /** Published, and today lies in its time. */
    inForce: z.boolean(),
  })
  .meta({ id: 'AdmissionSummary' });
export type AdmissionSummary = z.infer<typeof admissionSummarySchema>;

export const admissionStepEntrySchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    account: z.object({ id: ulidSchema, name: z.string() }),
    step: admissionStepSchema,
    /** The state to which the step led. */
    status: admissionStatusSchema,
    note: z.string().nullable(),
  })
  .meta({ id: 'AdmissionStepEntry' });
export type AdmissionStepEntry = z.infer<typeof admissionStepEntrySchema>;

export const admissionSchema = admissionSummarySchema
  .extend({
    units: z.array(unitReferenceSchema),
    evidence: z.array(z.string()),
    /** The admission that this one is to follow. */
    renews: ulidSchema.nullable(),
    /** How much of it is used: rounds of the period of today, and money promised in the whole time. */
    usage: z.object({ rounds: z.number().int(), promisedFen: fenSchema }),
    steps: z.array(admissionStepEntrySchema),
    /** Of the caller’s bureau. */
    isOwn: z.boolean(),
    /** What the caller may do now. */
    actions: z.array(z.enum(['resubmit', 'sort', 'checkFunds', 'decide', 'publish', 'withdraw', 'renew'])),
    /** Grows with every step; each step sends it back and is refused (409) when somebody was faster. */
    version: z.number().int(),
  })
  .meta({ id: 'Admission' });
export type Admission = z.infer<typeof admissionSchema>;

/** A kind of task for which the caller's bureau may apply. */
export const admissibleTypeSchema = z
  .object({ type: taskTypeNameSchema, title: localizedTextSchema, bureau: admissionBureauSchema })
  .meta({ id: 'AdmissibleType' });
export type AdmissibleType = z.infer<typeof admissibleTypeSchema>;

/** A residents' or villagers' committee governs itself: it helps with the government's work and never leads it. */
export const assistingBodies: ReadonlySet<z.infer<typeof bodyKindSchema>> = new Set([
  'residentsCommittee',
  'villagersCommittee',
]);
