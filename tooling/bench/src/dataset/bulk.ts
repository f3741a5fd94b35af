import type { Connection } from 'mysql2/promise';

/** Rows of one statement: large enough to be fast, small enough for the log and for progress to be seen. */
const CHUNK = 50_000;

/** Told every million rows. */
const TOLD_EVERY = 1_000_000;

/**
 * Fills a table from MariaDB's sequence engine, which needs no row to cross the wire. `select` reads from
 * `sequence s`, whose `s.seq` counts from `from` to `to`.
 */
export async function fill(
  connection: Connection,
  into: { table: string; columns: readonly string[] },
  { from, to }: { from: number; to: number },
  select: (sequence: string) => string,
  say: (text: string) => void,
): Promise<void> {
  const target = `${into.table} (${into.columns.join(', ')})`;
  for (let first = from; first <= to; first += CHUNK) {
    const last = Math.min(to, first + CHUNK - 1);
    await connection.query(`INSERT INTO ${target} ${select(`seq_${first}_to_${last} s`)}`);
    const rows = last - from + 1;
    if (rows % TOLD_EVERY === 0) say(`  ${into.table}: ${rows} rows`);
  }
}

/** SQL for the identifier of the nth record of a kind: a valid ULID, growing as those of the field do. */
export function idSql(kind: 'B' | 'D' | 'H' | 'P' | 'T' | 'W', number: string): string {
  return `CONCAT('01${kind}', LPAD(HEX(${number}), 23, '0'))`;
}
