import { Readable } from 'node:stream';
import { requestProblems } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';

const KINDS = /^application\/(csp-report|reports\+json)\b/;
const LARGEST = 16_384;

/** The body of a report of a browser, at most 16 KiB. */
export async function reportText({ body, headers }: Pick<FastifyRequest, 'body' | 'headers'>): Promise<string> {
  if (!KINDS.test(headers['content-type'] ?? '') || !(body instanceof Readable)) {
    throw requestProblems['request.mediaType']();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > LARGEST) throw requestProblems['request.tooLarge']();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
