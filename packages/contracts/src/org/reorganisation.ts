import { z } from 'zod';
import { fieldErrorSchema } from '../http/problem.js';
import { roleSchema } from '../identity/permissions.js';
import { calendarDateSchema, instantSchema, ulidSchema } from '../primitives.js';
import { bodyKindSchema } from './body.js';
import { unitKindSchema, unitLevelSchema, unitPathSchema } from './unit.js';

/** A unit that the operation opens. Its level follows from its kind. */
const newUnitShape = {
  code: z.string().regex(/^\d{6}(\d{3}){0,3}$/, 'must be a division code of 6, 9, 12 or 15 digits'),
  name: z.string().trim().min(1).max(100),
  kind: unitKindSchema,
};

/** What a merge or a part of a split becomes: a unit that was there before and goes on, or a new one. */
export const reorganisationTargetSchema = z
  .discriminatedUnion('identity', [
    z.strictObject({ identity: z.literal('kept'), unit: ulidSchema }),
    z.strictObject({ identity: z.literal('new'), ...newUnitShape }),
  ])
  .meta({ id: 'ReorganisationTarget' });
export type ReorganisationTarget = z.infer<typeof reorganisationTargetSchema>;

/** One step of a reorganisation. Steps follow one another: each finds what those before it have made. */
export const reorganisationChangeSchema = z
  .discriminatedUnion('change', [
    /** 合并: several units of one level become one, with everything within them. */
    z.strictObject({
      change: z.literal('merge'),
      units: z.array(ulidSchema).min(2).max(200),
      into: reorganisationTargetSchema,
    }),
    /** 拆分: each unit within goes to exactly one part. */
    z.strictObject({
      change: z.literal('split'),
      unit: ulidSchema,
      parts: z
        .array(z.strictObject({ into: reorganisationTargetSchema, units: z.array(ulidSchema).min(1).max(2_000) }))
        .min(2)
        .max(20),
    }),
    /** 划转: units report to another one from then on. */
    z.strictObject({ change: z.literal('move'), units: z.array(ulidSchema).min(1).max(2_000), parent: ulidSchema }),
    /** 更名, a new code, or another kind of the same level. */
    z.strictObject({
      change: z.literal('rename'),
      unit: ulidSchema,
      name: newUnitShape.name.optional(),
      code: newUnitShape.code.optional(),
      kind: newUnitShape.kind.optional(),
    }),
    /** 撤销层级: what lies within reports one level up. */
    z.strictObject({ change: z.literal('abolish'), units: z.array(ulidSchema).min(1).max(100) }),
    /** 新设, with the units that it takes over. */
    z.strictObject({
      change: z.literal('open'),
      parent: ulidSchema,
      ...newUnitShape,
      units: z.array(ulidSchema).max(2_000).default([]),
    }),
    /** 撤销 a unit in which nothing and nobody is left. */
    z.strictObject({ change: z.literal('close'), unit: ulidSchema }),
  ])
  .meta({ id: 'ReorganisationChange' });
export type ReorganisationChange = z.infer<typeof reorganisationChangeSchema>;
export type ReorganisationChangeKind = ReorganisationChange['change'];

/** The document (批复、通知) on which a reorganisation rests. */
export const basisDocumentSchema = z
  .strictObject({
    number: z.string().trim().min(1).max(60),
    title: z.string().trim().min(1).max(200),
    issuer: z.string().trim().min(1).max(100),
    date: calendarDateSchema,
  })
  .meta({ id: 'BasisDocument' });
export type BasisDocument = z.infer<typeof basisDocumentSchema>;

export const reorganisationProposalSchema = z
  .strictObject({
    /** First day of the new order; today or later. */
    effectiveOn: calendarDateSchema,
    /** Basis and reason may be left out of a dry run. */
    basis: basisDocumentSchema.optional(),
    reason: z.string().trim().min(1).max(500).optional(),
    changes: z.array(reorganisationChangeSchema).min(1).max(500),
    /** The choice for each key of the preview's decisions. */
    decisions: z.record(z.string().max(80), z.string().max(80)).default({}),
  })
  .meta({ id: 'ReorganisationProposal' });
