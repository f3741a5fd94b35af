import { z } from 'zod';
import { internal } from '../access/field-class.js';
import { positionSchema } from '../maps/position.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { sourceSchema } from './relation.js';

/** How many doors can be added in one call. */
export const DOORS_AT_ONCE = 200;

// A number alone gets its word on top, and a house’s door has the name of the house.
const buildingName = z.string().trim().min(1).max(28);
const entranceName = z.string().trim().min(1).max(27);
const doorName = z.string().trim().min(1).max(30);
/** The ground floor is 1, the one below it -1. */
const floorNumber = z.number().int().min(-9).max(200);

export const buildingSummarySchema = z
  .object({
    id: ulidSchema,
    name: z.string(),
    unitName: z.string(),
    dwellings: z.number().int(),
    /** Of those, how many stand empty, how many are let, and at how many nobody has checked yet. */
    vacant: z.number().int(),
    rented: z.number().int(),
    unchecked: z.number().int(),
    residents: z.number().int(),
  })
  .meta({ id: 'BuildingSummary' });
export type BuildingSummary = z.infer<typeof buildingSummarySchema>;

/** What buildings are looked for by: those with a door that stands empty, is let, or was never checked. */
export const buildingHasSchema = z.enum(['vacant', 'rented', 'unchecked']);
export type BuildingHas = z.infer<typeof buildingHasSchema>;

/** Along the walk through each community, or by name. */
export const buildingSortSchema = z.enum(['walk', 'name']);
export type BuildingSort = z.infer<typeof buildingSortSchema>;

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
    /** The grid in which it stands, or the community where it has no grids. */
    unitId: ulidSchema,
    /** Null where nobody has said where it stands. */
    location: positionSchema.nullable(),
    entrances: z.array(z.object({ name: z.string().nullable(), dwellings: z.array(dwellingSchema) })),
    /** `correct`: name, place and doors, also new ones. */
    actions: z.array(z.enum(['flagDwelling', 'startWalkRound', 'correct'])),
    /** The walk-round in progress. */
    walkRoundId: ulidSchema.nullable(),
  })
  .meta({ id: 'Building' });
export type Building = z.infer<typeof buildingSchema>;

export const newBuildingSchema = z
  .strictObject({
    /** A grid, or a community without grids. */
    unitId: ulidSchema,
    name: buildingName,
    location: positionSchema.nullable().default(null),
    /** A house of its own (一户一院): its one door comes with it and has its name. */
    house: z.boolean().default(false),
    source: sourceSchema,
  })
  .meta({ id: 'NewBuilding' });
export type NewBuilding = z.input<typeof newBuildingSchema>;

export const buildingCorrectionSchema = z
  .strictObject({ name: buildingName.optional(), location: positionSchema.nullable().optional(), source: sourceSchema })
  .refine(({ name, location }) => name !== undefined || location !== undefined, { message: 'say what changes' })
  .meta({ id: 'BuildingCorrection' });
export type BuildingCorrection = z.infer<typeof buildingCorrectionSchema>;

/** A door as it is written on the wall; where the floor is not said, the door tells it: 501 is on the fifth. */
export const newDoorSchema = z.strictObject({
  entrance: entranceName.nullable().default(null),
  floor: floorNumber.nullable().default(null),
  door: doorName,
});
export type NewDoor = z.input<typeof newDoorSchema>;

export const doorCorrectionSchema = z
  .strictObject({
    entrance: entranceName.nullable().optional(),
    floor: floorNumber.optional(),
    door: doorName.optional(),
    source: sourceSchema,
  })
  .refine(({ entrance, floor, door }) => entrance !== undefined || floor !== undefined || door !== undefined, {
    message: 'say what changes',
  })
  .meta({ id: 'DoorCorrection' });
export type DoorCorrection = z.infer<typeof doorCorrectionSchema>;
