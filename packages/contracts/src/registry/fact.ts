import { z } from 'zod';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { factConsentSchema } from './consent.js';
import { factClassSchema, factFieldSchema, factKindNameSchema, factValueSchema } from './fact-kind.js';
import { sourceSchema } from './relation.js';

/** A dated fact that the caller may see, ready to be shown without the catalogue. */
export const factSchema = z
  .object({
    id: ulidSchema,
    kind: factKindNameSchema,
    title: localizedTextSchema,
    class: factClassSchema,
    value: factValueSchema,
    fields: z.array(factFieldSchema),
    source: z.string(),
    /** Null where the fact rests on none, or none was taken down. */
    consent: factConsentSchema.nullable(),
    validFrom: calendarDateSchema,
    /** First day on which it no longer holds; null while it does. */
    validTo: calendarDateSchema.nullable(),
  })
  .meta({ id: 'Fact' });
export type Fact = z.infer<typeof factSchema>;

export const newFactSchema = z
  .strictObject({
    kind: factKindNameSchema,
    value: factValueSchema.default({}),
    source: sourceSchema,
    validFrom: calendarDateSchema,
    /** Asked for exactly where the kind rests on consent: kinds that a plugin declares do. */
    consent: factConsentSchema.optional(),
  })
  .meta({ id: 'NewFact' });
export type NewFact = z.infer<typeof newFactSchema>;

/** What the fact says once it is corrected, whole. */
export const factCorrectionSchema = newFactSchema.omit({ kind: true }).meta({ id: 'FactCorrection' });
export type FactCorrection = z.infer<typeof factCorrectionSchema>;

/** Ends a fact or a relation: `on` is the first day on which it no longer holds. */
export const endingSchema = z.strictObject({ on: calendarDateSchema, source: sourceSchema }).meta({ id: 'Ending' });
export type Ending = z.infer<typeof endingSchema>;
