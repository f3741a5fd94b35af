import { newId } from '@yige/contracts';
import { type Database, openDatabase } from '@yige/database';

/** Opens core's database beside it. Whoever opens it closes it. */
export function besideCore(databaseUrl: string): Promise<Database> {
  return openDatabase({ url: databaseUrl, entities: [], migrations: [] });
}

/**
 * Somebody who comes new to where a colleague works: the colleague's post, and a first password that somebody else
 * chose (the colleague's, so that nothing here needs to hash one).
 */
export async function newMember(database: Database, username: string, colleague: string): Promise<void> {
  const id = newId();
  await database.execute(
    `INSERT INTO accounts (id, username, display_name, password_hash, disabled, created_at, must_change_password)
     SELECT ?, ?, '新来的同事', password_hash, 0, created_at, 1 FROM accounts WHERE username = ?`,
    [id, username, colleague],
  );
  await database.execute(
    `INSERT INTO appointments (id, account_id, unit_number, role, valid_from, valid_to)
     SELECT ?, ?, p.unit_number, p.role, p.valid_from, p.valid_to
     FROM appointments p JOIN accounts a ON a.id = p.account_id WHERE a.username = ?`,
    [newId(), id, colleague],
  );
}
