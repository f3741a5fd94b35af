import type { Database } from '@yige/database';

/** Lets other operations have the units that this one has done with. */
export async function releaseUnits(database: Database, id: string): Promise<void> {
  await database.execute('UPDATE org_reorganisation_units SET held = ? WHERE reorganisation_id = ?', [id, id]);
}
