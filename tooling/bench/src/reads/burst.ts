import autocannon, { type Request } from 'autocannon';
import type { Asked } from '../requests/measured-request.js';
import type { MeasuredProcess } from '../servers/measured-process.js';
import { quantile } from '../statistics/summary.js';

/** Longest burst, in milliseconds: a server that is this slow is broken. */
const ENDS_WITHIN = 60_000;

export interface BurstFields {
  method?: 'GET' | 'POST';
  /** The same for all, or another request for each. */
  path: string | (() => Asked);
  cookie: string;
  requests: number;
  connections: number;
}

export interface Burst {
  /** CPU time of the server process for one request, in microseconds. */
  cpu: number;
  requestsPerSecond: number;
  /** Median time to an answer, in milliseconds. */
  latency: number;
}

/** Asks one thing so many times over some connections at once, and measures the server meanwhile. */
export async function burst(server: MeasuredProcess, fields: BurstFields): Promise<Burst> {
  const cpuBefore = await server.cpu();
  const startedAt = performance.now();
  const latencies = await load(server.address, fields);
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = (await server.cpu()) - cpuBefore;
  return {
    cpu: cpu / latencies.length,
    requestsPerSecond: latencies.length / seconds,
    latency: quantile(latencies, 0.5),
  };
}

/**
 * Latency of each answer, in milliseconds; ends with the last answer, while autocannon itself ends on a full second.
 * Anything but success fails the bench: an error is answered too quickly.
 */
function load(address: string, { cookie, requests, connections, ...asked }: BurstFields): Promise<number[]> {
  const { method = 'GET', path } = asked;
  const url = typeof path === 'string' ? `${address}${path}` : address;
  const headers = { cookie };
  const each = {
    ...{ method, headers },
    ...(typeof path === 'string'
      ? {}
      : { setupRequest: (request: Request) => ({ ...request, ...sent(path(), cookie) }) }),
  };
  return new Promise((resolve, reject) => {
    const latencies: number[] = [];
    const instance = autocannon({ url, connections, amount: requests, headers, requests: [each] }, (error) => {
      if (error) fail(error);
    });
    const fail = (reason: Error) => {
      clearTimeout(overdue);
      instance.stop();
      reject(reason);
    };
    const overdue = setTimeout(() => fail(new Error(`${url}: ${latencies.length} answers in a minute`)), ENDS_WITHIN);
    instance.on('reqError', (error) => fail(new Error(`${url} was not answered`, { cause: error })));
    instance.on('response', (_client, status, _bytes, latency) => {
      if (status >= 300) fail(new Error(`${url} was answered ${status}`));
      latencies.push(latency);
      if (latencies.length < requests) return;
      clearTimeout(overdue);
      resolve(latencies);
    });
  });
}

function sent({ path, body = null, headers = {} }: Asked, cookie: string): Request {
  if (body === null) return { path, headers: { ...headers, cookie } };
  return { path, headers: { ...headers, cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
