import { z } from 'zod';

/** Bytes of an uploaded file at most, whatever a plugin declares: 20 MiB. */
export const UPLOAD_LARGEST = 20_971_520;

/** The kind under which a file is sent to a plugin: what it is, its content tells, and not whoever sends it. */
export const UPLOAD_MEDIA_TYPE = 'application/octet-stream';

/** Kinds of files that a plugin may take; each is known by its content. */
export const uploadKindSchema = z
  .enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])
  .meta({ id: 'UploadKind' });
export type UploadKind = z.infer<typeof uploadKindSchema>;

/** A route of the plugin's API that takes a file: a `POST` with the file as its body and the name as `name` in the query. */
export const uploadDeclarationSchema = z.strictObject({
  /** From the plugin's API root, e.g. `/meetings/:id/files`. */
  path: z.string().regex(/^(\/:?[A-Za-z][A-Za-z0-9-]*)+$/, 'must read /things/:id/files'),
  /** Bytes of one file at most. */
  largest: z.number().int().min(1).max(UPLOAD_LARGEST),
  kinds: z.array(uploadKindSchema).min(1),
});
export type UploadDeclaration = z.infer<typeof uploadDeclarationSchema>;

/** The declared upload to which a path below the plugin's API root leads; null where none does. */
export function uploadAt<Declared extends { readonly path: string }>(
  uploads: readonly Declared[],
  path: string,
): Declared | null {
  const parts = path.split('/');
  return uploads.find((upload) => leadsTo(upload.path.split('/'), parts)) ?? null;
}

function leadsTo(declared: readonly string[], parts: readonly string[]): boolean {
  return (
    declared.length === parts.length &&
    declared.every((part, index) => (part.startsWith(':') ? parts[index] !== '' : part === parts[index]))
  );
}

/** Where a file is sent that is called so: `/meetings/01m8…/files?name=…`. */
export function withFileName(path: string, { name }: { name: string }): string {
  return `${path}${path.includes('?') ? '&' : '?'}name=${encodeURIComponent(name)}`;
}

const ENDINGS: Record<UploadKind, { accepted: RegExp; usual: string }> = {
  'image/jpeg': { accepted: /\.jpe?g$/i, usual: '.jpg' },
  'image/png': { accepted: /\.png$/i, usual: '.png' },
  'image/webp': { accepted: /\.webp$/i, usual: '.webp' },
  'application/pdf': { accepted: /\.pdf$/i, usual: '.pdf' },
};
const LONGEST_NAME = 120;

/** The name of a file without folders and control characters, with an ending that fits what the file is. */
export function fileNameOf(given: string, kind: UploadKind): string {
  const { accepted, usual } = ENDINGS[kind];
  const plain = given
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .trim();
  return `${plain.replace(accepted, '').slice(0, LONGEST_NAME) || 'file'}${usual}`;
}
