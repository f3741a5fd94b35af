import { Readable } from 'node:stream';
import { requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The plugin's server gave no answer: it is not there, or too slow. */
export class NoAnswer extends Error {
  constructor(
    readonly reason: 'timeout' | 'unreachable',
    options: ErrorOptions,
  ) {
    super(reason === 'timeout' ? 'no answer in time' : 'no connection', options);
    this.name = 'NoAnswer';
  }
}

interface Forwarding {
  url: URL;
  token: string;
  request: FastifyRequest;
  reply: FastifyReply;
  /** Until the whole answer is there, in milliseconds. */
  timeout: number;
  /** Largest request body, in bytes. */
  limit: number;
}

/** Headers of the request that the plugin may see; cookies and credentials of core are not among them. */
const PASSED_ON = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'range',
];
/** Headers of the answer that the browser may see; a plugin sets no cookies on the portal's origin. */
const PASSED_BACK = [
  ...['content-type', 'content-disposition', 'content-language', 'content-range', 'accept-ranges'],
  ...['etag', 'last-modified', 'location', 'retry-after', 'link'],
];

/** Sends the request on and streams the answer back. */
export async function forward({ url, token, request, reply, timeout, limit }: Forwarding): Promise<void> {
  // What says beforehand that it is too large reaches no plugin.
  if (Number(request.headers['content-length'] ?? 0) > limit) throw requestProblems['request.tooLarge']();
  const headers = new Headers({ authorization: `Bearer ${token}`, 'x-request-id': request.id });
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const signal = AbortSignal.timeout(timeout);
  let tooLarge = false;
  const body = bodyOf(request, limit, () => {
    tooLarge = true;
  });
  const response = await fetch(url, {
    method: request.method,
    headers,
    redirect: 'manual',
    signal,
    ...(body === null ? {} : { body, duplex: 'half' }),
  }).catch((cause: unknown) => {
    // However the client of the plugin tells of a body that broke off: it was broken off here.
    if (tooLarge) throw requestProblems['request.tooLarge']({ cause });
    throw new NoAnswer(signal.aborted ? 'timeout' : 'unreachable', { cause });
  });
  reply.status(response.status);
  for (const name of PASSED_BACK) {
    const value = response.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  await reply.send(response.body === null ? '' : Readable.fromWeb(response.body));
}

/** JSON was parsed on the way in; any other kind streams through, up to the limit. */
function bodyOf(
  request: FastifyRequest,
  limit: number,
  onTooLarge: () => void,
): NonNullable<RequestInit['body']> | null {
  const { body } = request;
  if (body === undefined || body === null || request.method === 'GET' || request.method === 'HEAD') return null;
  if (body instanceof Readable) return Readable.toWeb(Readable.from(limited(body, limit, onTooLarge)));
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function* limited(body: Readable, limit: number, onTooLarge: () => void): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) {
      onTooLarge();
      throw new RangeError(`more than ${limit} bytes`);
    }
    yield bytes;
  }
}
