import type { Pool } from 'mysql2/promise';
import type { BaselineCaller, ReadScenario } from '../reads/scenario.js';
import type { BaselineAuthentication } from './authentication.js';
import { type Handler, sendJson } from './handler.js';
import type { PlannedRead } from './plan.js';

/** B1: B0 and what no request may do without: session, permission, validated query, the caller's own scope. */
export function authenticatedHandler(
  pool: Pool,
  authentication: BaselineAuthentication,
  scenario: ReadScenario,
  { statement }: PlannedRead,
): Handler {
  const { permission } = scenario;
  return async (request, response) => {
    const caller = await authentication.authenticate(request.headers.cookie);
    if (caller === null) {
      response.writeHead(401).end();
      return;
    }
    if (permission !== null && !caller.posts.some(({ permissions }) => permissions.has(permission))) {
      response.writeHead(403).end();
      return;
    }
    if (statement === null) {
      sendJson(response, describe(caller));
      return;
    }
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const [rows] = await pool.execute(statement, scenario.parameters(caller, Object.fromEntries(query)));
    sendJson(response, { items: rows });
  };
}

function describe({ accountId, username, name, posts }: BaselineCaller): object {
  return {
    account: { id: accountId, username, displayName: name },
    posts: posts.map(({ id, unitNumber }) => ({ id, unitNumber })),
    permissions: [...new Set(posts.flatMap(({ permissions }) => [...permissions]))].sort(),
  };
}
