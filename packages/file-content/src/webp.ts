import type { Image } from './image.js';

/** RIFF container of WebP: what draws a still picture. Exif, XMP and colour profiles stay out; animations are refused. */
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);
const ALPHA = 0x10;

interface Size {
  width: number;
  height: number;
}

export function webpOf(bytes: Buffer): Image | null {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  let size: Size | null = null;
  let drawn = false;
  for (let at = 12; at + 8 <= end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    // Chunks are padded to an even length.
    const next = at + 8 + length + (length % 2);
    if (at + 8 + length > end || type === 'ANIM' || type === 'ANMF') return null;
    if (KEPT.has(type)) {
      const chunk = Buffer.from(bytes.subarray(at, next));
      size ??= sizeOf(type, chunk.subarray(8));
      drawn ||= type === 'VP8 ' || type === 'VP8L';
      // The flags must not promise what has been taken out.
      if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ALPHA, 8);
      kept.push(chunk);
    }
    at = next;
  }
  if (size === null || !drawn) return null;
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return { media: 'image/webp', content: Buffer.concat([head, body]), ...size };
}

/** RFC 9649, section 2.5 to 2.7; RFC 6386, section 9.1. */
function sizeOf(type: string, data: Buffer): Size | null {
  if (type === 'VP8X') return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 };
  if (type === 'VP8 ') return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  if (type !== 'VP8L') return null;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
