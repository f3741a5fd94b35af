import type { Connection, RowDataPacket } from 'mysql2/promise';

const ROWS = 1_000;
/** Rows in one transaction. */
const COMMIT = 10_000;

/** Rows of a table, by a key of one column. */
export interface RowSource {
  table: string;
  key: string;
  /** SQL; left out: all of them. */
  where?: string;
}

/**
 * The same rows, finished beforehand, into tables of the same shape with the same indexes: some thousand rows a statement
 * by one connection. Reading them is not measured. Answers milliseconds and how many rows.
 */
export async function bareInsert(
  connection: Connection,
  sources: readonly RowSource[],
): Promise<{ time: number; rows: number }> {
  let time = 0;
  let rows = 0;
  for (const source of sources) {
    const { table, key } = source;
    await connection.query(`DROP TABLE IF EXISTS bare_${table}`);
    await connection.query(`CREATE TABLE bare_${table} LIKE ${table}`);
    let after = '';
    for (;;) {
      const batch = await readRows(connection, source, after);
      const last = batch.at(-1);
      if (last === undefined) break;
      after = String(last[key]);
      time += await insert(connection, table, batch);
      rows += batch.length;
    }
    await connection.query(`DROP TABLE bare_${table}`);
  }
  return { time, rows };
}

async function readRows(
  connection: Connection,
  { table, key, where = '1 = 1' }: RowSource,
  after: string,
): Promise<RowDataPacket[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT * FROM ${table} WHERE ${where} AND ${key} > ? ORDER BY ${key} LIMIT ${COMMIT}`,
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
