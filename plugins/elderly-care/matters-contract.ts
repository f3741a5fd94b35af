import { z } from 'zod';

/** What server and web part agree on about matters that street and district route to the bureau (为老事项). */

const sentence = z.string().trim().min(1).max(500);

/** `takenBack`: the street or the district took it back before the bureau answered. */
export const matterStateSchema = z.enum(['open', 'answered', 'sentBack', 'takenBack']);
export type MatterState = z.infer<typeof matterStateSchema>;

export const listMattersQuerySchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  show: z.enum(['open', 'settled']).default('open'),
});

export const matterLineSchema = z.object({
  id: z.string(),
  /** What it is, in one sentence. */
  title: z.string(),
  place: z.string(),
  state: matterStateSchema,
  reportedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  settledAt: z.iso.datetime().nullable(),
  settledBy: z.string().nullable(),
});
export type MatterLine = z.infer<typeof matterLineSchema>;

export const matterPageSchema = z.object({ items: z.array(matterLineSchema), next: z.string().nullable() });

/** A matter whole. What was seen and done so far is the platform's, and null once it is no longer with the bureau. */
export const matterFileSchema = matterLineSchema.extend({
  /** What the bureau said: what was done, or why it is not the bureau's. */
  answer: z.string().nullable(),
  platform: z
    .object({
      description: z.string(),
      history: z.array(
        z.object({
          id: z.string(),
          at: z.iso.datetime(),
          by: z.string(),
          action: z.string(),
          note: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
export type MatterFile = z.infer<typeof matterFileSchema>;

export const matterAnswerSchema = z.discriminatedUnion('kind', [
  /** What the bureau did; the unit that routed it verifies. */
  z.strictObject({ kind: z.literal('feedBack'), note: sentence }),
  /** Why it is not the bureau's. */
  z.strictObject({ kind: z.literal('sendBack'), note: sentence }),
]);
export type MatterAnswer = z.infer<typeof matterAnswerSchema>;

export const matterFiguresSchema = z.object({ open: z.number().int(), overdue: z.number().int() });
