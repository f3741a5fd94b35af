import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import type { Database } from '../database.js';
import type { Dialect } from '../engine.js';
import { type DatabaseOptions, openDatabase } from '../open-database.js';

export interface TestDatabaseUrl {
  url: string;
  remove(): Promise<void>;
}

/** Environment variable that names a MySQL or MariaDB server for tests, without a database. */
const SERVER = 'YIGE_TEST_MARIADB_URL';

/** The dialects that this run can test. A CI run without a server fails instead of testing half. */
export function testDialects(): Dialect[] {
  if (process.env[SERVER] !== undefined && process.env[SERVER] !== '') return ['sqlite', 'mysql'];
  if (process.env.CI === 'true') throw new Error(`${SERVER} is not set: half of the database tests would be left out`);
  return ['sqlite'];
}

/** An empty database of its own: a temporary file, or a new database on the test server. */
export async function createTestDatabase(dialect: Dialect): Promise<TestDatabaseUrl> {
  if (dialect === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'yige-database-'));
    return { url: `sqlite:${join(folder, 'test.sqlite')}`, remove: () => rm(folder, { recursive: true, force: true }) };
  }
  const server = process.env[SERVER];
  if (server === undefined) throw new Error(`${SERVER} is not set`);
  const name = `yige_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const remove = async () => {
    const connection = await mysql.createConnection(server);
    await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    await connection.end();
  };
  return { url: url.href, remove };
}

export interface TestDatabase {
  database: Database;
  url: string;
  remove(): Promise<void>;
}

/** An empty database, opened and migrated. */
export async function openTestDatabase(dialect: Dialect, options: Omit<DatabaseOptions, 'url'>): Promise<TestDatabase> {
  const { url, remove } = await createTestDatabase(dialect);
  const database = await openDatabase({ ...options, url });
  await database.migrate();
  return {
    database,
    url,
    remove: async () => {
      await database.close();
      await remove();
    },
  };
}
