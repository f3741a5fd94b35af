import { z } from 'zod';

/** What server and web part agree on about ability assessments (能力评估). Answers and levels are health data. */

/** From the most able to the least: 能力完好, 轻度失能, 中度失能, 重度失能, 完全失能. */
export const abilityLevelSchema = z.enum(['intact', 'mild', 'moderate', 'severe', 'complete']);
export type AbilityLevel = z.infer<typeof abilityLevelSchema>;

/** 自理能力, 基础运动, 精神状态, 感知觉与社会参与. */
export const abilityGroupSchema = z.enum(['selfCare', 'movement', 'mind', 'senses']);
export type AbilityGroup = z.infer<typeof abilityGroupSchema>;

export const abilityItemSchema = z.enum([
  ...['eating', 'grooming', 'bathing', 'upperDressing', 'lowerDressing', 'bladder', 'bowels', 'toileting'],
  ...['bedMobility', 'bedToChair', 'walking', 'stairs'],
  ...['time', 'place', 'people', 'memory', 'comprehension', 'expression', 'aggression', 'depression', 'consciousness'],
  ...['sight', 'hearing', 'dailyAffairs', 'travelling', 'company'],
] as const);
export type AbilityItem = z.infer<typeof abilityItemSchema>;

/** 认知障碍, 其他精神疾病. */
export const diagnosisSchema = z.enum(['dementia', 'mentalDisorder']);
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** 跌倒, 走失, 噎食, 自杀自伤. */
export const riskEventSchema = z.enum(['fall', 'wandering', 'choking', 'selfHarm']);
export type RiskEvent = z.infer<typeof riskEventSchema>;

/** What was found: of no item more points than the standard gives, which `faultsOf` in `rules` checks. */
export const abilityAnswersSchema = z.strictObject({
  scores: z.partialRecord(abilityItemSchema, z.number().int().min(0).max(4)),
  coma: z.boolean(),
  diagnoses: z.array(diagnosisSchema).max(diagnosisSchema.options.length),
  /** How often each happened in the days that the standard looks back. */
  riskEvents: z.partialRecord(riskEventSchema, z.number().int().min(0).max(99)),
});
export type AbilityAnswers = z.infer<typeof abilityAnswersSchema>;

/** 首次评估, 定期评估, 状况变化, 更正. */
export const assessmentReasonSchema = z.enum(['first', 'regular', 'change', 'correction']);

const daySchema = z.iso.date();

/** What is filled in so far: the standard asks for two assessors, of whom the second is named here. */
export const assessmentFormSchema = z.strictObject({
  assessedOn: daySchema,
  reason: assessmentReasonSchema,
  secondAssessor: z.string().trim().max(50),
  answers: abilityAnswersSchema,
});
export type AssessmentForm = z.infer<typeof assessmentFormSchema>;

/** `version` 0: the caller knows of no draft. Whoever knows another one than there is is refused. */
export const saveDraftSchema = assessmentFormSchema.extend({ version: z.number().int().min(0) });
export const draftVersionSchema = z.strictObject({ version: z.number().int().min(1) });
export const dropDraftQuerySchema = z.strictObject({ version: z.coerce.number().int().min(1) });

export const draftSchema = assessmentFormSchema.extend({
  personId: z.string(),
  version: z.number().int(),
  savedBy: z.string(),
});
/** What the form begins with. */
export const draftAnswerSchema = z.object({
  /** Null for somebody whom the caller may no longer read. */
  name: z.string().nullable(),
  /** Whether they were assessed before. */
  assessedBefore: z.boolean(),
  draft: draftSchema.nullable(),
});
export const signedSchema = z.object({ id: z.string() });

export const assessmentLineSchema = z.object({
  id: z.string(),
  assessedOn: daySchema,
  reason: assessmentReasonSchema,
  level: abilityLevelSchema,
  assessors: z.tuple([z.string(), z.string()]),
});
export type AssessmentLine = z.infer<typeof assessmentLineSchema>;

/** An elder's assessments, the newest first; that one counts. */
const historySchema = z.object({
  personId: z.string(),
  /** When the next one is due; null for whoever was never assessed. */
  due: daySchema.nullable(),
  draft: z.object({ savedBy: z.string() }).nullable(),
  assessments: z.array(assessmentLineSchema),
});

/** Null for somebody who is not in the register of the caller's units. */
export const historyAnswerSchema = z.object({ history: historySchema.nullable() });

/** One assessment whole. */
export const assessmentSchema = assessmentLineSchema.extend({
  personId: z.string(),
  /** Null for somebody whom the caller may no longer read. */
  name: z.string().nullable(),
  answers: abilityAnswersSchema,
  signedAt: z.iso.datetime(),
  /** Whether a newer one counts in its place. */
  superseded: z.boolean(),
  /** Who opened it, the last ones first. */
  reads: z.array(z.object({ by: z.string(), at: z.iso.datetime() })),
});

/** `month`: due within thirty days; `draft`: begun and not signed. */
export const dueFilterSchema = z.enum(['all', 'overdue', 'month', 'draft']);
export type DueFilter = z.infer<typeof dueFilterSchema>;
export const listAssessedQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  show: dueFilterSchema.default('all'),
});

/** Whoever was assessed, or is being. Levels are not in it: they are read one by one. */
export const assessedElderSchema = z.object({
  personId: z.string(),
  person: z.object({ name: z.string(), door: z.string().nullable() }).nullable(),
  assessedOn: daySchema.nullable(),
  due: daySchema.nullable(),
  /** Who saved the draft last. */
  draftBy: z.string().nullable(),
});
export type AssessedElder = z.infer<typeof assessedElderSchema>;
export const assessedPageSchema = z.object({ items: z.array(assessedElderSchema), next: z.string().nullable() });
