import type { Database } from './database.js';
import { placeholders } from './placeholders.js';
import type { SqlValue } from './sql-value.js';

export interface InsertOptions {
  /** Rows whose key is already there are left out instead of refused. */
  ignoreDuplicates?: boolean;
  /** Of a row whose key is already there these columns grow by the new row's, and the rest stays. */
  adding?: readonly string[];
  /** With `adding`: of such a row these columns become the new row's. */
  renewing?: readonly string[];
  /** A row takes the place of the one that has its key. */
  replacing?: boolean;
  /** Rows in one statement; by default as many as the dialect's limit on placeholders bears, at most 1,000. */
  chunkSize?: number;
}

/** Placeholders that one statement may hold; SQLite stops at 32,766, the MySQL protocol at 65,535. */
const PLACEHOLDERS = 30_000;

export async function bulkInsert(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  options: InsertOptions,
): Promise<number> {
  const chunkSize = options.chunkSize ?? Math.min(1_000, Math.floor(PLACEHOLDERS / columns.length));
  let inserted = 0;
  for (let start = 0; start < rows.length; start += chunkSize) {
    const chunk = rows.slice(start, start + chunkSize);
    const { affectedRows } = await database.execute(
      statement(database, table, columns, chunk.length, options),
      chunk.flat(),
    );
    inserted += affectedRows;
  }
  return inserted;
}

function statement(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: number,
  { ignoreDuplicates = false, adding = [], renewing = [], replacing = false }: InsertOptions,
): string {
  const row = `(${placeholders(columns)})`;
  const values = `INTO ${table} (${columns.join(', ')}) VALUES ${`${row}, `.repeat(rows - 1)}${row}`;
  const mysql = database.dialect === 'mysql';
  if (replacing) return `REPLACE ${values}`;
  if (adding.length > 0) {
    const given = (name: string) => (mysql ? `VALUES(${name})` : `excluded.${name}`);
    const changes = [
      ...adding.map((name) => `${name} = ${name} + ${given(name)}`),
      ...renewing.map((name) => `${name} = ${given(name)}`),
    ];
    return `INSERT ${values} ${mysql ? 'ON DUPLICATE KEY UPDATE' : 'ON CONFLICT DO UPDATE SET'} ${changes.join(', ')}`;
  }
  if (!ignoreDuplicates) return `INSERT ${values}`;
  return mysql ? `INSERT IGNORE ${values}` : `INSERT ${values} ON CONFLICT DO NOTHING`;
}
