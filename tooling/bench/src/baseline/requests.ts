import type { IncomingMessage } from 'node:http';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { type CapturedRequest, valuesFor, withOthers } from '../requests/captured-request.js';
import type { MeasuredRequest } from '../requests/measured-request.js';
import { BaselineAuthentication } from './authentication.js';
import { type Handler, sendJson } from './handler.js';

/** B0 and B1 for a request of many statements: core's own, and in B1 what no request may do without. */
export function requestHandler(
  kind: 'bare' | 'authenticated',
  pool: Pool,
  timeZone: string,
  request: MeasuredRequest,
  captured: CapturedRequest,
): Handler {
  const authentication = new BaselineAuthentication(pool, captured.session, timeZone);
  return async (incoming, response) => {
    const address = request.match(incoming.url ?? '') ?? {};
    const body = await bodyOf(incoming);
    if (kind === 'authenticated') {
      const caller = await authentication.authenticate(incoming.headers.cookie);
      if (caller === null) return void response.writeHead(401).end();
      if (!caller.posts.some(({ permissions }) => permissions.has(request.permission))) {
        return void response.writeHead(403).end();
      }
      const [addressSchema, bodySchema] = request.schemas;
      addressSchema.parse(address);
      bodySchema?.parse(JSON.parse(body));
    }
    sendJson(response, { items: await answer(pool, request, captured, request.idsOf(address, body)) });
  };
}

async function answer(
  pool: Pool,
  { writes }: MeasuredRequest,
  captured: CapturedRequest,
  ids: readonly string[],
): Promise<unknown> {
  const values = valuesFor(captured, ids);
  if (!writes) return run(pool, captured, values);
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const rows = await run(connection, captured, values);
    await connection.commit();
    await deliver(captured, ids);
    return rows;
  } finally {
    connection.release();
  }
}

/** What core brings to plugins' servers, and waits for. */
async function deliver({ deliveries, ids }: CapturedRequest, others: readonly string[]): Promise<void> {
  await Promise.all(
    deliveries.map(async ({ url, body }) => {
      const answer = await fetch(withOthers(url, ids, others), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: withOthers(body, ids, others),
      });
      await answer.arrayBuffer();
    }),
  );
}

/** Answers the rows of all statements. */
async function run(
  connection: Pool | PoolConnection,
  { statements }: CapturedRequest,
  values: ReturnType<typeof valuesFor>,
): Promise<unknown> {
  const answers: unknown[] = [];
  for (const [index, { sql }] of statements.entries()) {
    const [rows] = await connection.execute(sql, values[index]);
    answers.push(rows);
  }
  return answers;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
