import { z } from 'zod';
import { aboutPerson, internal } from '../access/field-class.js';
import { calendarDateSchema } from '../primitives.js';
import { sharedFactNameSchema } from './shared-facts.js';

/** What the registry knows already of a fact that a part asks. */
export const knownFactSchema = z
  .object({
    fact: internal(sharedFactNameSchema),
    value: internal(z.string()),
    source: internal(z.string()),
    since: internal(calendarDateSchema),
  })
  .meta({ id: 'KnownFact', ...aboutPerson });
export type KnownFact = z.infer<typeof knownFactSchema>;
