import type { Database, EntityClass, SqlValue } from '@yige/database';
import { executeFor } from './chunks.js';

/** A dated row that goes on as another one: its new id, and the columns that differ. */
export interface Renewal {
  id: string;
  newId: string;
  columns: Readonly<Record<string, SqlValue>>;
}

/** Bounded by what SQLite takes in one compound SELECT. */
const CHUNK = 100;

/**
 * Copies rows under their new ids from `day` on, with all columns that the entity has or will ever have, some hundred in
 * a statement. What would only begin later keeps its first day.
 */
export async function beginAnew(
  database: Database,
  entity: EntityClass,
  renewals: readonly Renewal[],
  day: string,
): Promise<void> {
  const { tableName, columns } = database.dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => databaseName);
  const changed = Object.keys(renewals[0]?.columns ?? {});
  const source = (name: string) => {
    if (name === 'id') return 'm.new_id';
    if (name === 'valid_from') return 'CASE WHEN t.valid_from > ? THEN t.valid_from ELSE ? END';
    return changed.includes(name) ? `m.${name}` : `t.${name}`;
  };
  const row = `SELECT ? AS old_id, ? AS new_id${changed.map((name) => `, ? AS ${name}`).join('')}`;
  for (let start = 0; start < renewals.length; start += CHUNK) {
    const chunk = renewals.slice(start, start + CHUNK);
    await database.execute(
      `INSERT INTO ${tableName} (${names.join(', ')}) SELECT ${names.map(source).join(', ')}
       FROM ${tableName} t JOIN (${chunk.map(() => row).join(' UNION ALL ')}) m ON m.old_id = t.id`,
      [
        ...[day, day],
        ...chunk.flatMap(({ id, newId, columns: values }) => [
          id,
          newId,
          ...changed.map((name) => values[name] ?? null),
        ]),
      ],
    );
  }
}

/** Ends rows on `day`; what would only have begun later never does. */
export async function endRows(database: Database, table: string, ids: readonly string[], day: string): Promise<void> {
  await executeFor(
    database,
    `UPDATE ${table} SET valid_to = CASE WHEN valid_from > ? THEN valid_from ELSE ? END
     WHERE id IN ({keys}) AND valid_to > ?`,
    [day, day],
    ids,
    [day],
  );
}
