import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Shorter statements are not looked at, in seconds. */
const FROM = 0.02;

/** Lets the server note the statements of connections that begin from now on, and answers how to stop that. */
export async function noteStatements(connection: Connection): Promise<() => Promise<void>> {
  const [[before]] = await connection.query<RowDataPacket[]>(
    'SELECT @@GLOBAL.slow_query_log AS noted, @@GLOBAL.log_output AS output, @@GLOBAL.long_query_time AS seconds',
  );
  await connection.query(
    `SET GLOBAL log_output = 'TABLE', GLOBAL long_query_time = ${FROM}, GLOBAL slow_query_log = 1`,
  );
  return async () => {
    await connection.query('SET GLOBAL slow_query_log = ?, GLOBAL log_output = ?, GLOBAL long_query_time = ?', [
      before?.noted,
      before?.output,
      Number(before?.seconds),
    ]);
  };
}

/** The longest statement in the current database since a moment of the server's clock, in milliseconds. */
export async function longestStatement(connection: Connection, since: string): Promise<{ time: number; sql: string }> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    `SELECT TIME_TO_SEC(query_time) * 1000 AS time, CONVERT(sql_text USING utf8mb4) AS text FROM mysql.slow_log
     WHERE db = DATABASE() AND start_time >= ? ORDER BY query_time DESC LIMIT 1`,
    [since],
  );
  if (row === undefined) return { time: FROM * 1_000, sql: 'none longer' };
  return { time: Number(row.time), sql: String(row.text).replaceAll(/\s+/g, ' ').trim().slice(0, 60) };
}

/** Today where core's day is decided, and now on the server's clock. */
export async function serverDays(connection: Connection): Promise<{ day: string; since: string }> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    `SELECT DATE_FORMAT(UTC_TIMESTAMP() + INTERVAL 8 HOUR, '%Y-%m-%d') AS day,
            DATE_FORMAT(NOW(6), '%Y-%m-%d %H:%i:%s.%f') AS since`,
  );
  return { day: String(row?.day), since: String(row?.since) };
}
