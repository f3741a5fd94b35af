import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { KnownProblem, REQUEST_ID_HEADER, requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pluginProblems } from '../plugins/problems.js';
import { boundedPieces } from './answer-body.js';
import { answerHeaders } from './answer-headers.js';

/** The plugin's server gave no answer: it is not there, or too slow. */
export class NoAnswer extends Error {
  constructor(
    readonly reason: 'timeout' | 'unreachable',
    options?: ErrorOptions,
  ) {
    super(reason === 'timeout' ? 'no answer in time' : 'no connection', options);
    this.name = 'NoAnswer';
  }
}

/** Whoever asked has gone: nobody waits for an answer, and none is missed. */
export class CallerGone extends Error {
  override name = 'CallerGone';
}

interface Forwarding {
  url: URL;
  token: string;
  request: FastifyRequest;
  reply: FastifyReply;
  /** How long the plugin may take until its answer begins, and either side between two pieces, in milliseconds. */
  timeout: number;
  /** Largest request body and largest answer, in bytes. */
  bodyLimit: number;
  answerLimit: number;
}

/** A plugin's answer that has begun: status, headers and the first piece are there. */
export interface Answer {
  response: Response;
  /** Null: the answer has no content. */
  first: Uint8Array | null;
  rest: AsyncGenerator<Uint8Array, void>;
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

/** Sends the request on, and waits until the answer begins: `NoAnswer`, `CallerGone`, or what is wrong with its size. */
export async function forward(forwarding: Forwarding): Promise<Answer> {
  const { request, reply, timeout, bodyLimit } = forwarding;
  // What says beforehand that it is too large reaches no plugin.
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw requestProblems['request.tooLarge']();
  const controller = new AbortController();
  const patience = new Patience(timeout, (lost) => controller.abort(lost));
  const onClose = () => controller.abort(new CallerGone());
  reply.raw.once('close', onClose);
  let tooLarge = false;
  const onTooLarge = () => {
    tooLarge = true;
  };
  const body = bodyOf(request, { limit: bodyLimit, patience, onTooLarge });
  try {
    return await begin(forwarding, body, controller);
  } catch (cause) {
    // However the client of the plugin tells of a body that broke off: it was broken off here.
    if (tooLarge) throw requestProblems['request.tooLarge']({ cause });
    if (cause instanceof KnownProblem) throw cause;
    if (controller.signal.aborted) throw controller.signal.reason;
    throw new NoAnswer('unreachable', { cause });
  } finally {
    patience.end();
    reply.raw.off('close', onClose);
  }
}

async function begin(
  { url, token, request, timeout, answerLimit }: Forwarding,
  body: NonNullable<RequestInit['body']> | null,
  controller: AbortController,
): Promise<Answer> {
  const response = await fetch(url, {
    method: request.method,
    headers: headersOf(request, token),
    redirect: 'manual',
    signal: controller.signal,
    ...(body === null ? {} : { body, duplex: 'half' }),
  });
  if (Number(response.headers.get('content-length') ?? 0) > answerLimit) {
    await response.body?.cancel();
    throw pluginProblems['plugin.answerTooLarge']();
  }
  const abort = (reason: Error) => controller.abort(reason);
  const rest = boundedPieces(response.body, { largest: answerLimit, idle: timeout, abort });
  const { value } = await rest.next();
  return { response, first: value ?? null, rest };
}

function headersOf(request: FastifyRequest, token: string): Headers {
  const headers = new Headers({ authorization: `Bearer ${token}`, [REQUEST_ID_HEADER]: request.id });
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/**
 * Hands the answer on to whoever asked, until its end or until they go. Rejects with the reason where the plugin broke
 * off in the middle; Fastify has ended the connection then, for the status had gone out.
 */
export async function passBack({ response, first, rest }: Answer, reply: FastifyReply): Promise<void> {
  reply.status(response.status).headers(answerHeaders(response.headers));
  if (first === null || isWhole(response, first)) {
    await rest.return();
    await reply.send(first === null ? '' : Buffer.from(first.buffer, first.byteOffset, first.byteLength));
    return;
  }
  const body = Readable.from(joined(first, rest), { objectMode: false });
  reply.send(body);
  try {
    await finished(body);
  } catch (error) {
    // Fastify closes the body where the reader has gone.
    if (!isPrematureClose(error)) throw error;
  }
}

/** Most answers are short and come in one piece: those need no stream. */
function isWhole({ headers }: Response, first: Uint8Array): boolean {
  return headers.get('content-encoding') === null && headers.get('content-length') === String(first.length);
}

async function* joined(first: Uint8Array, rest: AsyncGenerator<Uint8Array, void>): AsyncGenerator<Uint8Array, void> {
  yield first;
  yield* rest;
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

/** Tells whose turn it is: whoever sends a file over a village's line may take their time, and that is not the plugin's. */
class Patience {
  private readonly timer: NodeJS.Timeout;
  private waiting = true;

  constructor(milliseconds: number, onLost: (lost: Error) => void) {
    this.timer = setTimeout(
      () => onLost(this.waiting ? new NoAnswer('timeout') : requestProblems['request.abandoned']()),
      milliseconds,
    );
  }

  /** The caller has yet to send more. */
  awaitCaller(): void {
    this.waiting = false;
    this.timer.refresh();
  }

  awaitPlugin(): void {
    this.waiting = true;
    this.timer.refresh();
  }

  end(): void {
    clearTimeout(this.timer);
  }
}

interface BodyBounds {
  limit: number;
  patience: Patience;
  onTooLarge: () => void;
}

/** JSON was parsed on the way in; any other kind streams through, up to the limit. */
function bodyOf(request: FastifyRequest, bounds: BodyBounds): NonNullable<RequestInit['body']> | null {
  const { body } = request;
  if (body === undefined || body === null || request.method === 'GET' || request.method === 'HEAD') return null;
  if (body instanceof Readable) return Readable.toWeb(Readable.from(limited(body, bounds)));
  return typeof body === 'string' ? body : JSON.stringify(body);
}

async function* limited(body: Readable, { limit, patience, onTooLarge }: BodyBounds): AsyncGenerator<Buffer> {
  let size = 0;
  patience.awaitCaller();
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) {
      onTooLarge();
      throw new RangeError(`more than ${limit} bytes`);
    }
    patience.awaitPlugin();
    yield bytes;
    patience.awaitCaller();
  }
  patience.awaitPlugin();
}
