import { type Client, createClient, ProblemError } from '@yige/contracts';
import { CommandError } from '../../command-error.js';

/** What a person proves with that it is them; the code is asked for only where the platform wants one. */
export interface Proofs {
  username: string;
  password: string;
  oneTimeCode: () => Promise<string>;
}

export interface PlatformSession {
  client: Client;
  /** Logs out. */
  end: () => Promise<void>;
}

/**
 * Logs in at a platform as a browser does. Installing is a person's work: the platform takes it from nobody else, and a
 * login just now counts as the proof that it asks for.
 */
export async function logIn(address: string, { username, password, oneTimeCode }: Proofs): Promise<PlatformSession> {
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
    if (!(error instanceof ProblemError)) throw error;
    if (error.code !== 'session.otpRequired') throw refusalOf(address, error);
    const otp = await oneTimeCode();
    await client.sessions.create({ body: { username, password, otp } }).catch((refusal: unknown) => {
      throw refusal instanceof ProblemError ? refusalOf(address, refusal) : refusal;
    });
  }
  return { client, end: () => client.sessions.end() };
}

function cookieOf(cookies: ReadonlyMap<string, string>): Record<string, string> {
  return cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

/** A refusal of the platform as something to mend. */
export function refusalOf(address: string, error: ProblemError): CommandError {
  if (error.code === 'network.unreachable') {
    return new CommandError(`No platform answers at ${address}: is it running, and is the address right?`, {
      cause: error,
    });
  }
  const fields = (error.problem.errors ?? []).map(({ pointer, message }) => `\n  ${pointer} ${message}`).join('');
  return new CommandError(`${address} refused: ${error.message} (${error.code})${fields}`, { cause: error });
}
