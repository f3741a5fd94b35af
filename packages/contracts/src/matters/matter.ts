import { z } from 'zod';
import { aboutPerson, internal, sensitive } from '../access/field-class.js';
import { positionSchema } from '../maps/position.js';
import { partnerKindSchema } from '../org/body.js';
import { unitLevelSchema, unitReferenceSchema } from '../org/unit.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { pluginIdSchema } from '../plugins/plugin-id.js';
import { instantSchema, type LocalizedText, localizedTextSchema, ulidSchema } from '../primitives.js';
import { actorSchema } from '../tasks/task.js';
import { matterCategoryCodeSchema } from './category-code.js';

/**
 * The step that a matter waits for. Reporting it was the first one (信息收集); then come opening the case (案卷建立),
 * dispatch (任务派遣), handling (任务处理), the feedback of whoever handles it (处理反馈), verification (核查结案) and
 * evaluation (综合评价).
 */
export const matterStageSchema = z
  .enum(['openCase', 'dispatch', 'handle', 'feedBack', 'verify', 'evaluate', 'closed'])
  .meta({ id: 'MatterStage' });
export type MatterStage = z.infer<typeof matterStageSchema>;

export const matterStageTitles: Record<MatterStage, LocalizedText> = {
  openCase: { 'zh-CN': '待立案', en: 'To be opened' },
  dispatch: { 'zh-CN': '待派遣', en: 'To be dispatched' },
  handle: { 'zh-CN': '待处理', en: 'To be handled' },
  feedBack: { 'zh-CN': '处理中', en: 'Being handled' },
  verify: { 'zh-CN': '待核查', en: 'To be verified' },
  evaluate: { 'zh-CN': '待评价', en: 'To be graded' },
  closed: { 'zh-CN': '已结案', en: 'Closed' },
};

/** Where it comes from: seen by staff, said to them by a resident, given by a superior, or seen by a camera. */
export const matterSourceSchema = z.enum(['staff', 'public', 'superior', 'camera']).meta({ id: 'MatterSource' });
export type MatterSource = z.infer<typeof matterSourceSchema>;

/** Where matters of a category usually go. Whoever dispatches one decides. */
export const matterRouteSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('community') }),
  z.object({ kind: z.literal('bureau'), bureau: bureauColorSchema }),
  z.object({ kind: z.literal('partner'), partner: partnerKindSchema }),
]);
export type MatterRoute = z.infer<typeof matterRouteSchema>;

export const matterCategorySchema = z
  .object({ code: matterCategoryCodeSchema, title: localizedTextSchema, usually: matterRouteSchema })
  .meta({ id: 'MatterCategory' });
export type MatterCategory = z.infer<typeof matterCategorySchema>;

/** Who can be given a matter: one person, a body of the community, an agency, a partner, or a bureau’s plugin. */
export const matterHandlerKindSchema = z
  .enum(['staff', 'body', 'agency', 'partner', 'plugin'])
  .meta({ id: 'MatterHandlerKind' });
export type MatterHandlerKind = z.infer<typeof matterHandlerKindSchema>;

/** Whom an action names: a handler, or the unit that a matter goes to. */
export const matterTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plugin'), id: pluginIdSchema }),
  z.strictObject({ kind: z.enum(['staff', 'body', 'agency', 'partner', 'unit']), id: ulidSchema }),
]);
export type MatterTarget = z.infer<typeof matterTargetSchema>;

const sentence = z.string().trim().min(1).max(500);

/** The resident who told staff of a matter, if they want to be known. */
const contactSchema = z.strictObject({
  name: z.string().trim().min(1).max(50).nullable().default(null),
  phone: z
    .string()
    .regex(/^\+?[\d-]{7,20}$/, 'must be a phone number')
    .nullable()
    .default(null),
});

export const newMatterSchema = z
  .strictObject({
    /** What it is, in one sentence. */
    title: z.string().trim().min(2).max(100),
    description: z.string().trim().max(2_000).default(''),
    category: matterCategoryCodeSchema,
    source: matterSourceSchema.default('staff'),
    place: z.strictObject({
      /** The unit where it is; that of the building where one is named. */
      unitId: ulidSchema,
      buildingId: ulidSchema.nullable().default(null),
      /** A dwelling of that building. */
      dwellingId: ulidSchema.nullable().default(null),
      /** Where exactly, in words: 3 单元门口. */
      text: z.string().trim().max(200).default(''),
      position: positionSchema.nullable().default(null),
    }),
    contact: contactSchema.nullable().default(null),
  })
  .refine(({ place }) => place.dwellingId === null || place.buildingId !== null, {
    message: 'name the building of the dwelling too',
    path: ['place', 'buildingId'],
  })
  .refine(({ source, contact }) => contact === null || source === 'public', {
    message: 'only what a resident reported has a resident to ask',
    path: ['contact'],
  })
  .meta({ id: 'NewMatter' });
/** A matter as it is reported: category, place, what was seen. */
export type NewMatter = z.input<typeof newMatterSchema>;

/**
 * What can be done with a matter. By the unit where it stands: `openCase` or `decline` it, `dispatch` it to a handler,
 * `passUp` to the unit above, `sendBack` to the unit below, `transfer` it to a neighbouring unit, `recall` it from its
 * handler, `verify` or `reject` what was done. By the handler: `start`, `feedBack`, `sendBack`, `transfer` to another
 * handler. By the reporter: `withdraw` a report that was a mistake, while nobody has acted on it; `confirm` with a grade,
 * or `reopen`.
 */
