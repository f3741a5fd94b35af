import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import { z } from 'zod';

/** What the probe looks at on a visit; it asks what elderly care asks too. */
export const lookResultSchema = z.object({
  personMet: sharedFactSchemas.personMet,
  wiring: z.enum(['good', 'bad']),
});
export type LookResult = z.infer<typeof lookResultSchema>;
