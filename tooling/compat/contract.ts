import { sharedFactSchemas } from '@yige/plugin-sdk/facts';
import type { UploadDefinition } from '@yige/plugin-sdk/manifest';
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

/** What a worker hands in for a check; of whoever was not met, or did not agree, the shared facts alone. */
export const checkResultSchema = z
  .object({
    personMet: sharedFactSchemas.personMet,
    consent: sharedFactSchemas.consent.optional(),
    finding: findingSchema.optional(),
    note: z.string().trim().max(500).optional(),
  })
  .refine(({ consent, finding }) => consent !== 'given' || finding !== undefined, {
    message: 'say how it is',
    path: ['finding'],
  })
  .refine(({ finding, note = '' }) => finding !== 'needsHelp' || note !== '', {
    message: 'say what help is needed',
    path: ['note'],
  });
export type CheckResult = z.infer<typeof checkResultSchema>;

/** The latest notes of one resident. */
export const personNotesSchema = z.object({ items: z.array(noteSchema) });

export const noteCountSchema = z.object({ count: z.number().int() });

/** Papers that lie beside the notes. */
export const papers = {
  path: '/papers',
  largest: 2_097_152,
  kinds: ['application/pdf', 'image/jpeg'],
} as const satisfies UploadDefinition;
export const paperSchema = z.object({ id: z.string(), name: z.string(), kind: z.string(), size: z.number().int() });
export type Paper = z.infer<typeof paperSchema>;
