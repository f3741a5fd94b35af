import type { IncomingMessage } from 'node:http';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { type CapturedRequest, valuesFor } from '../requests/captured-request.js';
import type { TaskRequest } from '../requests/task-request.js';
import { BaselineAuthentication } from './authentication.js';
import { type Handler, sendJson } from './handler.js';

/** B0 and B1 for a request about a task: core's own statements, and in B1 what no request may do without. */
export function taskRequestHandler(
  kind: 'bare' | 'authenticated',
  pool: Pool,
  timeZone: string,
  request: TaskRequest,
  captured: CapturedRequest,
): Handler {
  const authentication = new BaselineAuthentication(pool, captured.session, timeZone);
  return async (incoming, response) => {
    const parameters = request.match(incoming.url ?? '') ?? {};
    const body = await bodyOf(incoming);
    if (kind === 'authenticated') {
      const caller = await authentication.authenticate(incoming.headers.cookie);
      if (caller === null) return void response.writeHead(401).end();
      if (!caller.posts.some(({ permissions }) => permissions.has(request.permission))) {
        return void response.writeHead(403).end();
      }
      const [params, bodySchema] = request.schemas;
      params.parse(parameters);
      bodySchema?.parse(JSON.parse(body));
    }
    sendJson(response, { items: await answer(pool, request, captured, parameters.id ?? '') });
  };
}

async function answer(
  pool: Pool,
  { writes }: TaskRequest,
  captured: CapturedRequest,
  taskId: string,
): Promise<unknown> {
  const values = valuesFor(captured, taskId);
  if (!writes) return run(pool, captured, values);
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    const rows = await run(connection, captured, values);
    await connection.commit();
    return rows;
  } finally {
    connection.release();
  }
}

/** Answers the rows of the first statement. */
async function run(
  connection: Pool | PoolConnection,
  { statements }: CapturedRequest,
  values: ReturnType<typeof valuesFor>,
): Promise<unknown> {
  let first: unknown = null;
  for (const [index, { sql }] of statements.entries()) {
    const [rows] = await connection.execute(sql, values[index]);
    first ??= rows;
  }
  return first;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
