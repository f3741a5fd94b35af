import { createHash } from 'node:crypto';
import { newId } from '@yige/contracts';
import mysql from 'mysql2/promise';

/** Sessions of an account, as so many logins leave them; answers their cookies. */
export async function sessionsOf(databaseUrl: string, username: string, count: number): Promise<string[]> {
  const connection = await mysql.createConnection({ uri: databaseUrl, timezone: 'Z' });
  try {
    const tokens = Array.from({ length: count }, () => newId());
    for (const token of tokens) {
      await connection.execute(
        `INSERT INTO sessions (token_hash, id, account_id, created_at, seen_at, expires_at, confirmed_at)
         SELECT ?, ?, a.id, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3) + INTERVAL 8 HOUR, UTC_TIMESTAMP(3)
         FROM accounts a WHERE a.username = ?`,
        [createHash('sha256').update(token).digest('hex'), newId(), username],
      );
    }
    return tokens.map((token) => `yige_session=${token}`);
  } finally {
    await connection.end();
  }
}
