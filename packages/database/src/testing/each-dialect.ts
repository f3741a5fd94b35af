import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../database.js';
import type { Dialect } from '../engine.js';
import { type DatabaseOptions, openDatabase } from '../open-database.js';
import { copyServerDatabase, dropServerDatabase } from './server-databases.js';

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
  if (template !== undefined) await copyServerDatabase(server, new URL(template).pathname.slice(1), name);
  return { url: url.href, remove: () => dropServerDatabase(server, name) };
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
