import { type Database, placeholders, type SqlValue } from '@yige/database';

const CHUNK = 500;

/** Runs one statement for each some hundred keys; `{keys}` in it stands for their placeholders. */
export async function executeFor(
  database: Database,
  sql: string,
  before: readonly SqlValue[],
  keys: readonly SqlValue[],
  after: readonly SqlValue[] = [],
): Promise<void> {
  for (let start = 0; start < keys.length; start += CHUNK) {
    const chunk = keys.slice(start, start + CHUNK);
    const marks = placeholders(chunk);
    await database.execute(sql.replace('{keys}', marks), [...before, ...chunk, ...after]);
  }
}
