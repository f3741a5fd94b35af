import { z } from 'zod';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { semverSchema } from './plugin-id.js';

const base = {
  id: ulidSchema,
  at: instantSchema,
  /** Name of whoever did it, as it was then. */
  by: z.string(),
};
const reason = z.string().nullable();

/** What units were given together: a version, none (null), or what the unit above has. */
const placedSchema = z.object({
  version: semverSchema.nullable(),
  inherited: z.boolean(),
  units: z.number().int().min(1),
  /** One of them; null where it has ended since. */
  first: unitReferenceSchema.nullable(),
});

/** Something that was done with a plugin, as the audit has it. */
export const pluginDeedSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...base, kind: z.literal('installed'), version: semverSchema }),
    /** Confirmed task types that need no admission. */
    z.object({ ...base, kind: z.literal('ungated'), version: semverSchema, types: z.array(z.string()) }),
    /** Made the general version; null: none. `everywhere`: units gave up their own. */
    z.object({
      ...base,
      kind: z.literal('enabled'),
      version: semverSchema.nullable(),
      before: semverSchema.nullable(),
      everywhere: z.boolean(),
    }),
    z.object({ ...base, kind: z.literal('paused'), reason }),
    z.object({ ...base, kind: z.literal('resumed') }),
    z.object({ ...base, kind: z.literal('placed'), given: z.array(placedSchema) }),
    z.object({ ...base, kind: z.literal('versionRemoved'), version: semverSchema }),
    z.object({ ...base, kind: z.literal('removed') }),
    z.object({ ...base, kind: z.literal('credentials') }),
    z.object({ ...base, kind: z.literal('exported'), version: semverSchema, reason }),
    /** How many permissions were granted and refused. */
    z.object({ ...base, kind: z.literal('decided'), granted: z.number().int(), refused: z.number().int(), reason }),
    /** Names of settings that were changed. */
    z.object({ ...base, kind: z.literal('configured'), settings: z.array(z.string()) }),
    /** Showed a build of their own in their session. */
    z.object({ ...base, kind: z.literal('developed') }),
  ])
  .meta({ id: 'PluginDeed' });
export type PluginDeed = z.infer<typeof pluginDeedSchema>;
