import type { SqlValue } from '@yige/database';
import type { z } from 'zod';
import type { BenchAccount } from '../dataset/accounts.js';

/** Who asks, as the baseline recognises them. */
export interface BaselineCaller {
  accountId: string;
  username: string;
  name: string;
  /** The values of the statement that finds the session again. */
  session: SqlValue[];
  /** Today in `YIGE_TIME_ZONE`. */
  today: string;
  posts: readonly { id: string; unitNumber: number; permissions: ReadonlySet<string> }[];
}

/** A request that reads, and what the baseline needs to do the same without core. */
export interface ReadScenario {
  readonly name: string;
  readonly title: string;
  readonly account: BenchAccount;
  /** Path and query that are asked. */
  readonly path: string;
  /** What the caller must hold; null for any session. */
  readonly permission: string | null;
  /** Validates the query as core does, and answers the statement's values in their order. */
  parameters(caller: BaselineCaller, query: Record<string, string>): SqlValue[];
}

interface ScenarioFields<Schema extends z.ZodType> {
  name: string;
  title: string;
  account: BenchAccount;
  path: string;
  permission: string | null;
  /** The contract's own schema of the query. */
  query: Schema;
  parameters(caller: BaselineCaller, query: z.output<Schema>): SqlValue[];
}

export function readScenario<Schema extends z.ZodType>(fields: ScenarioFields<Schema>): ReadScenario {
  return { ...fields, parameters: (caller, query) => fields.parameters(caller, fields.query.parse(query)) };
}
