import { newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { z } from 'zod';
import type { Core } from '../dataset/dataset.js';
import { captureSession, logIn } from '../reads/capture.js';
import { sessionStatementsSchema } from '../reads/session-statements.js';
import type { MeasuredRequest } from './measured-request.js';

const valueSchema = z.union([z.string(), z.number(), z.null()]);

/** What core does for one request about some records: the statements with the values that it sent. */
export const capturedRequestSchema = z.object({
  cookie: z.string(),
  session: sessionStatementsSchema,
  statements: z.array(z.object({ sql: z.string(), values: z.array(valueSchema) })).min(1),
  /** The records. */
  ids: z.array(z.string()),
  /** Ids between these two were made by the request itself. */
  made: z.object({ after: z.string(), before: z.string() }),
  /** What it brought to a plugin's server meanwhile. */
  deliveries: z.array(z.object({ url: z.string(), body: z.string() })).default([]),
});
export type CapturedRequest = z.output<typeof capturedRequestSchema>;
export type Value = z.output<typeof valueSchema>;

/** Makes the request once at a core in this process and notes what it sends. */
export async function captureRequest(
  core: Core,
  request: MeasuredRequest,
  ids: readonly string[],
): Promise<CapturedRequest> {
  const cookie = await logIn(core, request.account);
  const session = await captureSession(core, cookie);
  const after = newId();
  const { path, body, headers } = request.ask(ids);
  const { result, sent } = await core.get(Database).statements.count(
    // The call begins only when it is awaited, and must begin in here to be counted.
    async () =>
      await core.inject({
        ...{ method: request.method, url: path, headers: { cookie, ...headers } },
        ...(body && { payload: body }),
      }),
  );
  if (result.statusCode >= 300) throw new Error(`${request.name} was answered ${result.statusCode}: ${result.body}`);
  const [check, ...statements] = sent;
  if (check?.sql !== session.again) throw new Error(`${request.name} does not begin with the session check`);
  return capturedRequestSchema.parse({
    cookie,
    session,
    statements,
    ids,
    made: { after, before: newId() },
  });
}

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** The values of each statement for other records: their ids instead, and new ids where the request makes new rows. */
export function valuesFor({ statements, ids, made }: CapturedRequest, others: readonly string[]): Value[][] {
  const fresh = new Map<string, string>();
  const idFor = (captured: string) => {
    const known = fresh.get(captured) ?? newId();
    fresh.set(captured, known);
    return known;
  };
  return statements.map(({ values }) =>
    values.map((value) => {
      if (typeof value !== 'string') return value;
      if (ULID.test(value) && value > made.after && value < made.before) return idFor(value);
      return withOthers(value, ids, others);
    }),
  );
}

/** A text that speaks of the captured records, speaking of the others. */
export function withOthers(text: string, ids: readonly string[], others: readonly string[]): string {
  return ids.reduce((replaced, id, index) => replaced.replaceAll(id, others[index] ?? id), text);
}