export type ReorganisationProposal = z.infer<typeof reorganisationProposalSchema>;

/** What hangs on a unit and all within it. */
export const reorganisationFiguresSchema = z
  .object({
    units: z.number().int(),
    households: z.number().int(),
    residents: z.number().int(),
    buildings: z.number().int(),
    openTasks: z.number().int(),
    appointments: z.number().int(),
  })
  .meta({ id: 'ReorganisationFigures' });
export type ReorganisationFigures = z.infer<typeof reorganisationFiguresSchema>;

/** A unit before or after. `key` is its id, or `new:<code>` for one that doesn't exist yet. */
export const reorganisationUnitSchema = z
  .object({
    key: z.string(),
    code: z.string(),
    name: z.string(),
    level: unitLevelSchema,
    kind: unitKindSchema,
    parent: z.string().nullable(),
    /** Keys of the units that it goes on from (after) or ends in (before); itself where it stays. */
    counterparts: z.array(z.string()),
    /** Only of units whose extent changes. */
    figures: reorganisationFiguresSchema.nullable(),
  })
  .meta({ id: 'ReorganisationUnit' });
export type ReorganisationUnit = z.infer<typeof reorganisationUnitSchema>;

export const reorganisationOptionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), value: z.string(), name: z.string() }),
  z.object({ kind: z.literal('holder'), value: z.string(), name: z.string(), unit: z.string() }),
  z.object({ kind: z.literal('end'), value: z.literal('end') }),
]);
export type ReorganisationOption = z.infer<typeof reorganisationOptionSchema>;

/**
 * What people must decide, with a key that stays the same as long as the facts do.
 * - `ownMatters`: which part of a split unit takes what belongs to it as a whole
 * - `body`, `partner`: where it carries on, or that it ends
 * - `appointment`: where the post goes, or that it ends
 * - `leader`: who of several holds the one post of the new unit; the others' posts end
 */
export const reorganisationDecisionSchema = z
  .object({
    key: z.string(),
    subject: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('ownMatters'), unit: z.string() }),
      z.object({ kind: z.literal('body'), unit: z.string(), body: bodyKindSchema, name: z.string() }),
      z.object({ kind: z.literal('partner'), unit: z.string(), name: z.string() }),
      z.object({ kind: z.literal('appointment'), unit: z.string(), role: roleSchema, person: z.string() }),
      z.object({ kind: z.literal('leader'), unit: z.string(), role: roleSchema }),
    ]),
    options: z.array(reorganisationOptionSchema),
    chosen: z.string().nullable(),
  })
  .meta({ id: 'ReorganisationDecision' });
export type ReorganisationDecision = z.infer<typeof reorganisationDecisionSchema>;

/** What follows by itself and is worth knowing. */
export const reorganisationNoteSchema = z.discriminatedUnion('kind', [
  /** Units get another code, because theirs begins with that of another parent. */
  z.object({ kind: z.literal('recoded'), units: z.number().int() }),
  /** Nobody is left in the post that leads this community. */
  z.object({ kind: z.literal('leaderless'), unit: z.string() }),
  z.object({ kind: z.literal('appointmentsFollow'), count: z.number().int() }),
  z.object({ kind: z.literal('bodiesFollow'), count: z.number().int() }),
  /** Agencies go on serving what becomes of the units that they served. */
  z.object({ kind: z.literal('agenciesFollow'), count: z.number().int() }),
]);
export type ReorganisationNote = z.infer<typeof reorganisationNoteSchema>;

export const reorganisationPreviewSchema = z
  .object({
    before: z.array(reorganisationUnitSchema),
    after: z.array(reorganisationUnitSchema),
    decisions: z.array(reorganisationDecisionSchema),
    notes: z.array(reorganisationNoteSchema),
  })
  .meta({ id: 'ReorganisationPreview' });
export type ReorganisationPreview = z.infer<typeof reorganisationPreviewSchema>;

