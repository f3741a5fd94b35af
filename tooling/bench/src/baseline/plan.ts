import { z } from 'zod';
import { sessionStatementsSchema } from '../reads/session-statements.js';
import { capturedRequestSchema } from '../requests/captured-request.js';

/** What a baseline process is told, in the environment variable `YIGE_BENCH_PLAN`. */
export const baselinePlanSchema = z.object({
  /** `bare` (B0) runs the statement and nothing else; `authenticated` (B1) does all that a request must. */
  kind: z.enum(['bare', 'authenticated']),
  databaseUrl: z.string(),
  timeZone: z.string(),
  bench: z.string(),
  reads: z.array(
    z.object({
      scenario: z.string(),
      cookie: z.string(),
      session: sessionStatementsSchema,
      statement: z.string().nullable(),
    }),
  ),
  /** Requests of many statements, by name. */
  requests: z.record(z.string(), capturedRequestSchema).default({}),
});
export type BaselinePlan = z.output<typeof baselinePlanSchema>;
export type PlannedRead = BaselinePlan['reads'][number];

/** Connections to the database, as many as core keeps. */
export const POOL_SIZE = 10;
