import { z } from 'zod';
import { aboutPerson, internal } from '../access/field-class.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { personSchema, personSummarySchema } from './person.js';

/**
 * Why two people may be one: the same ID number (also in its form of 15 digits, 一代身份证), or the same name and birth
 * date together with a phone or with the door. There is no score: each reason stands for itself and can be explained.
 */
export const duplicateReasonSchema = z
  .enum(['idNumber', 'nameBirthPhone', 'nameBirthAddress'])
  .meta({ id: 'DuplicateReason' });
export type DuplicateReason = z.infer<typeof duplicateReasonSchema>;

/** `distinct`: somebody has said that they are two people. */
export const duplicateStateSchema = z.enum(['open', 'merged', 'distinct']).meta({ id: 'DuplicateState' });
export type DuplicateState = z.infer<typeof duplicateStateSchema>;

const candidate = {
  id: ulidSchema,
  state: internal(duplicateStateSchema),
  reasons: internal(z.array(duplicateReasonSchema)),
  foundAt: internal(instantSchema),
  /** Null who lives outside the caller's units: then only `settledBy` is said. */
  first: internal(personSummarySchema.nullable()),
  second: internal(personSummarySchema.nullable()),
  /** The innermost unit that serves both: whoever merges there may settle it. Null where the caller may. */
  settledBy: internal(unitReferenceSchema.nullable()),
};

/** Two people who may be one, as the list shows them; at least one of them is of the caller's units. */
export const duplicateSchema = z.object(candidate).meta({ id: 'Duplicate', ...aboutPerson });
export type Duplicate = z.infer<typeof duplicateSchema>;

/**
 * How the two differ in one field: `name`, `sex`, `birthDate`, `document`, `phone`, the kind of a relation, for shares
 * with its collective (`collectiveShare:石桥村股份经济合作社`), `fact:<kind>`. Numbers are compared whole, and only
 * whether they are equal is said. What only one side has is kept; where both differ somebody chooses.
 */
export const duplicateFieldSchema = z
  .object({ field: z.string(), difference: z.enum(['same', 'onlyFirst', 'onlySecond', 'differs']) })
  .meta({ id: 'DuplicateField' });
export type DuplicateField = z.infer<typeof duplicateFieldSchema>;

/** Both side by side, as far as the caller may see them. */
export const duplicateComparisonSchema = z
  .object({
    ...candidate,
    first: internal(personSchema.nullable()),
    second: internal(personSchema.nullable()),
    /** Empty where one of them is outside the caller's units. */
    fields: internal(z.array(duplicateFieldSchema)),
  })
  .meta({ id: 'DuplicateComparison', ...aboutPerson });
export type DuplicateComparison = z.infer<typeof duplicateComparisonSchema>;

export const duplicateSideSchema = z.enum(['first', 'second']);
export type DuplicateSide = z.infer<typeof duplicateSideSchema>;

export const mergeRequestSchema = z
  .strictObject({
    /** Who goes on; the other's id leads to this one from now on. */
    survivorId: ulidSchema,
    /** `updatedAt` of both, as they were shown: whoever changed since is looked at again first. */
    versions: z.strictObject({ first: instantSchema, second: instantSchema }),
    /** For each field that differs the side whose value is kept. */
    choices: z.record(z.string().max(200), duplicateSideSchema),
  })
  .meta({ id: 'MergeRequest' });
export type MergeRequest = z.infer<typeof mergeRequestSchema>;

/** What a merge does, or with `dryRun` would do. */
export const mergeOutcomeSchema = z
  .object({
    /** Null for a dry run. */
    mergeId: ulidSchema.nullable(),
    survivorId: ulidSchema,
    mergedId: ulidSchema,
    /** How many things go over to the survivor. */
    moved: z.object({
      openTasks: z.number().int(),
      closedTasks: z.number().int(),
      relations: z.number().int(),
      facts: z.number().int(),
      aliases: z.number().int(),
      furtherPhones: z.number().int(),
    }),
    /** Plugins that hear of it and take their records along. */
    plugins: z.array(localizedTextSchema),
    /** Until then it can be undone. */
    undoUntil: instantSchema,
  })
  .meta({ id: 'MergeOutcome' });
export type MergeOutcome = z.infer<typeof mergeOutcomeSchema>;

/** Somebody who was merged into another person. */
export const personMergeSchema = z
  .object({
    id: ulidSchema,
    fromId: ulidSchema,
    intoId: ulidSchema,
    /** The name under which they were registered. */
    fromName: internal(z.string()),
    mergedAt: internal(instantSchema),
    mergedBy: internal(z.string()),
    undoUntil: internal(instantSchema),
    /** Whether the caller may undo it now. */
    mayUndo: internal(z.boolean()),
  })
  .meta({ id: 'PersonMerge', ...aboutPerson });
export type PersonMerge = z.infer<typeof personMergeSchema>;
