import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import { z } from 'zod';

/** What server and web part of this plugin agree on. Pressures in mmHg, pulse in beats a minute. */

/** Beyond these a cuff slipped or a digit was mistyped; no living patient is measured so. */
export const plausible = {
  systolic: { min: 60, max: 260 },
  diastolic: { min: 30, max: 160 },
  pulse: { min: 30, max: 220 },
} as const;
const within = ({ min, max }: { min: number; max: number }) => z.number().int().min(min).max(max);

export const feelingSchema = z.enum(['well', 'unwell', 'wantsDoctor']);
/** Why somebody who was met in person was not measured. */
export const declinedSchema = z.enum(['refused', 'unable']);
export const notMeasuredSchema = z.enum(['notMet', ...declinedSchema.options]);
export type NotMeasured = z.infer<typeof notMeasuredSchema>;

/**
 * A reading at home (上门测血压), with what the portal asked of the shared facts. Nobody is measured who was not met in
 * person and did not agree; of whoever was met and not measured the reason stands in place of the figures.
 */
export const readingResultSchema = z
  .object({
    personMet: sharedFactSchemas.personMet,
    livingAlone: sharedFactSchemas.livingAlone.optional(),
    /** The resident agrees to be measured, and that the health station keeps it. */
    consent: z.boolean().optional(),
    systolic: within(plausible.systolic).optional(),
    diastolic: within(plausible.diastolic).optional(),
    pulse: within(plausible.pulse).optional(),
    feeling: feelingSchema.optional(),
    declined: declinedSchema.optional(),
  })
  .superRefine((reading, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const { personMet, consent, systolic, diastolic, pulse, feeling, declined } = reading;
    const figures = { systolic, diastolic, pulse };
    if (personMet !== 'notMet' && feeling === undefined) refuse('feeling', 'needed of whoever was met');
    if (personMet === 'notMet' && feeling !== undefined) refuse('feeling', 'nobody was met');
    if (personMet !== 'door' || declined !== undefined) {
      for (const [name, figure] of Object.entries(figures))
        if (figure !== undefined) refuse(name, 'nobody was measured');
      if (personMet !== 'door' && declined !== undefined) refuse('declined', 'only of whoever was met in person');
      return;
    }
    if (consent !== true) return refuse('consent', 'say whether they agreed, or why they were not measured');
    if (systolic === undefined) refuse('systolic', 'needed');
    if (diastolic === undefined) refuse('diastolic', 'needed');
    if (systolic !== undefined && diastolic !== undefined && diastolic >= systolic)
      refuse('diastolic', 'the lower figure is below the upper one');
  });
export type ReadingResult = z.infer<typeof readingResultSchema>;

/** What a reading says by the rules: 急需转诊, 未达标, 达标. */
export const controlSchema = z.enum(['urgent', 'notControlled', 'controlled']);
export type Control = z.infer<typeof controlSchema>;

/** What is to follow by the rules. */
export const stepSchema = z.enum(['routine', 'adjust', 'refer', 'referUrgently']);
export type Step = z.infer<typeof stepSchema>;

/** What screening says of a resident who is no patient: 正常, 另选一天再测, 转诊确诊, 紧急转诊. */
export const screeningSchema = z.enum(['normal', 'measureAgain', 'referToConfirm', 'referUrgently']);
export type Screening = z.infer<typeof screeningSchema>;

const daySchema = z.iso.date();
const pageShape = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** Who stands behind an id, read from the platform at each answer; null for somebody whom the caller may no longer read. */
const personFaceSchema = z
  .object({
    name: z.string(),
    sex: z.enum(['female', 'male']),
    birthDate: daySchema,
    door: z.string().nullable(),
    unitName: z.string(),
  })
  .nullable();
export type PersonFace = z.infer<typeof personFaceSchema>;

const pressureSchema = z.object({ systolic: z.number().int(), diastolic: z.number().int(), on: daySchema });
export type Pressure = z.infer<typeof pressureSchema>;

export const listPatientsQuerySchema = z.strictObject({
  ...pageShape,
  control: controlSchema.optional(),
  /** `overdue`: the doctor should have seen them; `fortnight`: is to within fourteen days. */
  due: z.enum(['overdue', 'fortnight']).optional(),
});

export const patientSchema = z.object({
  personId: z.string(),
  person: personFaceSchema,
  /** The last reading that a doctor took or approved. */
  lastReading: pressureSchema.nullable(),
  control: controlSchema.nullable(),
  /** Face to face with the doctor, in this calendar year. */
  followUps: z.object({ done: z.number().int(), of: z.number().int() }),
  /** Physical examinations in this calendar year. */
  physicals: z.object({ done: z.number().int(), of: z.number().int() }),
  nextFollowUpDue: daySchema,
});
export type Patient = z.infer<typeof patientSchema>;
export const patientPageSchema = z.object({ items: z.array(patientSchema), next: z.string().nullable() });

/** Two figures of one measurement, as a doctor enters them. */
const measuredShape = {
  /** Not after today. */
  on: daySchema,
  systolic: within(plausible.systolic),
  diastolic: within(plausible.diastolic),
  pulse: within(plausible.pulse).optional(),
};
const lowerBelowUpper = { path: ['diastolic'], message: 'the lower figure is below the upper one' };

/** Whoever is asked by the doctor need not ask for one. */
export const atFollowUpSchema = feelingSchema.exclude(['wantsDoctor']);

