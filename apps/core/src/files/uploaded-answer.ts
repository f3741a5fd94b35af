import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/**
 * Headers of what somebody uploaded: kept by the browser of this reader for some minutes, by nothing on the way, and
 * whatever it claims to be, the browser runs nothing in it.
 */
const HEADERS = {
  'cache-control': 'private, max-age=300',
  'content-security-policy': "default-src 'none'; sandbox",
  vary: 'cookie',
} as const;

interface Uploaded {
  media: string;
  content: Buffer;
  /** Under which it is kept; left out for what has none. */
  name?: string;
}

/** Gives out what somebody uploaded: shown by the browser, but a PDF is kept, since it could run something. */
export function uploadedAnswer(reply: FastifyReply, { media, content, name }: Uploaded): StreamableFile {
  void reply.headers(HEADERS);
  const shown = media === 'application/pdf' ? 'attachment' : 'inline';
  const disposition = name === undefined ? shown : `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new StreamableFile(content, { type: media, disposition });
}
