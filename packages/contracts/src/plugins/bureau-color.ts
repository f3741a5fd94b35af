import { z } from 'zod';

/** Colour of a bureau's cell. The platform assigns it; a plugin only names the bureau's kind. */
export const bureauColorSchema = z
  .enum(['police', 'health', 'elderly', 'volunteer', 'party', 'other'])
  .meta({ id: 'BureauColor' });
/** Kind of bureau, by which the platform chooses the colour of its cell. */
export type BureauColor = z.infer<typeof bureauColorSchema>;
