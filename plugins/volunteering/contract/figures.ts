import { z } from 'zod';
import { daySchema } from './common.js';

/** How work stands: shifts day by day for a week from today, and what waits for the organiser. */
export const figuresSchema = z.object({
  days: z.array(z.object({ on: daySchema, shifts: z.number().int(), openPlaces: z.number().int() })),
  hoursWaiting: z.number().int(),
  demands: z.number().int(),
  helpDisputed: z.number().int(),
});
export type Figures = z.infer<typeof figuresSchema>;
