import { z } from 'zod';

/** What server and web part of this plugin agree on. Days are `YYYY-MM-DD`, months `YYYY-MM`, money is integer fen. */

export const idSchema = z.string().length(26);
export const idParamsSchema = z.object({ id: idSchema });
export const daySchema = z.iso.date();
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must read YYYY-MM');
/** The first day that does not come: where something has no end. */
export const NO_END = '9999-12-31';
export const nameSchema = z.string().trim().min(1).max(60);
export const pageShape = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
