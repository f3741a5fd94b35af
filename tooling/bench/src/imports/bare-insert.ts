import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Everything that an import of people writes into the registry. */
const TABLES = ['buildings', 'dwellings', 'households', 'people', 'person_relations', 'registry_changes'] as const;
const ROWS = 1_000;
/** Rows in one transaction. */
const COMMIT = 10_000;

/**
 * The same rows, finished beforehand, into tables of the same shape with the same indexes: some thousand rows a statement
 * by one connection. Reading them is not measured. Answers milliseconds and how many rows.
 */
export async function bareInsert(connection: Connection): Promise<{ time: number; rows: number }> {
  let time = 0;
  let rows = 0;
  for (const table of TABLES) {
    await connection.query(`DROP TABLE IF EXISTS bare_${table}`);
    await connection.query(`CREATE TABLE bare_${table} LIKE ${table}`);
    let after = '';
    for (;;) {
      const batch = await readRows(connection, table, after);
      const last = batch.at(-1);
      if (last === undefined) break;
      after = String(last.id);
      time += await insert(connection, table, batch);
      rows += batch.length;
    }
    await connection.query(`DROP TABLE bare_${table}`);
  }
  return { time, rows };
}

/** Gives the registry back as it was before the import. */
export async function emptyRegistry(connection: Connection): Promise<void> {
  for (const table of [...TABLES, 'imports', 'import_rows']) await connection.query(`TRUNCATE TABLE ${table}`);
}

async function readRows(connection: Connection, table: string, after: string): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT ${COMMIT}`,
    [after],
  );
  return rows;
}

async function insert(connection: Connection, table: string, batch: readonly RowDataPacket[]): Promise<number> {
  const columns = Object.keys(batch[0] ?? {});
  const row = `(${columns.map(() => '?').join(', ')})`;
  const startedAt = performance.now();
  await connection.beginTransaction();
  for (let start = 0; start < batch.length; start += ROWS) {
    const part = batch.slice(start, start + ROWS);
    await connection.query(
      `INSERT INTO bare_${table} (${columns.join(', ')}) VALUES ${part.map(() => row).join(', ')}`,
      part.flatMap((values) => columns.map((column) => values[column])),
    );
  }
  await connection.commit();
  return performance.now() - startedAt;
}
