import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { defineProblems, type UploadKind } from '@yige/contracts';
import { HEAD, imageOf, isWhole, kindOf, TAIL, WIDEST } from '@yige/file-content';
import type { StoredFile } from './file-rows.js';
import type { IncomingFile } from './incoming-file.js';

const problems = defineProblems({
  'file.tooLarge': [413, '文件太大', 'The file is too large'],
  'file.kind': [415, '不收这种文件', 'Files of this kind are not taken'],
  'file.unreadable': [422, '文件损坏或没有传完', 'The file is damaged, or did not arrive whole'],
});

const KIND_NAMES: Record<UploadKind, string> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
};

/**
 * Writes a file as it comes, a piece in memory at a time, and stops at once where it is too large or of another kind. A
 * picture is then written anew with nothing but the picture: where and when it was taken does not stay.
 */
export async function writeChecked(
  target: FileHandle,
  { content, largest, kinds }: IncomingFile,
): Promise<Pick<StoredFile, 'kind' | 'size' | 'sha256'>> {
  const hash = createHash('sha256');
  let size = 0;
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of piecesOf(content)) {
    size += piece.length;
    if (size > largest) throw tooLarge(largest);
    if (head.length < HEAD) {
      head = Buffer.concat([head, piece.subarray(0, HEAD)]);
      if (head.length >= HEAD) expectKind(head, kinds);
    }
    tail = Buffer.concat([tail, piece.subarray(-TAIL)]).subarray(-TAIL);
    hash.update(piece);
    await target.writeFile(piece);
  }
  const kind = expectKind(head, kinds);
  if (kind !== 'application/pdf') return { kind, ...(await keepPicture(target, size)) };
  if (!isWhole(kind, tail)) throw problems['file.unreadable']();
  return { kind, size, sha256: hash.digest('hex') };
}

/** All of it is in memory, once it is there: not for as long as a slow line takes. */
async function keepPicture(target: FileHandle, written: number): Promise<Pick<StoredFile, 'size' | 'sha256'>> {
  const { buffer } = await target.read({ buffer: Buffer.alloc(written), position: 0 });
  const image = imageOf(buffer);
  if (typeof image === 'string') throw problems['file.unreadable']();
  if (image.width > WIDEST || image.height > WIDEST) throw tooWide();
  const { content } = image;
  await target.truncate(0);
  await target.write(content, 0, content.length, 0);
  return { size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/** What breaks off in the middle is whoever sends it, and not the disk. */
async function* piecesOf(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const piece of content) yield Buffer.from(piece);
  } catch (cause) {
    throw problems['file.unreadable']({ cause });
  }
}

function expectKind(head: Buffer, kinds: readonly UploadKind[]): UploadKind {
  const kind = kindOf(head);
  if (kind !== null && kinds.includes(kind)) return kind;
  const names = kinds.map((each) => KIND_NAMES[each]);
  throw problems['file.kind']({ detail: { 'zh-CN': `只收 ${names.join('、')}`, en: `Taken are ${names.join(', ')}` } });
}

function tooWide() {
  return problems['file.tooLarge']({
    detail: { 'zh-CN': `每边最多 ${WIDEST} 像素`, en: `${WIDEST} pixels each way at most` },
  });
}

function tooLarge(largest: number) {
  const most = `${Math.floor(largest / 104_857.6) / 10} MB`;
  return problems['file.tooLarge']({ detail: { 'zh-CN': `最大 ${most}`, en: `${most} at most` } });
}
