import { z } from 'zod';
import { PROBLEM_MEDIA_TYPE, ProblemError, problem, problemSchema } from './problem.js';
import type { Route } from './route.js';

export interface ClientOptions {
  /** Origin of core, e.g. `http://127.0.0.1:8080`; empty in the browser. */
  baseUrl: string;
  /** Headers of every call, resolved anew each time (tokens expire). */
  headers?: () => Record<string, string> | Promise<Record<string, string>>;
  fetch?: typeof globalThis.fetch;
  /** Time limit of one call in milliseconds; default 30 s, for files half an hour. */
  timeout?: number;
  /** Asked once about a call that was refused: true repeats it, anything else lets the refusal stand. */
  recover?: (refusal: ProblemError) => Promise<boolean>;
}

/** How long a file may be on its way, in milliseconds: 200 MB on the line of a village take minutes. */
const FILE_TIMEOUT = 1_800_000;

const formSchema = z.strictObject({ file: z.file() });

export interface CallArguments {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  onReceived?: (bytes: number) => void;
}

/** Calls a route and answers what it promises; a problem document is thrown. */
export async function call(options: ClientOptions, route: Route, given: CallArguments): Promise<unknown> {
  let response = await send(options, route, given);
  if (!response.ok) {
    const refusal = await problemOf(response);
    if (options.recover === undefined || !(await options.recover(refusal))) throw refusal;
    response = await send(options, route, given);
    if (!response.ok) throw await problemOf(response);
  }
  if (route.response === undefined) return undefined;
  const parsed = route.response.safeParse(await contentOf(route, response, given.onReceived));
  if (parsed.success) return parsed.data;
  throw new ProblemError(
    problem({
      title: 'The answer does not have the agreed shape',
      status: 502,
      code: 'answer.malformed',
      detail: z.prettifyError(parsed.error),
    }),
    { cause: parsed.error },
  );
}

async function contentOf(
  { media }: Route,
  response: Response,
  onReceived?: CallArguments['onReceived'],
): Promise<unknown> {
  if (media === 'application/json') return response.json();
  if (media === 'text/csv') return response.text();
  const content = await (onReceived === undefined ? response : counted(response, onReceived)).blob();
  return new File([content], fileNameOf(response.headers.get('content-disposition') ?? ''), { type: content.type });
}

/** The same response, which tells how much of it has come. */
function counted({ body, headers }: Response, onReceived: (bytes: number) => void): Response {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, controller) {
      bytes += piece.length;
      onReceived(bytes);
      controller.enqueue(piece);
    },
  });
  return new Response(body?.pipeThrough(counter) ?? null, { headers });
}

/** RFC 6266; a name in any script stands in `filename*`. */
function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/i.exec(disposition)?.[1] ?? 'download';
}

async function send(options: ClientOptions, route: Route, given: CallArguments): Promise<Response> {
  const headers: Record<string, string> = { accept: route.media, ...(await options.headers?.()) };
  const isForm = route.bodyMedia === 'multipart/form-data';
  const isFile = route.media === 'application/octet-stream';
  // The browser itself names the kind of a form, with its boundary.
  if (given.body !== undefined && !isForm) headers['content-type'] = 'application/json';
  if (given.idempotencyKey !== undefined) headers['idempotency-key'] = given.idempotencyKey;
  const timeout = AbortSignal.timeout(options.timeout ?? (isForm || isFile ? FILE_TIMEOUT : 30_000));
  const request: RequestInit = {
    method: route.method,
    headers,
    signal: given.signal === undefined ? timeout : AbortSignal.any([given.signal, timeout]),
  };
  if (given.body !== undefined) request.body = isForm ? formOf(given.body) : JSON.stringify(given.body);
  try {
    return await (options.fetch ?? globalThis.fetch)(urlOf(options.baseUrl, route.path, given), request);
  } catch (cause) {
    if (given.signal?.aborted) throw cause;
    throw new ProblemError(problem({ title: 'No connection', status: 503, code: 'network.unreachable' }), { cause });
  }
}

function formOf(body: unknown): FormData {
  const { file } = formSchema.parse(body);
  const form = new FormData();
  form.append('file', file);
  return form;
}

/** Fills the path's parameters and appends the query; undefined values are left out. */
export function urlOf(baseUrl: string, path: string, given: Pick<CallArguments, 'params' | 'query'>): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = given.params?.[name];
    if (value === undefined) throw new TypeError(`${path} needs the parameter ${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  const text = search.toString();
  return `${baseUrl}${filled}${text === '' ? '' : `?${text}`}`;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const text = await response.text();
  const isProblem = response.headers.get('content-type')?.startsWith(PROBLEM_MEDIA_TYPE) ?? false;
  const parsed = isProblem ? problemSchema.safeParse(JSON.parse(text)) : undefined;
  if (parsed?.success) return new ProblemError(parsed.data);
  return new ProblemError(
    problem({ title: response.statusText || 'Unexpected answer', status: response.status, code: 'answer.unexpected' }),
  );
}
