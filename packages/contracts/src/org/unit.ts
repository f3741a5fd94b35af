import { z } from 'zod';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';

/** District (区/县) → street (街道/乡镇) → community (社区/村) → grid (网格); any level may be missing. */
export const unitLevelSchema = z.enum(['district', 'street', 'community', 'grid']).meta({ id: 'UnitLevel' });
export type UnitLevel = z.infer<typeof unitLevelSchema>;

/**
 * Kinds of one level: a township is a street; a village, a factory's housing (单位型社区) and a resettlement estate
 * (安置小区) are communities; a villagers' group is a grid, and so is a hamlet community (村落社区), which has grids within it.
 */
export const unitKindSchema = z
  .enum([
    'district',
    'county',
    'street',
    'township',
    'town',
    'urbanCommunity',
    'villageCommunity',
    'factoryCommunity',
    'resettlementEstate',
    'hamletCommunity',
    'grid',
    'residentsGroup',
  ])
  .meta({ id: 'UnitKind' });
export type UnitKind = z.infer<typeof unitKindSchema>;

export const unitReferenceSchema = z
  .object({ id: ulidSchema, name: z.string(), level: unitLevelSchema })
  .meta({ id: 'UnitReference' });
export type UnitReference = z.infer<typeof unitReferenceSchema>;

export const unitSchema = unitReferenceSchema
  .extend({
    /** Division code, GB/T 2260 and its extensions: 6 digits district, 9 street, 12 community, 15 grid. */
    code: z.string(),
    kind: unitKindSchema,
    kindTitle: localizedTextSchema,
    parentId: ulidSchema.nullable(),
    hasChildren: z.boolean(),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof unitSchema>;

/** Dates between which something holds: the first is included, the last is not; without a last day it has no end yet. */
export const validityShape = { validFrom: calendarDateSchema, validTo: calendarDateSchema.optional() };

/** A unit as its own page shows it, as of a day. */
export const unitDetailSchema = unitSchema
  .extend({
    /** The units above it, outermost first; not all of them may be opened by the caller. */
    parents: z.array(unitReferenceSchema.extend({ readable: z.boolean() })),
    areaHectares: z.number().int().nullable(),
    ...validityShape,
    /** What the caller may do with it today. */
    mayManage: z.boolean(),
    mayReadStaff: z.boolean(),
  })
  .meta({ id: 'UnitDetail' });
export type UnitDetail = z.infer<typeof unitDetailSchema>;

/** The units that a row belongs to, one for each level; a level that doesn't exist there is null. */
export const unitPathSchema = z
  .object({
    districtId: ulidSchema,
    streetId: ulidSchema.nullable(),
    communityId: ulidSchema.nullable(),
    gridId: ulidSchema.nullable(),
  })
  .meta({ id: 'UnitPath' });
/** Ids of the units that a row belongs to, from the district inwards; a level that is not there is null. */
export type UnitPath = z.infer<typeof unitPathSchema>;
