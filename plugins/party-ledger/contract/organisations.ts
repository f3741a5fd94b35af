import { z } from 'zod';
import { daySchema, idSchema, nameSchema } from './shared.js';

/** 党委, 党总支, 党支部, 联合党支部, 党小组. */
export const organisationKindSchema = z.enum(['partyCommittee', 'generalBranch', 'branch', 'jointBranch', 'group']);
export type OrganisationKind = z.infer<typeof organisationKindSchema>;

/** Of a community, of a village, or of an enterprise, an institution and the like: it decides the length of a term. */
export const organisationPlaceSchema = z.enum(['community', 'village', 'other']);
export type OrganisationPlace = z.infer<typeof organisationPlaceSchema>;

const findingCodeSchema = z.enum([
  ...['tooFewForBranch', 'tooManyJointUnits', 'tooManyForBranch', 'enoughForPartyCommittee', 'nobodyElected'],
  ...['committeeMissing', 'secretaryIsEnough', 'committeeTooLarge', 'committeeLargerThanUsual', 'termOver', 'termEnds'],
] as const);
export type FindingCode = z.infer<typeof findingCodeSchema>;

const findingSchema = z.object({
  code: findingCodeSchema,
  count: z.number().int().nullable(),
  limit: z.number().int().nullable(),
});

const termSchema = z.object({
  beginsOn: daySchema,
  /** The first day after it. */
  endsOn: daySchema,
  secretary: z.string().nullable(),
  /** Elected in all, the secretary among them. */
  size: z.number().int(),
});

const organisationSchema = z.object({
  id: idSchema,
  parentId: idSchema.nullable(),
  kind: organisationKindSchema,
  place: organisationPlaceSchema,
  name: z.string(),
  foundedOn: daySchema,
  jointUnits: z.number().int(),
  term: termSchema.nullable(),
  /** Today, with all that stands below it. */
  members: z.number().int(),
  probationary: z.number().int(),
  findings: z.array(findingSchema),
});
export type Organisation = z.infer<typeof organisationSchema>;

/** All organisations of the caller's units that stand today; a parent comes before those below it. */
export const organisationListSchema = z.object({
  items: z.array(organisationSchema),
  rule: z.object({ source: z.string(), validFrom: daySchema }),
});

export const createOrganisationSchema = z
  .strictObject({
    parentId: idSchema.nullable(),
    kind: organisationKindSchema,
    place: organisationPlaceSchema,
    name: nameSchema,
    foundedOn: daySchema,
    /** Units that a joint branch joins. */
    jointUnits: z.number().int().min(0).max(50).default(0),
  })
  .refine(({ kind, jointUnits }) => kind !== 'jointBranch' || jointUnits > 0, {
    message: 'say how many units the joint branch joins',
    path: ['jointUnits'],
  });
export type CreateOrganisation = z.input<typeof createOrganisationSchema>;

export const abolishSchema = z.strictObject({ on: daySchema });

/** An election's outcome: who was elected, and from when on. The end follows from the rules. */
export const recordTermSchema = z
  .strictObject({
    beginsOn: daySchema,
    secretaryId: idSchema,
    deputyId: idSchema.nullable(),
    committeeIds: z.array(idSchema).max(20),
  })
  .refine(
    ({ secretaryId, deputyId, committeeIds }) => {
      const all = [secretaryId, ...(deputyId === null ? [] : [deputyId]), ...committeeIds];
      return new Set(all).size === all.length;
    },
    { message: 'nobody holds two posts', path: ['committeeIds'] },
  );
export type RecordTerm = z.infer<typeof recordTermSchema>;
export const createdSchema = z.object({ id: idSchema });
