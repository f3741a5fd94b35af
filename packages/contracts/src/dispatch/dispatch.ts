import { z } from 'zod';
import { admissionBureauSchema, fenSchema } from '../admission/admission.js';
import { bodyKindSchema } from '../org/body.js';
import { unitLevelSchema, unitReferenceSchema } from '../org/unit.js';
import { answerWordsSchema } from '../plugins/task-terms.js';
import { instantSchema, jsonSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { factKindNameSchema } from '../registry/fact-kind.js';
import { residenceKindSchema } from '../registry/relation.js';
import { taskTypeNameSchema } from '../tasks/task.js';

/** Most tasks that one dispatch makes. */
export const DISPATCH_LIMIT = 10_000;
/** Open tasks for each worker beyond which a preview warns; a warning, never a refusal. */
export const HEAVY_LOAD = 40;

/** Which residents; all that is given must hold. Sensitive facts cannot be asked for: the list of tasks would tell. */
export const residentQuerySchema = z
  .strictObject({
    /** Completed years of age today. */
    ageFrom: z.number().int().min(0).max(150).optional(),
    ageTo: z.number().int().min(0).max(150).optional(),
    residenceKinds: z.array(residenceKindSchema).min(1).max(4).optional(),
    /** Kinds of facts of which one holds, e.g. 独居 or 空巢. */
    anyFact: z.array(factKindNameSchema).min(1).max(10).optional(),
  })
  .refine(({ ageFrom, ageTo }) => ageFrom === undefined || ageTo === undefined || ageFrom <= ageTo, {
    message: 'must not lie below ageFrom',
    path: ['ageTo'],
  })
  .meta({ id: 'ResidentQuery' });
export type ResidentQuery = z.infer<typeof residentQuerySchema>;

const within = z.array(ulidSchema).min(1).max(200);

/** To whom: every unit of a level within some units, chosen units, or residents, each of whom is one task. */
export const dispatchTargetsSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('level'), level: unitLevelSchema, withinIds: within }),
    z.strictObject({ kind: z.literal('units'), unitIds: z.array(ulidSchema).min(1).max(DISPATCH_LIMIT) }),
    z.strictObject({ kind: z.literal('residents'), withinIds: within, query: residentQuerySchema }),
  ])
  .meta({ id: 'DispatchTargets' });
export type DispatchTargets = z.infer<typeof dispatchTargetsSchema>;

/** By when: a moment, or the end of so many working days after today. */
export const dispatchDueSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('at'), at: instantSchema }),
    z.strictObject({ kind: z.literal('workingDays'), days: z.number().int().min(1).max(250) }),
    z.strictObject({ kind: z.literal('none') }),
  ])
  .meta({ id: 'DispatchDue' });
export type DispatchDue = z.infer<typeof dispatchDueSchema>;

export const dispatchPlanSchema = z
  .strictObject({
    type: taskTypeNameSchema,
    /** Default: the title that the type declares. Never holds anything sensitive. */
    title: localizedTextSchema.optional(),
    targets: dispatchTargetsSchema,
    due: dispatchDueSchema,
    /** The body of each community whose work it is. */
    body: bodyKindSchema.optional(),
    /** What the type's own form needs; the same for all. */
    payload: jsonSchema.optional(),
    /** What whoever does it should know; stands at the head of each task. */
    instruction: z.string().trim().min(1).max(500).optional(),
  })
  .meta({ id: 'DispatchPlan' });
export type DispatchPlan = z.infer<typeof dispatchPlanSchema>;

/** Why the gate holds work back from a community: the problem's stable code, and its detail. */
export const dispatchRefusalSchema = z
  .object({ code: z.string(), detail: localizedTextSchema })
  .meta({ id: 'DispatchRefusal' });
export type DispatchRefusal = z.infer<typeof dispatchRefusalSchema>;

/** What a dispatch would mean for one community. */
export const dispatchLoadSchema = z
  .object({
    unit: unitReferenceSchema,
    /** The unit above, under whose name screens gather communities; null for a district. */
    above: unitReferenceSchema.nullable(),
    targets: z.number().int(),
    /** Of them, those that would be held back. */
    refused: z.number().int(),
    /** Open tasks there are already. */
    open: z.number().int(),
    /** Who shares the work today: secondments counted where people work. */
    workers: z.number().int(),
    promisedFen: fenSchema,
    /** Why some or all of it would be held back there; null: nothing would. */
    refusal: dispatchRefusalSchema.nullable(),
  })
  .meta({ id: 'DispatchLoad' });
export type DispatchLoad = z.infer<typeof dispatchLoadSchema>;

