import type { AttachmentMedia } from '@yige/contracts';
import { imageOf } from '../../files/image/image.js';

export interface AttachmentContent {
  media: AttachmentMedia;
  content: Buffer;
}

/** Pixels each way at most: no phone takes more, and more is a bomb for whoever opens it. */
const WIDEST = 16_384;
/** ISO 32000-1, 7.5.5: `%%EOF` stands on the last line; readers look for it within the last 1,024 bytes. */
const TAIL = 1_024;

/** Tells by the content what a file is, and takes out of a photo where and when it was taken. */
export function attachmentContent(bytes: Buffer): AttachmentContent | 'kind' | 'unreadable' | 'tooLarge' {
  if (bytes.toString('latin1', 0, 5) === '%PDF-') {
    const whole = bytes.subarray(-TAIL).includes('%%EOF');
    return whole ? { media: 'application/pdf', content: bytes } : 'unreadable';
  }
  const image = imageOf(bytes);
  if (image === 'kind' || image === 'unreadable') return image;
  if (image.width > WIDEST || image.height > WIDEST) return 'tooLarge';
  return { media: image.media, content: image.content };
}
