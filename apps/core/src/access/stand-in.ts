import { type Database, placeholders } from '@yige/database';

/** Who is away on the day with this account as their deputy. */
export function absentOf(database: Database, deputyId: string, day: string): Promise<string[]> {
  return database.query(
    'SELECT account_id FROM absences WHERE deputy_id = ? AND first_day <= ? AND last_day >= ? ORDER BY account_id',
    [deputyId, day, day],
    (row) => row.text('account_id'),
  );
}

/** Of those among the accounts who are away on the day: their deputies. */
export async function deputiesOf(
  database: Database,
  accountIds: readonly string[],
  day: string,
): Promise<Map<string, string>> {
  const rows = await database.query(
    `SELECT account_id, deputy_id FROM absences
     WHERE account_id IN (${placeholders(accountIds)}) AND first_day <= ? AND last_day >= ?`,
    [...accountIds, day, day],
    (row): [string, string] => [row.text('account_id'), row.text('deputy_id')],
  );
  return new Map(rows);
}
