import type { Database } from '@yige/database';

/** The installed versions of a plugin, in a unit of work: until it ends nobody else gives, installs or removes one. */
export async function lockedVersions(database: Database, id: string): Promise<string[]> {
  const lock = database.dialect === 'mysql' ? 'FOR UPDATE' : '';
  await database.queryOne(`SELECT id FROM plugins WHERE id = ? ${lock}`, [id], (row) => row.text('id'));
  return database.query('SELECT version FROM plugin_versions WHERE plugin_id = ?', [id], (row) => row.text('version'));
}
