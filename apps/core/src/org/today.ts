import type { Database } from '@yige/database';
import { rebuildClosure } from './closure.js';

/**
 * Brings today's copies in line with the dated truth: the closure with the edges, and name, code and kind in
 * `org_units` with `org_unit_attributes`. Whoever writes either calls it in the same unit of work.
 */
export async function settleToday(database: Database, today: string): Promise<void> {
  await database.transaction(async () => {
    await rebuildClosure(database, today);
    await settleAttributes(database, today);
    await raiseVersion(database);
  });
}

/** Last in its unit of work, so that a process that sees the new version sees all of it; every process asks for it. */
export async function raiseVersion(database: Database): Promise<void> {
  await database.execute('UPDATE org_version SET version = version + 1 WHERE id = 1', []);
}

/** Only the units whose copy differs are written; a unit that no longer exists keeps what it was last called. */
async function settleAttributes(database: Database, today: string): Promise<void> {
  const changed = await database.query(
    `SELECT a.number, a.name, a.code, a.kind FROM org_unit_attributes a JOIN org_units u ON u.number = a.number
     WHERE a.valid_from <= ? AND a.valid_to > ? AND (u.name <> a.name OR u.code <> a.code OR u.kind <> a.kind)`,
    [today, today],
    (row) => [row.text('name'), row.text('code'), row.text('kind'), row.integer('number')],
  );
  for (const unit of changed) {
    await database.execute('UPDATE org_units SET name = ?, code = ?, kind = ? WHERE number = ?', unit);
  }
}