/** 面对面随访: the doctor measured the patient and asked how they are. */
export const followUpSchema = z
  .strictObject({ ...measuredShape, feeling: atFollowUpSchema, newComplication: z.boolean() })
  .refine(({ systolic, diastolic }) => diastolic < systolic, lowerBelowUpper);
export type FollowUpForm = z.infer<typeof followUpSchema>;

/** 35 岁首诊测血压, and every later one of somebody who is no patient. */
export const screeningFormSchema = z
  .strictObject(measuredShape)
  .refine(({ systolic, diastolic }) => diastolic < systolic, lowerBelowUpper);
export type ScreeningForm = z.infer<typeof screeningFormSchema>;

export const physicalSchema = z.strictObject({ on: daySchema });

export const listScreeningQuerySchema = z.strictObject(pageShape);
/** `open`: something is to follow; `due`: not screened in this calendar year. */
export const screenedSchema = z.object({
  personId: z.string(),
  person: personFaceSchema,
  lastOn: daySchema.nullable(),
  outcome: screeningSchema.nullable(),
  followUpDue: daySchema.nullable(),
});
export type Screened = z.infer<typeof screenedSchema>;
export const screenedPageSchema = z.object({ items: z.array(screenedSchema), next: z.string().nullable() });

/** Patients of one household whom the caller has. */
export const householdPatientsSchema = z.object({ items: z.array(patientSchema) });

export const readingStateSchema = z.enum(['waiting', 'approved', 'sentBack']);
export const readingSchema = z.object({
  id: z.string(),
  takenAt: z.iso.datetime(),
  takenBy: z.string(),
  /** By the doctor, or collected by somebody else for the doctor to review. */
  origin: z.enum(['doctor', 'collected']),
  state: readingStateSchema,
  systolic: z.number().int().nullable(),
  diastolic: z.number().int().nullable(),
  pulse: z.number().int().nullable(),
  feeling: feelingSchema.nullable(),
  notMeasured: notMeasuredSchema.nullable(),
  control: controlSchema.nullable(),
  reviewedBy: z.string().nullable(),
});
export type Reading = z.infer<typeof readingSchema>;

/** What the panel on a person's page shows; null for somebody who is not in the register, or not the caller's to see. */
export const patientDetailSchema = patientSchema.omit({ person: true }).extend({
  step: stepSchema,
  rule: z.object({ source: z.string(), validFrom: daySchema }),
  readings: z.array(readingSchema),
});

/** Of somebody who is no patient; null for whoever is too young to be screened, or not the caller's to see. */
export const screeningStandingSchema = z.object({
  personId: z.string(),
  /** In this calendar year. */
  done: z.boolean(),
  lastOn: daySchema.nullable(),
  outcome: screeningSchema.nullable(),
  /** Different days of a year on which it was raised, and how many make a referral. */
  raisedDays: z.number().int(),
  of: z.number().int(),
  /** When the doctor is to look after whoever was referred. */
  followUpDue: daySchema.nullable(),
});
export type ScreeningStanding = z.infer<typeof screeningStandingSchema>;

export const patientAnswerSchema = z.object({
  patient: patientDetailSchema.nullable(),
  screening: screeningStandingSchema.nullable(),
});
export const enrolSchema = z.strictObject({ personId: z.string().length(26) });

/** What waits for a doctor: urgent ones first, then those who want to see one, then by time. */
export const waitingReadingSchema = readingSchema.extend({
  personId: z.string(),
  person: personFaceSchema,
  previous: pressureSchema.nullable(),
});
export type WaitingReading = z.infer<typeof waitingReadingSchema>;
export const waitingPageSchema = z.object({ items: z.array(waitingReadingSchema), next: z.string().nullable() });
export const listWaitingQuerySchema = z.strictObject(pageShape);

/** How many wait for a doctor, by the day on which they were taken; the urgent ones are among them. */
export const waitingFiguresSchema = z.object({
  urgent: z.number().int(),
  today: z.number().int(),
  yesterday: z.number().int(),
  earlier: z.number().int(),
});
export type WaitingFigures = z.infer<typeof waitingFiguresSchema>;

export const sendBackSchema = z.strictObject({ note: z.string().trim().min(1).max(200) });

/** What answers are called where they are read outside of the form. */
export const readingAnswers = {
  consent: { title: { 'zh-CN': '同意测量', en: 'Agreed to be measured' } },
  systolic: { title: { 'zh-CN': '高压（mmHg）', en: 'Systolic (mmHg)' } },
  diastolic: { title: { 'zh-CN': '低压（mmHg）', en: 'Diastolic (mmHg)' } },
  pulse: { title: { 'zh-CN': '脉搏（次/分）', en: 'Pulse (a minute)' } },
  feeling: {
    title: { 'zh-CN': '最近身体怎么样', en: 'How they have been' },
    values: {
      well: { 'zh-CN': '挺好', en: 'Well' },
      unwell: { 'zh-CN': '有点不舒服', en: 'Somewhat unwell' },
      wantsDoctor: { 'zh-CN': '想看医生', en: 'Wants to see a doctor' },
    },
  },
  declined: {
    title: { 'zh-CN': '没有测的原因', en: 'Why not measured' },
    values: {
      refused: { 'zh-CN': '不愿意测', en: 'Did not want to' },
      unable: { 'zh-CN': '测不了', en: 'Could not be' },
    },
  },
} as const;
