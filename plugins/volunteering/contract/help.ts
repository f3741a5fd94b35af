import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import { z } from 'zod';
import { daySchema, faceSchema, idSchema, pageShape, reasonSchema } from './common.js';
import { minutesSchema } from './hours.js';

/** Errands and small help at home (上门帮办): nothing of health, for tasks show it. */
export const helpKindSchema = z.enum(['shopping', 'pickUp', 'repair', 'company', 'phone', 'handwork']);
export type HelpKind = z.infer<typeof helpKindSchema>;

/**
 * `planned` → `awaiting` the resident's word at the door → `certified`; `disputed` waits for the organiser, who certifies or
 * rejects.
 */
export const helpStateSchema = z.enum(['planned', 'awaiting', 'disputed', 'certified', 'rejected', 'cancelled']);

/** One help at somebody's home, as panels show it; on the day on which it was done, or is planned. */
export const helpLineSchema = z.object({
  ...{ id: z.string(), on: daySchema, minutes: z.number().int(), state: helpStateSchema },
});

/** To whom saved hours may go besides the saver. */
export const relationSchema = z.enum(['self', 'spouse', 'parent', 'child', 'grandparent', 'sibling', 'parentInLaw']);

export const listHelpQuerySchema = z.strictObject({
  ...pageShape,
  state: z.enum(['open', 'ended']).default('open'),
});

export const planHelpSchema = z.strictObject({
  /** Who is helped. */
  personId: idSchema,
  volunteerId: idSchema,
  kind: helpKindSchema,
  plannedOn: daySchema,
  plannedMinutes: minutesSchema.min(15),
  /** Whose saved hours are called on; left out: free help. */
  calledOn: z.strictObject({ volunteerId: idSchema, relation: relationSchema.optional() }).optional(),
});
export type PlanHelp = z.infer<typeof planHelpSchema>;

export const helpDoneSchema = z.strictObject({ doneOn: daySchema, minutes: minutesSchema.min(1) });
export type HelpDone = z.infer<typeof helpDoneSchema>;
export const settleHelpSchema = z.strictObject({ minutes: minutesSchema, reason: reasonSchema });

export const lastedSchema = z.enum(['asRecorded', 'shorter', 'longer']);
export const satisfiedSchema = z.enum(['yes', 'soSo', 'no']);

export const helpRequestSchema = z.object({
  id: z.string(),
  personId: z.string(),
  person: faceSchema,
  volunteerId: z.string().nullable(),
  volunteer: faceSchema,
  kind: helpKindSchema,
  state: helpStateSchema,
  plannedOn: daySchema,
  plannedMinutes: minutesSchema,
  /** Whether somebody's saved hours are called on. */
  calledOn: z.boolean(),
  doneOn: daySchema.nullable(),
  minutes: minutesSchema.nullable(),
  /** What the resident said at the door; null: not asked yet. */
  word: z
    .object({
      came: z.boolean(),
      lasted: lastedSchema.nullable(),
      satisfied: satisfiedSchema.nullable(),
      remark: z.string().nullable(),
      askedBy: z.string(),
    })
    .nullable(),
  reason: z.string().nullable(),
});
export type HelpRequest = z.infer<typeof helpRequestSchema>;
export const helpPageSchema = z.object({ items: z.array(helpRequestSchema), next: z.string().nullable() });

/** What the task gives along for its form. */
export const helpPayloadSchema = z.object({ kind: helpKindSchema, doneOn: daySchema, minutes: minutesSchema });
export type HelpPayload = z.infer<typeof helpPayloadSchema>;

/** What the resident says of help at home: whether it came, and then how long it took and how it was. */
export const helpConfirmationSchema = z
  .object({
    personMet: sharedFactSchemas.personMet,
    came: z.boolean().optional(),
    lasted: lastedSchema.optional(),
    satisfied: satisfiedSchema.optional(),
    remark: z.string().trim().max(200).optional(),
  })
  .superRefine(({ personMet, came, lasted, satisfied }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (personMet === 'notMet') return refuse('personMet', 'only the resident can say it: try again another time');
    if (came === undefined) return refuse('came', 'say whether the help came');
    if (came && lasted === undefined) refuse('lasted', 'needed where the help came');
    if (came && satisfied === undefined) refuse('satisfied', 'needed where the help came');
    if (!came && lasted !== undefined) refuse('lasted', 'the help did not come');
  });
export type HelpConfirmation = z.infer<typeof helpConfirmationSchema>;

/** What answers are called where they are read outside of the form. */
export const confirmationAnswers = {
  came: { title: { 'zh-CN': '志愿者来了', en: 'The volunteer came' } },
  lasted: {
    title: { 'zh-CN': '时间对不对', en: 'How long it took' },
    values: {
      asRecorded: { 'zh-CN': '时间对', en: 'As recorded' },
      shorter: { 'zh-CN': '没这么久', en: 'Shorter' },
      longer: { 'zh-CN': '还要久', en: 'Longer' },
    },
  },
  satisfied: {
    title: { 'zh-CN': '满意吗', en: 'Are they content' },
    values: {
      yes: { 'zh-CN': '满意', en: 'Content' },
      soSo: { 'zh-CN': '一般', en: 'So-so' },
      no: { 'zh-CN': '不满意', en: 'Not content' },
    },
  },
  remark: { title: { 'zh-CN': '还想说什么', en: 'Anything else' } },
} as const;
