import { type Database, placeholders } from '@yige/database';

/** Who is away on the day with this account as their deputy. */
export function absentOf(database: Database, deputyId: string, day: string): Promise<string[]> {
  return database.query(
    'SELECT account_id FROM absences WHERE deputy_id = ? AND first_day <= ? AND last_day >= ? ORDER BY account_id',
    [deputyId, day, day],
    (row) => row.text('account_id'),
  );
}

/** The deputies of those among the accounts who are away on the day. */
export function deputiesOf(database: Database, accountIds: readonly string[], day: string): Promise<string[]> {
  return database.query(
    `SELECT deputy_id FROM absences WHERE account_id IN (${placeholders(accountIds)}) AND first_day <= ? AND last_day >= ?`,
    [...accountIds, day, day],
    (row) => row.text('deputy_id'),
  );
}
