export type PictureKind = 'image/jpeg' | 'image/png' | 'image/webp';
export type FileKind = PictureKind | 'application/pdf';

/** Bytes at the beginning that tell what a file is. */
export const HEAD = 12;
/** Bytes at the end that tell whether a PDF is whole (ISO 32000-1, 7.5.5): readers look for `%%EOF` in the last 1,024. */
export const TAIL = 1_024;

const KINDS: readonly { kind: FileKind; begins: (head: string) => boolean }[] = [
  { kind: 'image/jpeg', begins: (head) => head.startsWith('\xff\xd8\xff') },
  { kind: 'image/png', begins: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { kind: 'image/webp', begins: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' },
  { kind: 'application/pdf', begins: (head) => head.startsWith('%PDF-') },
];

/** What a file is by its first bytes; null: none of the kinds that are taken. */
export function kindOf(head: Buffer): FileKind | null {
  const text = head.toString('latin1', 0, HEAD);
  return KINDS.find(({ begins }) => begins(text))?.kind ?? null;
}

/** Whether the end is there, as far as the last bytes say: a PDF's do. `imageOf` looks through a picture. */
export function isWhole(kind: FileKind, tail: Buffer): boolean {
  return kind !== 'application/pdf' || tail.subarray(-TAIL).includes('%%EOF');
}