/**
 * `proposed` by one account, then `approved`, `rejected` by another, or `withdrawn`. An approved one waits for its day;
 * then `executing`: the structure has changed, rows follow; `done`. `failed`: on its day it was no longer possible, and
 * nothing has changed.
 */
export const reorganisationStateSchema = z
  .enum(['proposed', 'approved', 'executing', 'done', 'rejected', 'withdrawn', 'failed'])
  .meta({ id: 'ReorganisationState' });
export type ReorganisationState = z.infer<typeof reorganisationStateSchema>;

const personSchema = z.object({ id: ulidSchema, name: z.string() });

export const reorganisationSummarySchema = z
  .object({
    id: ulidSchema,
    state: reorganisationStateSchema,
    effectiveOn: calendarDateSchema,
    basis: basisDocumentSchema,
    reason: z.string(),
    /** The steps in names as they were when it was proposed; a long one names the first few. */
    outline: z.array(
      z.object({
        change: z.enum(['merge', 'split', 'move', 'rename', 'abolish', 'open', 'close']),
        from: z.array(z.string()),
        to: z.array(z.string()),
        /** How many units `from` leaves out. */
        more: z.number().int(),
      }),
    ),
    proposedBy: personSchema,
    proposedAt: instantSchema,
    decidedBy: personSchema.nullable(),
    decidedAt: instantSchema.nullable(),
    decisionNote: z.string().nullable(),
    /** Rows that follow the structure; null before it has changed. */
    progress: z
      .object({
        done: z.number().int(),
        total: z.number().int(),
        rows: z.number().int(),
        finishedAt: instantSchema.nullable(),
      })
      .nullable(),
    /** Why it failed. */
    failure: z.array(fieldErrorSchema).nullable(),
    may: z.object({ approve: z.boolean(), withdraw: z.boolean() }),
  })
  .meta({ id: 'ReorganisationSummary' });
export type ReorganisationSummary = z.infer<typeof reorganisationSummarySchema>;

export const reorganisationSchema = reorganisationSummarySchema
  .extend({
    changes: z.array(reorganisationChangeSchema),
    /** As it was proposed, and renewed when it was approved. */
    preview: reorganisationPreviewSchema,
  })
  .meta({ id: 'Reorganisation' });
export type Reorganisation = z.infer<typeof reorganisationSchema>;

/** A unit of any time, as it was last called. */
export const lineageUnitSchema = z
  .object({
    id: ulidSchema,
    code: z.string(),
    name: z.string(),
    level: unitLevelSchema,
    /** Whether it exists today. */
    exists: z.boolean(),
  })
  .meta({ id: 'LineageUnit' });
export type LineageUnit = z.infer<typeof lineageUnitSchema>;

export const lineageStepSchema = z
  .object({
    from: lineageUnitSchema,
    to: lineageUnitSchema,
    on: calendarDateSchema,
    change: z.enum(['merge', 'split', 'abolish', 'close']),
    reorganisationId: ulidSchema,
    document: z.string(),
  })
  .meta({ id: 'LineageStep' });
export type LineageStep = z.infer<typeof lineageStepSchema>;

/** Where a unit came from and what it became, through all rounds, oldest first. */
export const unitLineageSchema = z
  .object({ unit: lineageUnitSchema, origins: z.array(lineageStepSchema), outcomes: z.array(lineageStepSchema) })
  .meta({ id: 'UnitLineage' });
export type UnitLineage = z.infer<typeof unitLineageSchema>;

export const reorganisedEventDataSchema = z.strictObject({
  reorganisationId: ulidSchema,
  effectiveOn: calendarDateSchema,
});
export type ReorganisedEventData = z.infer<typeof reorganisedEventDataSchema>;

/**
 * A unit of any time as it goes on today: in one unit, with the path of which its rows are kept; in several after a split,
 * the one that its own matters went to first. What ended without a successor, or lies outside the caller’s units, is left out.
 */
export const unitTodaySchema = z
  .object({ id: ulidSchema, paths: z.array(unitPathSchema).min(1) })
  .meta({ id: 'UnitToday' });
export type UnitToday = z.infer<typeof unitTodaySchema>;
