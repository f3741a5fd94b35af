import { cancel, isCancel, password, text } from '@clack/prompts';
import { CommandError } from '../command-error.js';
import type { Proofs } from './platform-session.js';

/** The password stands in `YIGE_PASSWORD` or is asked for, never among the options, which others of the machine can read. */
export async function askProofs(username: string, environment: NodeJS.ProcessEnv): Promise<Proofs> {
  return {
    username,
    password:
      environment.YIGE_PASSWORD ??
      (await asked('YIGE_PASSWORD', () => password({ message: `Password of ${username}` }))),
    oneTimeCode: async () =>
      environment.YIGE_OTP ?? (await asked('YIGE_OTP', () => text({ message: 'Code of the authenticator' }))),
  };
}

async function asked(variable: string, ask: () => Promise<string | symbol | undefined>): Promise<string> {
  if (!process.stdin.isTTY) throw new CommandError(`There is no terminal to ask in: set ${variable}`);
  const answer = await ask();
  if (typeof answer === 'string') return answer;
  if (isCancel(answer)) cancel('Nothing was done');
  throw new CommandError('Cancelled');
}
