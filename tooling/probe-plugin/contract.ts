import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import type { UploadDefinition } from '@yige/plugin-sdk/manifest';
import { z } from 'zod';

/** What the probe looks at on a visit; it asks what elderly care asks too. */
export const lookResultSchema = z.object({
  personMet: sharedFactSchemas.personMet,
  wiring: z.enum(['good', 'bad']),
});
export type LookResult = z.infer<typeof lookResultSchema>;

/** Files that the probe keeps. */
export const papers = {
  path: '/papers',
  largest: 2_097_152,
  kinds: ['application/pdf', 'image/jpeg'],
} as const satisfies UploadDefinition;
export const paperSchema = z.object({ id: z.string(), name: z.string(), kind: z.string(), size: z.number().int() });
export type Paper = z.infer<typeof paperSchema>;
