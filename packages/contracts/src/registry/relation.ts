import { z } from 'zod';
import { internal } from '../access/field-class.js';
import { unitReferenceSchema } from '../org/unit.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';

/**
 * The four relations of a resident (R10), each dated, each with its source, none derived from another:
 * registration follows the home (户籍), residence is where one lives (居住), shares follow the person (股权), and service
 * responsibility says which unit serves them (管理归属).
 */
export const relationKindSchema = z
  .enum(['householdRegistration', 'residence', 'collectiveShare', 'serviceResponsibility'])
  .meta({ id: 'RelationKind' });
export type RelationKind = z.infer<typeof relationKindSchema>;

/** How somebody lives where they live: permanent (常住), floating (流动), tenant (租户), moved back (回迁). */
export const residenceKindSchema = z
  .enum(['permanent', 'floating', 'tenant', 'movedBack'])
  .meta({ id: 'ResidenceKind' });
export type ResidenceKind = z.infer<typeof residenceKindSchema>;

/** Where it was learned: 公安户籍, 网格员上门, 本人提供. */
export const sourceSchema = z.string().trim().min(1).max(60).meta({ id: 'Source' });

/** GB/T 2260 and its extensions: 6 digits county, 9 street, 12 community. */
export const divisionCodeSchema = z.string().regex(/^\d{6}(\d{3}){0,2}$/, 'must be 6, 9 or 12 digits');

const dated = {
  /** First day on which it holds. */
  validFrom: calendarDateSchema,
  source: sourceSchema,
};

/** A door to live behind: a household that is there already, or with null a new one in the dwelling. */
const homeSchema = z.strictObject({ dwellingId: ulidSchema, householdId: ulidSchema.nullable() });

export const newResidenceSchema = z.strictObject({ ...dated, ...homeSchema.shape, residenceKind: residenceKindSchema });

export const newRegistrationSchema = z.strictObject({
  ...dated,
  divisionCode: divisionCodeSchema,
  address: z.string().trim().min(1).max(200),
});

/** Hundredths of a share (股). */
const shareHundredths = z.number().int().min(1).max(100_000_000);

export const newRelationSchema = z
  .discriminatedUnion('kind', [
    newRegistrationSchema.extend({ kind: z.literal('householdRegistration') }),
    newResidenceSchema.extend({ kind: z.literal('residence') }),
    z.strictObject({
      ...dated,
      kind: z.literal('collectiveShare'),
      /** The collective, e.g. 石桥村股份经济合作社. */
      collective: z.string().trim().min(1).max(100),
      shareHundredths,
    }),
    z.strictObject({ ...dated, kind: z.literal('serviceResponsibility'), unitId: ulidSchema }),
  ])
  .meta({ id: 'NewRelation' });
export type NewRelation = z.infer<typeof newRelationSchema>;

/**
 * What a relation says once it is corrected, whole. Another home, or another unit that serves, is no correction: it is
 * recorded as the next relation.
 */
export const relationCorrectionSchema = z
  .discriminatedUnion('kind', [
    newRegistrationSchema.extend({ kind: z.literal('householdRegistration') }),
    z.strictObject({ ...dated, kind: z.literal('residence'), residenceKind: residenceKindSchema }),
    z.strictObject({ ...dated, kind: z.literal('collectiveShare'), shareHundredths }),
    z.strictObject({ ...dated, kind: z.literal('serviceResponsibility') }),
  ])
  .meta({ id: 'RelationCorrection' });
export type RelationCorrection = z.infer<typeof relationCorrectionSchema>;

const known = {
  id: ulidSchema,
  validFrom: calendarDateSchema,
  /** First day on which it no longer holds; null while it does. */
  validTo: calendarDateSchema.nullable(),
  source: z.string(),
};

export const relationSchema = z
  .discriminatedUnion('kind', [
    z.object({
      ...known,
      kind: z.literal('householdRegistration'),
      divisionCode: z.string(),
      address: z.string(),
    }),
    z.object({
      ...known,
      kind: z.literal('residence'),
      residenceKind: residenceKindSchema,
      householdId: ulidSchema,
      /** The door as people say it. */
      door: internal(z.string()),
    }),
    z.object({
      ...known,
      kind: z.literal('collectiveShare'),
      collective: z.string(),
      shareHundredths: z.number().int(),
    }),
    z.object({ ...known, kind: z.literal('serviceResponsibility'), unit: unitReferenceSchema }),
  ])
  .meta({ id: 'Relation' });
export type Relation = z.infer<typeof relationSchema>;

/**
 * Whether somebody lives outside the community in which they are registered (人户分离): computed from the two
 * relations, never stored. A code of 6 or 9 digits is compared as far as it goes.
 */
export function registrationMismatch(registrationCode: string, communityCode: string): boolean {
  return !communityCode.startsWith(registrationCode.slice(0, 12));
}
