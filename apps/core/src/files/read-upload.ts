import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';

/** What came of a form's one file: its content, or why there is none. */
export type Upload = Buffer | 'missing' | 'tooLarge';

/** Reads the one file of a form into memory, up to `limit` bytes; whatever else the form holds is passed over. */
export async function readUpload({ body, headers }: FastifyRequest, limit: number): Promise<Upload> {
  const contentType = headers['content-type'];
  if (!(body instanceof Readable) || contentType === undefined) return 'missing';
  const chunks: Buffer[] = [];
  let found = false;
  let truncated = false;
  const form = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: 1, fields: 0, parts: 2, fileSize: limit },
  });
  form.on('file', (_field, file) => {
    found = true;
    file.on('data', (chunk: Buffer) => chunks.push(chunk));
    file.on('limit', () => {
      truncated = true;
    });
  });
  try {
    await pipeline(body, form);
  } catch (error) {
    // Nothing else of the request is read: what is still on its way must not hold the connection.
    body.resume();
    if (isMalformed(error)) return 'missing';
    throw error;
  }
  if (!found) return 'missing';
  return truncated ? 'tooLarge' : Buffer.concat(chunks);
}

/** A form that is none, or that breaks off. */
function isMalformed(error: unknown): boolean {
  return error instanceof Error && /multipart|unexpected end|boundary/i.test(error.message);
}
