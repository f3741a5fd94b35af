import { routes } from '@yige/contracts';
import { Database } from '@yige/database';
import { BENCH_PASSWORD, type BenchAccount, benchAccounts } from '../dataset/accounts.js';
import type { Core, Dataset } from '../dataset/dataset.js';
import type { ReadScenario } from './scenario.js';
import { type SessionStatements, sessionStatementsSchema } from './session-statements.js';

/** What core does for a scenario's request, so that the baseline can send the very same statements. */
export interface CapturedRead {
  scenario: ReadScenario;
  /** Of the account that asks; core's sessions are in the database, so every variant knows it. */
  cookie: string;
  session: SessionStatements;
  /** Reads what is asked for; null where the session's rows say all. */
  statement: string | null;
  answer: unknown;
}

/** Asks core once for each scenario and notes the SQL that it sends. */
export function captureReads(dataset: Dataset, scenarios: readonly ReadScenario[]): Promise<CapturedRead[]> {
  return dataset.withCore(async (core) => {
    const captured: CapturedRead[] = [];
    for (const scenario of scenarios) captured.push(await captureRead(core, scenario));
    return captured;
  });
}

async function captureRead(core: Core, scenario: ReadScenario): Promise<CapturedRead> {
  const cookie = await logIn(core, scenario.account);
  const session = await captureSession(core, cookie);
  const { result, statements } = await core
    .get(Database)
    // The call begins only when it is awaited, and must begin in here to be counted.
    .statements.count(async () => await core.inject({ url: scenario.path, headers: { cookie } }));
  if (result.statusCode !== 200) throw new Error(`${scenario.path} was answered ${result.statusCode}`);
  const [check, statement, ...more] = statements;
  if (check !== session.again || more.length > 0) {
    throw new Error(`${scenario.path} takes ${statements.length} statements; the baseline knows of two at most`);
  }
  return { scenario, cookie, session, statement: statement ?? null, answer: result.json() };
}

/** What core sends to know a caller, the first time and from then on: it asks for nothing else to answer who one is. */
export async function captureSession(core: Core, cookie: string): Promise<SessionStatements> {
  const ask = () =>
    core
      .get(Database)
      .statements.count(async () => await core.inject({ url: routes.sessions.me.path, headers: { cookie } }));
  const [first, again] = [(await ask()).statements, (await ask()).statements];
  return sessionStatementsSchema.parse({ first: first[0], again: again[0] });
}

/** Answers the cookie of a new session. */
export async function logIn(core: Core, account: BenchAccount): Promise<string> {
  const payload = { username: benchAccounts[account].username, password: BENCH_PASSWORD };
  const answer = await core.inject({ method: 'POST', url: '/api/v1/sessions', payload });
  const cookie = answer.cookies[0];
  if (answer.statusCode !== 201 || cookie === undefined) throw new Error(`${account} could not log in`);
  return `${cookie.name}=${cookie.value}`;
}
