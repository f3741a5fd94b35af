import { jpegOf } from './jpeg.js';
import { pngOf } from './png.js';
import { webpOf } from './webp.js';

/** A picture without anything but the picture. */
export interface Image {
  media: 'image/jpeg' | 'image/png' | 'image/webp';
  content: Buffer;
  width: number;
  height: number;
}

/** Not one of the kinds that are taken, or damaged. */
export type ImageFault = 'kind' | 'unreadable';

const READERS: readonly { magic: (bytes: Buffer) => boolean; read: (bytes: Buffer) => Image | null }[] = [
  { magic: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])), read: jpegOf },
  { magic: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), read: pngOf },
  {
    magic: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
    read: webpOf,
  },
];

/**
 * Tells the kind by the content and keeps only what draws the picture: position, camera, time, thumbnails, texts and
 * whatever is hidden behind the end stay out. A photo must not say where it was taken.
 */
export function imageOf(bytes: Buffer): Image | ImageFault {
  const reader = READERS.find(({ magic }) => magic(bytes));
  if (reader === undefined) return 'kind';
  try {
    return reader.read(bytes) ?? 'unreadable';
  } catch (error) {
    // Lengths that lead beyond the end.
    if (error instanceof RangeError) return 'unreadable';
    throw error;
  }
}
