import type { Image } from './image.js';

/** Chunks of the PNG specification that draw; texts, times, Exif and animations are none of them. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs']);
const SIGNATURE = 8;
/** Length, type and check sum. */
const FRAME = 12;

export function pngOf(bytes: Buffer): Image | null {
  const kept: Buffer[] = [bytes.subarray(0, SIGNATURE)];
  let size: { width: number; height: number } | null = null;
  let drawn = false;
  for (let at = SIGNATURE; at < bytes.length; ) {
    const end = at + FRAME + bytes.readUInt32BE(at);
    if (end > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (size === null && type !== 'IHDR') return null;
    if (type === 'IHDR') size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (KEPT.has(type)) kept.push(bytes.subarray(at, end));
    drawn ||= type === 'IDAT';
    if (type === 'IEND') {
      return size === null || !drawn ? null : { media: 'image/png', content: Buffer.concat(kept), ...size };
    }
    at = end;
  }
  return null;
}
