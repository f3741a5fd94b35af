import type { Pool } from 'mysql2/promise';
import type { ReadScenario } from '../reads/scenario.js';
import type { BaselineAuthentication } from './authentication.js';
import { type Handler, sendJson } from './handler.js';
import type { PlannedRead } from './plan.js';

/** B0: the prepared statement with values known beforehand, and its rows as JSON. */
export async function bareHandler(
  pool: Pool,
  authentication: BaselineAuthentication,
  scenario: ReadScenario,
  { cookie, session, statement }: PlannedRead,
): Promise<Handler> {
  const caller = await authentication.authenticate(cookie);
  if (caller === null) throw new Error('The session of the plan is not valid');
  const query = new URL(scenario.path, 'http://localhost').searchParams;
  const values = scenario.parameters(caller, Object.fromEntries(query));
  const sql = statement ?? session.again;
  return async (_request, response) => {
    const [rows] = await pool.execute(sql, values);
    sendJson(response, { items: rows });
  };
}
