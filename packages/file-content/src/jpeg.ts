import type { Image } from './image.js';

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const JFIF = 0xe0;
const ADOBE = 0xee;

/**
 * Segments of ITU T.81, annex B. Kept are those that draw: tables, frame, scans, and of the application segments JFIF
 * (APP0) and Adobe (APP14), which say how colours are meant. Exif, XMP, IPTC, thumbnails and comments are not.
 */
export function jpegOf(bytes: Buffer): Image | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  let scanned = false;
  for (let at = 2; at < bytes.length; ) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      kept.push(bytes.subarray(at, at + 2));
      return size === null || !scanned ? null : { media: 'image/jpeg', content: Buffer.concat(kept), ...size };
    }
    if (marker === START) return null;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (isFrame(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    const next = marker === SCAN ? endOfScan(bytes, end) : end;
    scanned ||= marker === SCAN;
    if (isKept(marker)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isKept(marker: number): boolean {
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (isApplication) return marker === JFIF || marker === ADOBE;
  // Comments, and what no standard knows.
  return marker < 0xf0;
}

/** Data of a scan goes on to the next marker; a stuffed zero and restarts belong to it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
