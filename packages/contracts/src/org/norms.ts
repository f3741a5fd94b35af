import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { unitReferenceSchema } from './unit.js';

const count = z.number().int().min(0);

/** Which rule a figure follows: in one sentence, with who says so and since when. */
export const normSourceSchema = z
  .object({
    rule: localizedTextSchema,
    source: localizedTextSchema,
    validFrom: calendarDateSchema,
    /** False: found in one source only, so a parameter to be checked locally. */
    confirmed: z.boolean(),
  })
  .meta({ id: 'NormSource' });
export type NormSource = z.infer<typeof normSourceSchema>;

/** Posts by the norm in force, against those that somebody holds. A person with several posts fills one. */
export const staffingSchema = z
  .object({
    wanted: count,
    filled: count,
    vacant: count,
    surplus: count,
    norm: normSourceSchema,
    /** What other rules in use elsewhere would give; only for a community. */
    others: z.array(z.object({ wanted: count, norm: normSourceSchema })),
  })
  .meta({ id: 'Staffing' });

/** Rooms against the norm, in square metres. */
export const premisesCheckSchema = z
  .object({ squareMetres: count, wanted: count, short: count, norm: normSourceSchema })
  .meta({ id: 'PremisesCheck' });

/** Households against the size that the rule gives; outside it is a warning and no error. */
export const sizeCheckSchema = z
  .object({
    state: z.enum(['within', 'over', 'under']),
    minimum: count,
    maximum: count,
    norm: normSourceSchema,
  })
  .meta({ id: 'SizeCheck' });

/** What today's registry and appointments give for a unit with all that lies within it. */
export const unitNormsSchema = z
  .object({
    unit: unitReferenceSchema,
    /** The day of the figures: today. */
    on: calendarDateSchema,
    households: count,
    population: count,
    communities: count,
    grids: count,
    /** Null for a grid. */
    staffing: staffingSchema.nullable(),
    /** Only for a community. */
    premises: premisesCheckSchema.nullable(),
    /** For communities and grids to which a size applies. */
    size: sizeCheckSchema.nullable(),
    /** How many units within it fall short, by kind of shortfall. */
    shortfalls: z.object({ staffing: count, premises: count, size: count }),
  })
  .meta({ id: 'UnitNorms' });
export type UnitNorms = z.infer<typeof unitNormsSchema>;

export const shortfallKindSchema = z.enum(['premises', 'staffing', 'size']).meta({ id: 'ShortfallKind' });
export type ShortfallKind = z.infer<typeof shortfallKindSchema>;

export const shortfallSchema = z
  .object({
    unit: unitReferenceSchema,
    code: z.string(),
    /** Name of the unit above. */
    within: z.string().nullable(),
    households: count,
    /** What there is and what there should be: square metres, posts or households. For a size the bound that is missed. */
    actual: count,
    wanted: count,
    /** By how much; of a size that is too small, how many households are missing. */
    difference: count,
    direction: z.enum(['short', 'over']),
  })
  .meta({ id: 'Shortfall' });
export type Shortfall = z.infer<typeof shortfallSchema>;

const access = { kind: 'permission', permission: corePermissions.orgUnitRead } as const;

export const normRoutes = {
  ofUnit: defineRoute({
    method: 'GET',
    path: '/api/v1/org/units/:id/norms',
    summary: 'Households, posts and premises of a unit against the norms',
    access,
    params: z.object({ id: ulidSchema }),
    response: unitNormsSchema,
  }),
  shortfalls: defineRoute({
    method: 'GET',
    path: '/api/v1/org/shortfalls',
    summary: 'Units within the caller’s scope that a norm doesn’t cover, by code',
    access,
    query: z.strictObject({
      ...pageQueryShape,
      kind: shortfallKindSchema,
      /** Only within this unit. */
      unit: ulidSchema.optional(),
    }),
    response: pageOf(shortfallSchema).extend({ norms: z.array(normSourceSchema) }),
  }),
};
