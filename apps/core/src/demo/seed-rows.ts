import type { SeedRecord } from '@yige/contracts';
import type { SqlValue } from '@yige/database';

export type Seed<Kind extends SeedRecord['record']> = Extract<SeedRecord, { record: Kind }>;

/** Rows of one table, ready to be inserted. */
export interface TableRows {
  table: string;
  columns: string[];
  rows: SqlValue[][];
}