export const dispatchPreviewSchema = z
  .object({
    targets: z.number().int(),
    refused: z.number().int(),
    promisedFen: fenSchema,
    workers: z.number().int(),
    dueAt: instantSchema.nullable(),
    /** The admission under which it goes, if it goes under one. */
    admission: z.object({ id: ulidSchema, name: z.string(), basisDocument: z.string() }).nullable(),
    /** Facts that the form asks, and those of them that the registry knows already. */
    fields: z.object({ asked: z.number().int(), known: z.number().int() }),
    /** By division code, never by load. */
    communities: z.array(dispatchLoadSchema),
  })
  .meta({ id: 'DispatchPreview' });
export type DispatchPreview = z.infer<typeof dispatchPreviewSchema>;

/**
 * `sending` in the background until all targets are settled, then `sent`. `stopping` and `recalling` do likewise: `stopped`
 * leaves what was sent, `recalled` withdrew every task that nobody had submitted.
 */
export const dispatchStatusSchema = z
  .enum(['sending', 'sent', 'stopping', 'stopped', 'recalling', 'recalled'])
  .meta({ id: 'DispatchStatus' });
export type DispatchStatus = z.infer<typeof dispatchStatusSchema>;

export const dispatchSummarySchema = z
  .object({
    id: ulidSchema,
    type: taskTypeNameSchema,
    title: localizedTextSchema,
    bureau: admissionBureauSchema,
    status: dispatchStatusSchema,
    targets: z.number().int(),
    sent: z.number().int(),
    /** Held back by the gate. */
    refused: z.number().int(),
    recalled: z.number().int(),
    dueAt: instantSchema.nullable(),
    createdBy: z.object({ id: ulidSchema, name: z.string() }),
    createdAt: instantSchema,
  })
  .meta({ id: 'DispatchSummary' });
export type DispatchSummary = z.infer<typeof dispatchSummarySchema>;

export const dispatchSchema = dispatchSummarySchema
  .extend({
    targetsAsked: dispatchTargetsSchema,
    instruction: z.string().nullable(),
    promisedFen: fenSchema,
    /** Of the tasks that were sent. */
    results: z.object({ open: z.number().int(), submitted: z.number().int(), closed: z.number().int() }),
    actions: z.array(z.enum(['stop', 'recall', 'export'])),
  })
  .meta({ id: 'Dispatch' });
export type Dispatch = z.infer<typeof dispatchSchema>;

/** One line of the result matrix: who has, who hasn't. */
export const dispatchResultSchema = z
  .object({
    unit: unitReferenceSchema,
    above: unitReferenceSchema.nullable(),
    targets: z.number().int(),
    notBegun: z.number().int(),
    inProgress: z.number().int(),
    submitted: z.number().int(),
    closed: z.number().int(),
    /** Sent back by the unit, or refused by it. */
    returned: z.number().int(),
    recalled: z.number().int(),
    overdue: z.number().int(),
    /** Held back by the gate, with the reason. */
    heldBack: z.number().int(),
    refusal: dispatchRefusalSchema.nullable(),
  })
  .meta({ id: 'DispatchResult' });
export type DispatchResult = z.infer<typeof dispatchResultSchema>;

/** What was answered to one field of the result's schema, over all closed tasks. */
export const dispatchAnswerSchema = z
  .object({
    field: z.string(),
    /** As the result’s schema calls it; null: it has no title. */
    title: z.string().nullable(),
    /** What it and its choices are called in both languages; null: nobody says. */
    words: answerWordsSchema.nullable(),
    /** How many tasks answered it. */
    answered: z.number().int(),
    summary: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('number'), sum: z.number(), minimum: z.number(), maximum: z.number() }),
      z.object({
        kind: z.literal('choice'),
        counts: z.array(z.object({ value: z.string(), count: z.number().int() })),
      }),
      z.object({ kind: z.literal('flag'), yes: z.number().int(), no: z.number().int() }),
      /** Free text is counted, never listed: it may speak of people. */
      z.object({ kind: z.literal('text') }),
    ]),
  })
  .meta({ id: 'DispatchAnswer' });
export type DispatchAnswer = z.infer<typeof dispatchAnswerSchema>;

/** What one community answered. */
export const dispatchUnitAnswersSchema = z
  .object({
    unit: unitReferenceSchema,
    above: unitReferenceSchema.nullable(),
    answers: z.array(dispatchAnswerSchema),
  })
  .meta({ id: 'DispatchUnitAnswers' });
export type DispatchUnitAnswers = z.infer<typeof dispatchUnitAnswersSchema>;
