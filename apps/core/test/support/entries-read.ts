import type { Database } from '@yige/database';

/** Index entries that some reading touches on MariaDB, those that the index itself rejects among them. */
export function entriesRead(database: Database, work: () => Promise<unknown>): Promise<number> {
  return database.transaction(async () => {
    const before = await handlers(database);
    await work();
    return (await handlers(database)) - before;
  });
}

async function handlers(database: Database): Promise<number> {
  const status = await database.query(
    "SHOW SESSION STATUS WHERE Variable_name IN ('Handler_read_next', 'Handler_read_prev', 'Handler_read_key', 'Handler_read_first', 'Handler_read_last', 'Handler_icp_attempts', 'Handler_icp_match')",
    [],
    (row) => [row.text('Variable_name'), Number(row.text('Value'))] as const,
  );
  const value = new Map(status);
  const sum = (...names: string[]) => names.reduce((total, name) => total + (value.get(name) ?? 0), 0);
  const rejected = sum('Handler_icp_attempts') - sum('Handler_icp_match');
  return (
    rejected +
    sum('Handler_read_next', 'Handler_read_prev', 'Handler_read_key', 'Handler_read_first', 'Handler_read_last')
  );
}
