import type { Connection } from 'mysql2/promise';
import type { RowSource } from '../inserts/bare-insert.js';

/** Everything that an import of people writes into the registry. */
const TABLES = ['buildings', 'dwellings', 'households', 'people', 'person_relations', 'registry_changes'] as const;

export const registryRows: readonly RowSource[] = TABLES.map((table) => ({ table, key: 'id' }));

/** Gives the registry back as it was before the import. */
export async function emptyRegistry(connection: Connection): Promise<void> {
  for (const table of [...TABLES, 'imports', 'import_rows']) await connection.query(`TRUNCATE TABLE ${table}`);
}
