import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { FastifyRequest } from 'fastify';

/** A file as it comes. It ends at the limit, and says so once it has ended. */
export type IncomingFile = Readable & { truncated?: boolean };

/**
 * Hands the one file of a form to `take` as it comes, up to `limit` bytes, and answers what that made of it; whatever
 * else the form holds is passed over. Null where there is no file, or where the form is none or breaks off.
 */
export async function receiveFile<Taken>(
  { body, headers }: Pick<FastifyRequest, 'body' | 'headers'>,
  limit: number,
  take: (file: IncomingFile, name: string) => Promise<Taken>,
): Promise<Taken | null> {
  const contentType = headers['content-type'];
  if (!(body instanceof Readable) || contentType === undefined) return null;
  let taking: Promise<PromiseSettledResult<Taken>[]> | undefined;
  try {
    const form = new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fields: 0, parts: 2, fileSize: limit },
    });
    form.on('file', (_field, file, name) => {
      // Settled, since nobody waits for it before the form has ended.
      taking = Promise.allSettled([take(file, name ?? '')]);
    });
    await pipeline(body, form);
  } catch (error) {
    // Nothing else of the request is read: what is still on its way must not hold the connection.
    body.resume();
    if (isMalformed(error)) return null;
    throw error;
  }
  const [taken] = (await taking) ?? [];
  if (taken === undefined) return null;
  if (taken.status === 'rejected') throw taken.reason;
  return taken.value;
}

/** The one file of a form as a whole. Null where `receiveFile` has none; `tooLarge` where it goes beyond `limit` bytes. */
export function receiveBytes(
  request: Pick<FastifyRequest, 'body' | 'headers'>,
  limit: number,
): Promise<{ name: string; content: Buffer | 'tooLarge' } | null> {
  return receiveFile(request, limit, async (file, name) => {
    const chunks: Buffer[] = [];
    for await (const chunk of file) chunks.push(chunk);
    return { name, content: file.truncated ? 'tooLarge' : Buffer.concat(chunks) };
  });
}

/** A form that is none, or that breaks off. */
function isMalformed(error: unknown): boolean {
  return error instanceof Error && /multipart|unexpected end|boundary/i.test(error.message);
}
