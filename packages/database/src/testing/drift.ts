import type { Database } from '../database.js';
import { DatabaseError } from '../errors.js';

/** Tables of this package and of tools, which no entity maps. */
const OWN_TABLES = /yige_migrations/;

/**
 * Fails when the entities and the migrated schema differ, with the SQL that would close the gap: an entity that was
 * changed without a migration, or the reverse. Run it on both dialects, on a migrated database.
 */
export async function assertNoDrift(database: Database): Promise<void> {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  const differences = upQueries.map(({ query }) => query).filter((query) => !OWN_TABLES.test(query));
  if (differences.length === 0) return;
  throw new DatabaseError('database.schemaDrift', `Entities and migrations differ:\n${differences.join('\n')}`);
}
