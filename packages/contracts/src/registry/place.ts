import { z } from 'zod';
import { internal } from '../access/field-class.js';
import { calendarDateSchema, instantSchema, ulidSchema } from '../primitives.js';

export const buildingSummarySchema = z
  .object({
    id: ulidSchema,
    name: z.string(),
    unitName: z.string(),
    dwellings: z.number().int(),
    /** Of those, how many stand empty and how many are let. */
    vacant: z.number().int(),
    rented: z.number().int(),
    residents: z.number().int(),
  })
  .meta({ id: 'BuildingSummary' });
export type BuildingSummary = z.infer<typeof buildingSummarySchema>;

/** A dwelling (户室) as its building shows it. */
export const dwellingSchema = z
  .object({
    id: ulidSchema,
    floor: z.number().int(),
    door: internal(z.string()),
    /** Stands empty (空置). */
    vacant: z.boolean(),
    /** A fact of the home, whoever lives in it (出租房). */
    rented: z.boolean(),
    /** Several where a home is shared. */
    householdIds: z.array(ulidSchema),
    residents: z.number().int(),
    /** Day of the last walk-round or other check. */
    checkedOn: calendarDateSchema.nullable(),
  })
  .meta({ id: 'Dwelling' });
export type Dwelling = z.infer<typeof dwellingSchema>;

/** Entrances × floors × doors; a house without entrances has one whose name is null. */
export const buildingSchema = buildingSummarySchema
  .extend({
    entrances: z.array(z.object({ name: z.string().nullable(), dwellings: z.array(dwellingSchema) })),
    actions: z.array(z.enum(['flagDwelling', 'startWalkRound'])),
    /** The walk-round in progress. */
    walkRoundId: ulidSchema.nullable(),
  })
  .meta({ id: 'Building' });
export type Building = z.infer<typeof buildingSchema>;

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

export const walkRoundSchema = z
  .object({ ...walkRoundFields, list: z.array(walkRoundDoorSchema) })
  .meta({ id: 'WalkRound' });
export type WalkRound = z.infer<typeof walkRoundSchema>;
