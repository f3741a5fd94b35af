import { inflateRawSync } from 'node:zlib';

/** What is no zip file, or not one that is read here: encrypted, split, or larger than it may be. */
export class ZipFailure extends Error {
  constructor(
    readonly reason: 'broken' | 'tooLarge',
    options?: ErrorOptions,
  ) {
    super(`The file is ${reason === 'broken' ? 'no readable zip file' : 'too large'}`, options);
    this.name = 'ZipFailure';
  }
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
/** The end may be followed by a comment of so many bytes. */
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

interface Limits {
  parts: number;
  /** Of all parts that are unpacked, in bytes. */
  unpackedBytes: number;
}

/** Unpacks the parts of a zip file whose names are wanted, as text in UTF-8. */
export function unzip(file: Buffer, isWanted: (name: string) => boolean, limits: Limits): Map<string, string> {
  try {
    return unpack(file, isWanted, limits);
  } catch (cause) {
    throw cause instanceof ZipFailure ? cause : new ZipFailure('broken', { cause });
  }
}

function unpack(file: Buffer, isWanted: (name: string) => boolean, { parts: most, unpackedBytes }: Limits) {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > most) throw new ZipFailure('tooLarge');
  const parts = new Map<string, string>();
  let left = unpackedBytes;
  for (let at = file.readUInt32LE(end + 16), index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== ENTRY) throw new ZipFailure('broken');
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength);
    if (isWanted(name)) {
      const content = contentOf(file, at, left);
      left -= content.length;
      parts.set(name, content.toString('utf8'));
    }
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = file.length - END_LENGTH; at >= first; at -= 1) if (file.readUInt32LE(at) === END) return at;
  throw new ZipFailure('broken');
}

/** Never unpacks more than is left, whatever the directory claims. */
function contentOf(file: Buffer, entry: number, left: number): Buffer {
  const encrypted = (file.readUInt16LE(entry + 8) & 1) === 1;
  const method = file.readUInt16LE(entry + 10);
  const packedLength = file.readUInt32LE(entry + 20);
  const length = file.readUInt32LE(entry + 24);
  const local = file.readUInt32LE(entry + 42);
  if (encrypted || file.readUInt32LE(local) !== LOCAL) throw new ZipFailure('broken');
  if (length > left) throw new ZipFailure('tooLarge');
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const packed = file.subarray(from, from + packedLength);
  if (method !== STORED && method !== DEFLATED) throw new ZipFailure('broken');
  const content = method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, length) });
  if (content.length !== length) throw new ZipFailure('broken');
  return content;
}
