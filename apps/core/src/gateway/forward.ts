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
  const headers = new Headers({ authorization: `Bearer ${token}`, 'x-request-id': request.id });
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const signal = AbortSignal.timeout(timeout);
  const body = bodyOf(request, limit);
  const response = await fetch(url, {
    method: request.method,
    headers,
    redirect: 'manual',
    signal,
    ...(body === null ? {} : { body, duplex: 'half' }),
  }).catch((cause: unknown) => {
    if (cause instanceof Error && cause.cause instanceof BodyTooLarge)
      throw requestProblems['request.tooLarge']({ cause });
    throw new NoAnswer(signal.aborted ? 'timeout' : 'unreachable', { cause });
  });
  reply.status(response.status);
  for (const name of PASSED_BACK) {
    const value = response.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  await reply.send(response.body === null ? '' : Readable.fromWeb(response.body));
}

class BodyTooLarge extends Error {}

/** JSON was parsed on the way in; any other kind streams through, up to the limit. */
function bodyOf(request: FastifyRequest, limit: number): NonNullable<RequestInit['body']> | null {
  const { body } = request;
  if (body === undefined || body === null || request.method === 'GET' || request.method === 'HEAD') return null;
  if (body instanceof Readable) return Readable.toWeb(Readable.from(limited(body, limit)));
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function* limited(body: Readable, limit: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new BodyTooLarge(`more than ${limit} bytes`);
    yield bytes;
  }
}
