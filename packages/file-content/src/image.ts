import { kindOf, type PictureKind } from './file-kind.js';
import { jpegOf } from './jpeg.js';
import { pngOf } from './png.js';
import { webpOf } from './webp.js';

/** A picture without anything but the picture. */
export interface Image {
  media: PictureKind;
  content: Buffer;
  width: number;
  height: number;
}

/** Not one of the kinds that are taken, or damaged. */
export type ImageFault = 'kind' | 'unreadable';

/** Pixels each way at most: no phone takes more, and more is a bomb for whoever opens it. */
export const WIDEST = 16_384;

const READERS: Record<PictureKind, (bytes: Buffer) => Image | null> = {
  'image/jpeg': jpegOf,
  'image/png': pngOf,
  'image/webp': webpOf,
};

/**
 * Tells the kind by the content and keeps only what draws the picture: position, camera, time, thumbnails, texts and
 * whatever is hidden behind the end stay out. A photo must not say where it was taken.
 */
export function imageOf(bytes: Buffer): Image | ImageFault {
  const kind = kindOf(bytes);
  if (kind === null || kind === 'application/pdf') return 'kind';
  try {
    return READERS[kind](bytes) ?? 'unreadable';
  } catch (error) {
    // Lengths that lead beyond the end.
    if (error instanceof RangeError) return 'unreadable';
    throw error;
  }
}
