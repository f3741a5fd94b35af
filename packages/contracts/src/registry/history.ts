import { z } from 'zod';
import { instantSchema, jsonSchema, ulidSchema } from '../primitives.js';
import { actorSchema } from '../tasks/task.js';

/**
 * One change of what the registry knows. `aspect` is what it was about: `name`, `phones`, the kind of a relation,
 * `fact:<kind>`, `head`, `vacant`, `rented`, `buildingName`, `location`, `door`, `floor`. Sensitive facts that the caller
 * may not see are not there.
 */
export const registryChangeSchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    actor: actorSchema.pick({ kind: true, name: true }),
    action: z.enum(['recorded', 'corrected', 'ended']),
    aspect: z.string(),
    /** Text, or the fields of a relation or a fact; numbers are masked. Null where there was or is nothing. */
    before: jsonSchema,
    after: jsonSchema,
    source: z.string().nullable(),
  })
  .meta({ id: 'RegistryChange' });
export type RegistryChange = z.infer<typeof registryChangeSchema>;
