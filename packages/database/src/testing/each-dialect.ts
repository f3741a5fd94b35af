import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import type { Database } from '../database.js';
import type { Dialect } from '../engine.js';
import { type DatabaseOptions, openDatabase } from '../open-database.js';
import { quote } from '../quote.js';

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

/**
 * A database of its own: a temporary file, or a new database on the test server. Empty, or as `template` is at that moment:
 * the URL of a database of the same dialect that nobody is writing to.
 */
export async function createTestDatabase(dialect: Dialect, template?: string): Promise<TestDatabaseUrl> {
  return dialect === 'sqlite' ? createFile(template) : createOnServer(template);
}

async function createFile(template: string | undefined): Promise<TestDatabaseUrl> {
  const folder = await mkdtemp(join(tmpdir(), 'yige-database-'));
  const file = join(folder, 'test.sqlite');
  if (template !== undefined) await copyFile(template.slice('sqlite:'.length), file);
  return { url: `sqlite:${file}`, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function createOnServer(template: string | undefined): Promise<TestDatabaseUrl> {
  const server = process.env[SERVER];
  if (server === undefined) throw new Error(`${SERVER} is not set`);
  const name = `yige_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  if (template !== undefined) await copyOnServer(server, new URL(template).pathname.slice(1), name);
  const remove = async () => {
    const connection = await mysql.createConnection(server);
    await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
    await connection.end();
  };
  return { url: url.href, remove };
}

/** Tables with their indexes, and rows; the migration helper makes nothing else. */
async function copyOnServer(server: string, template: string, name: string): Promise<void> {
  const quoted = (each: string) => quote('mysql', each);
  const connection = await mysql.createConnection({ uri: server, multipleStatements: true });
  try {
    const [tables] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?',
      [template],
    );
    const copies = tables.map(({ name: table }) => {
      const [copy, original] = [quoted(table), `${quoted(template)}.${quoted(table)}`];
      return `CREATE TABLE ${copy} LIKE ${original}; INSERT INTO ${copy} SELECT * FROM ${original};`;
    });
    await connection.query(
      `CREATE DATABASE ${quoted(name)} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; USE ${quoted(name)}; ${copies.join('\n')}`,
    );
  } finally {
    await connection.end();
  }
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
