import { z } from 'zod';

/** How core finds out who calls. */
export const sessionStatementsSchema = z.object({
  /** Finds session, account and posts. */
  first: z.string(),
  /** Finds session and account, and whether the posts are still those that were found. */
  again: z.string(),
});
export type SessionStatements = z.output<typeof sessionStatementsSchema>;
