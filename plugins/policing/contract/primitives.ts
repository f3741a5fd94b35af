import { z } from 'zod';

export const daySchema = z.iso.date();
export const idSchema = z.string().length(26);
export const idParams = z.object({ id: idSchema });

export const pageQueryShape = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** Something written down by whoever did it. */
export const words = (maximum: number) => z.string().trim().min(1).max(maximum);
