import { Database } from './database.js';
import { DatabaseError } from './errors.js';
import type { Migration } from './migration/migration.js';
import { openMysql } from './mysql/mysql-engine.js';

/** A class that TypeORM maps to a table. */
export type EntityClass = new () => object;

export interface DatabaseOptions {
  /** `sqlite:/absolute/path/file.sqlite` or `mysql://user:password@host:port/database`. */
  url: string;
  entities: readonly EntityClass[];
  migrations: readonly Migration[];
  /** Connections kept to a MySQL server; default 10. SQLite has one writer and one reader. */
  poolSize?: number;
}

/** Connects, and on MySQL makes a missing database. It does not migrate: call `migrate()` first of all. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const entities = [...options.entities];
  if (options.url.startsWith('sqlite:')) {
    // Whose database is a server needs no machine code for the other one.
    const { openSqlite } = await import('./sqlite/sqlite-engine.js');
    return new Database(await openSqlite(options.url.slice('sqlite:'.length), entities), options.migrations);
  }
  return new Database(await openMysql(parseUrl(options.url), entities, options.poolSize ?? 10), options.migrations);
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'mysql:') return url;
  throw new DatabaseError('database.urlInvalid', 'A database URL begins with sqlite: or mysql://');
}
