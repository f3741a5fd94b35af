import { z } from 'zod';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
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
  })
  .meta({ id: 'NewFact' });
export type NewFact = z.infer<typeof newFactSchema>;

/** Ends a fact or a relation: `on` is the first day on which it no longer holds. */
export const endingSchema = z.strictObject({ on: calendarDateSchema, source: sourceSchema }).meta({ id: 'Ending' });
export type Ending = z.infer<typeof endingSchema>;
