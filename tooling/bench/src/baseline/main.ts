import { createServer } from 'node:http';
import mysql from 'mysql2/promise';
import { benches } from '../benches/index.js';
import { ReadBench } from '../reads/read-bench.js';
import { measuredRequests } from '../requests/measured-request.js';
import { authenticatedHandler } from './authenticated.js';
import { BaselineAuthentication } from './authentication.js';
import { bareHandler } from './bare.js';
import type { Handler } from './handler.js';
import { type BaselinePlan, baselinePlanSchema, POOL_SIZE } from './plan.js';
import { requestHandler } from './requests.js';

/** A baseline: `node:http` and mysql2's prepared statements, in a process of its own as core is. */
const plan = baselinePlanSchema.parse(JSON.parse(process.env.YIGE_BENCH_PLAN ?? ''));
const pool = mysql.createPool({ uri: plan.databaseUrl, connectionLimit: POOL_SIZE, timezone: 'Z' });
const reads = plan.reads.length === 0 ? new Map<string, Handler>() : await readHandlers(plan);
const requests = measuredRequests.flatMap((request) => {
  const captured = plan.requests[request.name];
  if (captured === undefined) return [];
  return [{ request, handler: requestHandler(plan.kind, pool, plan.timeZone, request, captured) }];
});

createServer((request, response) => {
  const handler = handlerOf(request.url ?? '');
  if (handler === undefined) {
    response.writeHead(request.url === '/ready' ? 200 : 404).end();
    return;
  }
  handler(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(process.env.YIGE_PORT), '127.0.0.1');

function handlerOf(url: string): Handler | undefined {
  return reads.get(url) ?? requests.find(({ request }) => request.match(url) !== null)?.handler;
}

/** By path and query, which are known beforehand: looking a route up costs nothing here. */
async function readHandlers({ kind, timeZone, bench, reads }: BaselinePlan): Promise<Map<string, Handler>> {
  const measured = benches.find(({ name }) => name === bench);
  if (!(measured instanceof ReadBench)) throw new Error(`${bench} is no bench of reads`);
  const handlers = new Map<string, Handler>();
  for (const read of reads) {
    const scenario = measured.scenario(read.scenario);
    const authentication = new BaselineAuthentication(pool, read.session, timeZone);
    const handler =
      kind === 'bare'
        ? await bareHandler(pool, authentication, scenario, read)
        : authenticatedHandler(pool, authentication, scenario, read);
    handlers.set(scenario.path, handler);
  }
  return handlers;
}
