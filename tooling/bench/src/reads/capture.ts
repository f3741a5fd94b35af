import { Database } from '@yige/database';
import { BENCH_PASSWORD, type BenchAccount, benchAccounts } from '../dataset/accounts.js';
import type { Core, Dataset } from '../dataset/dataset.js';
import type { ReadScenario } from './scenario.js';

/** What core does for a scenario's request, so that the baseline can send the very same statements. */
export interface CapturedRead {
  scenario: ReadScenario;
  /** Of the account that asks; core's sessions are in the database, so every variant knows it. */
  cookie: string;
  /** Finds session, account and posts. */
  session: string;
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
  const { result, statements } = await core
    .get(Database)
    // The call begins only when it is awaited, and must begin in here to be counted.
    .statements.count(async () => await core.inject({ url: scenario.path, headers: { cookie } }));
  if (result.statusCode !== 200) throw new Error(`${scenario.path} was answered ${result.statusCode}`);
  const [session, statement, ...more] = statements;
  if (session === undefined || more.length > 0) {
    throw new Error(`${scenario.path} takes ${statements.length} statements; the baseline knows of two at most`);
  }
  return { scenario, cookie, session, statement: statement ?? null, answer: result.json() };
}

async function logIn(core: Core, account: BenchAccount): Promise<string> {
  const payload = { username: benchAccounts[account], password: BENCH_PASSWORD };
  const answer = await core.inject({ method: 'POST', url: '/api/v1/sessions', payload });
  const cookie = answer.cookies[0];
  if (answer.statusCode !== 201 || cookie === undefined) throw new Error(`${account} could not log in`);
  return `${cookie.name}=${cookie.value}`;
}
