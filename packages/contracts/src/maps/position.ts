import { z } from 'zod';

/** Degrees, WGS 84, kept to about ten centimetres. */
export const positionSchema = z
  .strictObject({ longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof positionSchema>;
