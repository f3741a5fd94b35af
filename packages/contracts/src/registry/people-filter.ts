import { z } from 'zod';
import { factKindNameSchema } from './fact-kind.js';
import { residenceKindSchema } from './relation.js';

/** Completed years of age. */
export const ageSchema = z.number().int().min(0).max(150);

/** Which residents of a list or of an export; all that is given must hold today. */
export const peopleFilterSchema = z
  .strictObject({
    ageFrom: ageSchema.optional(),
    ageTo: ageSchema.optional(),
    residenceKind: residenceKindSchema.optional(),
    /** Only people who live outside the community of their registration (人户分离). */
    mismatch: z.literal(true).optional(),
    /** A kind of fact that holds; sensitive ones cannot be asked for. */
    fact: factKindNameSchema.optional(),
  })
  .meta({ id: 'PeopleFilter' });
export type PeopleFilter = z.infer<typeof peopleFilterSchema>;
