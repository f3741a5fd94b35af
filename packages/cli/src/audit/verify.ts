import { join, resolve } from 'node:path';
import { anchorFile, openAudit, readAnchors, verifyAudit } from '@yige/audit-chain';
import { type AuditVerification, calendarDateSchema } from '@yige/contracts';
import { CommandError } from '../command-error.js';

export interface VerifyArguments {
  from?: string;
  to?: string;
}

/** Verifies the audit of the platform that the environment names, as core itself reads it. */
export async function verify(
  { from, to }: VerifyArguments,
  environment: NodeJS.ProcessEnv,
): Promise<AuditVerification> {
  const range = { from: day('--from', from), to: day('--to', to) };
  const directory = resolve(environment.YIGE_DATA_DIR ?? './data');
  const url = environment.YIGE_DATABASE_URL ?? `sqlite:${join(directory, 'core.sqlite')}`;
  const database = await openAudit(url).catch((cause: unknown) => {
    const place = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : new URL(url).host;
    throw new CommandError(`There is no database of the platform at ${place}: set YIGE_DATABASE_URL or YIGE_DATA_DIR`, {
      cause,
    });
  });
  try {
    return await verifyAudit(database, {
      ...range,
      timeZone: environment.YIGE_TIME_ZONE ?? 'Asia/Shanghai',
      now: new Date(),
      anchors: await readAnchors(anchorFile(directory)),
    });
  } finally {
    await database.close();
  }
}

function day(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const parsed = calendarDateSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new CommandError(`${option} is a day, such as 2026-11-19; ${text} is none`);
}
