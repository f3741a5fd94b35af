import { z } from 'zod';

/** What server and web part of this plugin agree on. */

export const listNotesQuerySchema = z.strictObject({
  cursor: z.string().max(30).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const writeNoteSchema = z.strictObject({ text: z.string().trim().min(1).max(500) });

export const noteSchema = z.object({
  id: z.string(),
  text: z.string(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
  /** Still new, by `rules/newness.ts`. */
  isNew: z.boolean(),
});
export type Note = z.infer<typeof noteSchema>;

export const notePageSchema = z.object({ items: z.array(noteSchema), next: z.string().nullable() });

export const findingSchema = z.enum(['well', 'needsHelp']);

/** What a worker hands in for a check. */
export const checkResultSchema = z
  .object({ finding: findingSchema, note: z.string().trim().max(500).optional() })
  .refine(({ finding, note = '' }) => finding === 'well' || note !== '', {
    message: 'say what help is needed',
    path: ['note'],
  });
export type CheckResult = z.infer<typeof checkResultSchema>;

/** The latest notes of one resident. */
export const personNotesSchema = z.object({ items: z.array(noteSchema) });