export const matterActionSchema = z
  .enum([
    ...(['openCase', 'decline', 'dispatch', 'passUp', 'sendBack', 'transfer', 'recall'] as const),
    ...(['start', 'feedBack', 'verify', 'reject', 'confirm', 'reopen', 'withdraw'] as const),
  ])
  .meta({ id: 'MatterAction' });
export type MatterAction = z.infer<typeof matterActionSchema>;

export const matterGradeSchema = z.enum(['satisfied', 'acceptable', 'dissatisfied']).meta({ id: 'MatterGrade' });
export type MatterGrade = z.infer<typeof matterGradeSchema>;

export const matterActSchema = z.strictObject({
  /** What was done, or why; every action but `openCase`, `dispatch`, `start`, `verify` and `confirm` asks for it. */
  note: sentence.optional(),
  /** For `dispatch` and `transfer`. */
  target: matterTargetSchema.optional(),
  /** For `openCase`, where the reporter chose another one. */
  category: matterCategoryCodeSchema.optional(),
  /** For `confirm`. */
  grade: matterGradeSchema.optional(),
  /** The version that the caller saw: 409 where the matter has changed since. */
  version: z.number().int().optional(),
});
export type MatterAct = z.infer<typeof matterActSchema>;

/** Who has the matter now, since when, and until when the step is due. */
export const matterHolderSchema = z
  .object({
    kind: z.enum(['unit', 'reporter', ...matterHandlerKindSchema.options]),
    name: z.string(),
    /** Who of an agency, body or partner has begun it. */
    person: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    since: instantSchema,
    dueAt: instantSchema,
  })
  .meta({ id: 'MatterHolder' });
export type MatterHolder = z.infer<typeof matterHolderSchema>;

const placeShape = {
  unit: unitReferenceSchema,
  /** With the community’s name for a grid. */
  unitName: z.string(),
  building: z.string().nullable(),
  /** Entrance and door, where it is about one dwelling. */
  door: internal(z.string().nullable()),
  text: z.string(),
  /** The reporter’s position, else the building’s. */
  position: positionSchema.nullable(),
};

/** How it ended: handled and verified, not a matter at all, or withdrawn by whoever reported it. */
export const matterOutcomeSchema = z.enum(['handled', 'declined', 'withdrawn']).meta({ id: 'MatterOutcome' });
export type MatterOutcome = z.infer<typeof matterOutcomeSchema>;

export const matterSummarySchema = z
  .object({
    id: ulidSchema,
    title: z.string(),
    category: matterCategorySchema,
    source: matterSourceSchema,
    stage: matterStageSchema,
    outcome: matterOutcomeSchema.nullable(),
    place: z.object(placeShape),
    /** The level whose unit decides about the matter now. */
    level: unitLevelSchema,
    /** Null once the matter is closed. */
    holder: matterHolderSchema.nullable(),
    reporter: actorSchema,
    reportedAt: instantSchema,
    closedAt: instantSchema.nullable(),
    reopenings: z.number().int(),
  })
  .meta({ id: 'MatterSummary' });
export type MatterSummary = z.infer<typeof matterSummarySchema>;

/** A matter as a point of a map: nothing that tells of a person. */
export const matterPointSchema = z
  .object({ id: ulidSchema, stage: matterStageSchema, overdue: z.boolean(), position: positionSchema })
  .meta({ id: 'MatterPoint' });
export type MatterPoint = z.infer<typeof matterPointSchema>;

export const matterEventSchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    actor: actorSchema,
    /** `report` begins it; `lapse`: closed by the rule since the reporter did not answer. */
    action: z.enum([...matterActionSchema.options, 'report', 'lapse']),
    /** The unit or handler that it went to. */
    target: z.string().nullable(),
    note: z.string().nullable(),
    /** Whose deputy acted. */
    onBehalfOf: z.string().nullable(),
    /** Until when the next step is due; null where none follows. */
    dueAt: instantSchema.nullable(),
  })
  .meta({ id: 'MatterEvent' });
export type MatterEvent = z.infer<typeof matterEventSchema>;

/** Masked: the surname of the name, and 3 + 4 digits of the phone. */
export const matterContactSchema = z
  .object({ name: internal(z.string().nullable()), phone: sensitive(z.string().nullable(), 'phone') })
  .meta({ id: 'MatterContact', ...aboutPerson });
export type MatterContact = z.infer<typeof matterContactSchema>;

export const matterSchema = matterSummarySchema
  .extend({
    description: z.string(),
    contact: matterContactSchema.nullable(),
    /** The caller may see the contact whole, for a reason. */
    revealable: z.boolean(),
    evaluation: z.object({ grade: matterGradeSchema, comment: z.string().nullable() }).nullable(),
    reopeningsLeft: z.number().int(),
    /** Newest first. */
    events: z.array(matterEventSchema),
    /** What the caller may do now, primary action first. */
    actions: z.array(matterActionSchema),
    version: z.number().int(),
  })
  .meta({ id: 'Matter' });
/** A matter as the caller sees it: stage, clock, who has it, and what was done. */
export type Matter = z.infer<typeof matterSchema>;

/** Somebody to whom the caller may give a matter. */
export const matterChoiceSchema = z
  .object({
    target: matterTargetSchema,
    name: z.string(),
    /** What kind of body, agency or partner it is, or the unit of somebody. */
    detail: localizedTextSchema,
    /** The category usually goes there. */
    usual: z.boolean(),
  })
  .meta({ id: 'MatterChoice' });
export type MatterChoice = z.infer<typeof matterChoiceSchema>;
