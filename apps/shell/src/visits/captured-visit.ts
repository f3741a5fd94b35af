import { bureauColorSchema, doorSchema, newVisitSchema, problemSchema, visitPartSchema } from '@yige/contracts';
import { z } from 'zod';

/**
 * A visit from the moment somebody saved it until the platform has it. `held`: it may still be taken back. `waiting`: it
 * goes up as soon as there is network. `sending`: it is on its way. `refused`: the platform did not take it, or parts of
 * it; it stays with what was captured until somebody mends or drops it.
 */
export const capturedVisitSchema = z.object({
  /** Its Idempotency-Key. */
  key: z.string(),
  door: doorSchema,
  body: newVisitSchema,
  /** What it is about, as the list showed it: it shows until the list itself knows. */
  glyphs: z.array(z.object({ glyph: z.string(), color: bureauColorSchema, title: z.string() })),
  state: z.enum(['held', 'waiting', 'sending', 'refused']),
  /** Why the whole of it was refused. */
  problem: problemSchema.nullable(),
  /** What became of its parts, where some were refused. */
  parts: z.array(visitPartSchema),
});
export type CapturedVisit = z.infer<typeof capturedVisitSchema>;
