import { requestIdHeader } from '../http/request-context.js';
import { pluginProblems } from './problems.js';

/** For a whole answer, however it drips; in milliseconds. */
const TIMEOUT = 5_000;

/** Asks by a body, as core with its token; `timeout` in milliseconds, for a whole answer. */
export async function postLimited(
  url: URL,
  { token, body, limit, timeout }: { token: string; body: unknown; limit: number; timeout: number },
): Promise<Buffer> {
  const answer = await fetchAnswer(url, limit, false, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...requestIdHeader() },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeout),
  });
  return mustBeThere(answer);
}

/** Null where the server answers that there is none. */
export async function fetchOptional(url: URL, limit: number): Promise<Buffer | null> {
  return fetchAnswer(url, limit, true);
}

export async function fetchLimited(url: URL, limit: number): Promise<Buffer> {
  return mustBeThere(await fetchAnswer(url, limit, false));
}

function mustBeThere(body: Buffer | null): Buffer {
  if (body === null) throw new Error('An answer that must be there was not');
  return body;
}

/** Reads at most `limit` bytes; more, a redirect, silence or an error status is a plugin that cannot be reached. */
async function fetchAnswer(
  url: URL,
  limit: number,
  optional: boolean,
  request: RequestInit = {},
): Promise<Buffer | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT), ...request, redirect: 'error' });
    if (optional && response.status === 404) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok || response.body === null) throw new Error(`${url.pathname} answered ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > limit) throw new Error(`${url.pathname} is larger than ${limit} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw pluginProblems['plugin.unreachable']({ detail: { 'zh-CN': reason, en: reason }, cause });
  }
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw pluginProblems['plugin.manifestInvalid']({ cause });
  }
}
