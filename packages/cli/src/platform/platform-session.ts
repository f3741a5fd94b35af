import { type Client, createClient, ProblemError } from '@yige/contracts';
import { CommandError } from '../command-error.js';

/** What a person proves with that it is them; the code is asked for only where the platform wants one. */
export interface Proofs {
  username: string;
  password: string;
  oneTimeCode: () => Promise<string>;
}

/**
 * Works at a platform as somebody who logs in as a browser does, and logs out. Installing and keys are a person's work: the
 * platform takes them from nobody else, and a login just now counts as the proof that it asks for. Throws a `CommandError`
 * for what the platform refuses.
 */
export async function asPerson<Result>(
  address: string,
  proofs: Proofs,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await logIn(address, proofs);
  try {
    return await work(client);
  } catch (error) {
    throw wordedAt(address, error);
  } finally {
    await logOut(address, client);
  }
}

async function logIn(address: string, { username, password, oneTimeCode }: Proofs): Promise<Client> {
  const cookies = new Map<string, string>();
  const client = createClient({
    baseUrl: address,
    headers: () => ({ 'accept-language': 'en', ...cookieOf(cookies) }),
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      return answer;
    },
  });
  try {
    await client.sessions.create({ body: { username, password } });
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'session.otpRequired') throw wordedAt(address, error);
    const otp = await oneTimeCode();
    await client.sessions.create({ body: { username, password, otp } }).catch((refusal: unknown) => {
      throw wordedAt(address, refusal);
    });
  }
  return client;
}

/** Only says that it failed: it takes back nothing of what was done, and hides nothing of why that failed. */
async function logOut(address: string, client: Client): Promise<void> {
  try {
    await client.sessions.end();
  } catch (error) {
    console.error(`The login at ${address} stays open until it expires: ${String(wordedAt(address, error))}`);
  }
}

function cookieOf(cookies: ReadonlyMap<string, string>): Record<string, string> {
  return cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

/** A refusal of the platform as something to mend; any other error as it is. */
function wordedAt(address: string, error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  if (error.code === 'network.unreachable') {
    return new CommandError(`No platform answers at ${address}: is it running, and is the address right?`, {
      cause: error,
    });
  }
  const fields = (error.problem.errors ?? []).map(({ pointer, message }) => `\n  ${pointer} ${message}`).join('');
  return new CommandError(`${address} refused: ${error.message} (${error.code})${fields}`, { cause: error });
}
