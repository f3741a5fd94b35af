import type { Connection, ResultSetHeader } from 'mysql2/promise';

/** Tables whose rows belong to grids. */
const TABLES = ['people', 'buildings', 'tasks_open', 'tasks_archive'] as const;
/** Numbers that no unit has. */
const BEYOND = 10_000_000;

/**
 * The same rows in one go: each table by one statement, all in one transaction. The rows are given back afterwards,
 * which is not measured. Answers milliseconds and how many rows.
 */
export async function bareUpdate(
  connection: Connection,
  districtCode: string,
): Promise<{ time: number; rows: number }> {
  await connection.query('DROP TABLE IF EXISTS bench_heirs');
  await connection.query(
    `CREATE TABLE bench_heirs (unit_number INT PRIMARY KEY, heir INT) AS
     SELECT number AS unit_number, number + ${BEYOND} AS heir FROM org_units WHERE level = 'grid' AND code LIKE ?`,
    [`${districtCode}%`],
  );
  const startedAt = performance.now();
  let rows = 0;
  await connection.beginTransaction();
  for (const table of TABLES) {
    const [{ affectedRows }] = await connection.query<ResultSetHeader>(
      `UPDATE ${table} x JOIN bench_heirs h ON h.unit_number = x.grid_id SET x.grid_id = h.heir`,
    );
    rows += affectedRows;
  }
  await connection.commit();
  const time = performance.now() - startedAt;
  for (const table of TABLES) {
    await connection.query(`UPDATE ${table} SET grid_id = grid_id - ${BEYOND} WHERE grid_id > ${BEYOND}`);
  }
  await connection.query('DROP TABLE bench_heirs');
  return { time, rows };
}
