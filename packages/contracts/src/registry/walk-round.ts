import { z } from 'zod';
import { internal } from '../access/field-class.js';
import { instantSchema, ulidSchema } from '../primitives.js';

export const doorStateSchema = z.enum(['confirmed', 'changed', 'vacant']).meta({ id: 'DoorState' });
export type DoorState = z.infer<typeof doorStateSchema>;

const walkRoundFields = {
  id: ulidSchema,
  buildingId: ulidSchema,
  building: z.string(),
  unitName: z.string(),
  startedAt: instantSchema,
  startedBy: z.string(),
  assignee: z.object({ id: ulidSchema, name: z.string() }).nullable(),
  doors: z.number().int(),
  checked: z.number().int(),
  /** How many findings it has brought, settled or not. */
  found: z.number().int(),
  finishedAt: instantSchema.nullable(),
};

export const walkRoundSummarySchema = z.object(walkRoundFields).meta({ id: 'WalkRoundSummary' });
export type WalkRoundSummary = z.infer<typeof walkRoundSummarySchema>;

/** One door of a walk-round (走访核对): what was found, by whom and when; null until somebody was there. */
export const walkRoundDoorSchema = z
  .object({
    dwellingId: ulidSchema,
    entrance: z.string().nullable(),
    floor: z.number().int(),
    door: internal(z.string()),
    state: doorStateSchema.nullable(),
    note: z.string().nullable(),
    by: z.string().nullable(),
    at: instantSchema.nullable(),
  })
  .meta({ id: 'WalkRoundDoor' });
export type WalkRoundDoor = z.infer<typeof walkRoundDoorSchema>;

/**
 * What somebody has to see to: something has changed behind a door, a home stands empty where people are registered, or a
 * door is not in the registry.
 */
export const findingKindSchema = z.enum(['changed', 'registeredButEmpty', 'unlisted']).meta({ id: 'FindingKind' });
export type FindingKind = z.infer<typeof findingKindSchema>;

/** A finding as the round shows it, also to a neighbour who walks it: doors, not people. */
export const walkFindingSchema = z
  .object({
    id: ulidSchema,
    kind: findingKindSchema,
    /** Null while the door is not in the registry. */
    dwellingId: ulidSchema.nullable(),
    entrance: z.string().nullable(),
    door: internal(z.string()),
    note: z.string().nullable(),
    by: z.string(),
    at: instantSchema,
    /** What was done about it; null while it waits. */
    settled: z.object({ by: z.string(), at: instantSchema, note: z.string() }).nullable(),
  })
  .meta({ id: 'WalkFinding' });
export type WalkFinding = z.infer<typeof walkFindingSchema>;

/** A finding for those who keep the registry. */
export const findingToFollowSchema = walkFindingSchema
  .extend({
    roundId: ulidSchema,
    buildingId: ulidSchema,
    building: z.string(),
    unitName: z.string(),
    householdIds: z.array(ulidSchema),
  })
  .meta({ id: 'FindingToFollow' });
export type FindingToFollow = z.infer<typeof findingToFollowSchema>;

export const walkRoundSchema = z
  .object({ ...walkRoundFields, list: z.array(walkRoundDoorSchema), findings: z.array(walkFindingSchema) })
  .meta({ id: 'WalkRound' });
export type WalkRound = z.infer<typeof walkRoundSchema>;

export const findingNoteSchema = z.string().trim().min(1).max(200);
