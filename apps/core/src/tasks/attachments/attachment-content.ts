import type { AttachmentMedia } from '@yige/contracts';
import { imageOf, isWhole, kindOf, WIDEST } from '@yige/file-content';

export interface AttachmentContent {
  media: AttachmentMedia;
  content: Buffer;
}

/** Tells by the content what a file is, and takes out of a photo where and when it was taken. */
export function attachmentContent(bytes: Buffer): AttachmentContent | 'kind' | 'unreadable' | 'tooLarge' {
  if (kindOf(bytes) === 'application/pdf') {
    return isWhole('application/pdf', bytes) ? { media: 'application/pdf', content: bytes } : 'unreadable';
  }
  const image = imageOf(bytes);
  if (image === 'kind' || image === 'unreadable') return image;
  if (image.width > WIDEST || image.height > WIDEST) return 'tooLarge';
  return { media: image.media, content: image.content };
}
