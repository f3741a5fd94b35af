import type { ColumnDefinition } from '../columns.js';
import type { Database } from '../database.js';
import type { Dialect } from '../engine.js';
import { quote } from '../quote.js';

/**
 * One step: a single DDL statement for each dialect, or a piece of work on the data. `done` tells from the schema
 * whether the step has happened: MySQL's DDL does not roll back, so a crash may fall between a statement and its
 * record, and the step must not fail when it is taken up again.
 */
export interface MigrationStep {
  /** What identifies the step in the checksum. */
  describe(dialect: Dialect): string;
  done(database: Database): Promise<boolean>;
  apply(database: Database): Promise<void>;
}

/** Written by hand once for both dialects; applied in the order of names, each step recorded. */
export interface Migration {
  /** Unique in the plugin; their order is that in which they run. */
  name: string;
  /** What is done, each once. */
  steps: readonly MigrationStep[];
}

/** Steps that run once, in their order; one that was interrupted goes on at the step where it stopped. */
export function defineMigration(name: string, steps: readonly (MigrationStep | readonly MigrationStep[])[]): Migration {
  return { name, steps: steps.flat() };
}

export interface TableDefinition {
  columns: Record<string, ColumnDefinition>;
  primaryKey: readonly string[];
  /** Index names are unique in the whole database. */
  unique?: Record<string, readonly string[]>;
  indexes?: Record<string, readonly string[]>;
}

/** The table and, as steps of their own, its indexes. */
export function createTable(table: string, definition: TableDefinition): MigrationStep[] {
  const create = (dialect: Dialect) => {
    const lines = Object.entries(definition.columns).map(
      ([name, { options, types }]) => `${quote(dialect, name)} ${types[dialect]}${options.nullable ? '' : ' NOT NULL'}`,
    );
    const key = definition.primaryKey.map((name) => quote(dialect, name)).join(', ');
    const isKeyed = dialect === 'sqlite' && Object.values(definition.columns).some(({ isSerial }) => isSerial);
    if (!isKeyed) lines.push(`PRIMARY KEY (${key})`);
    const suffix = dialect === 'mysql' ? ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin' : '';
    return `CREATE TABLE ${quote(dialect, table)} (${lines.join(', ')})${suffix}`;
  };
  return [
    statement(create, (database) => tableExists(database, table)),
    ...Object.entries(definition.unique ?? {}).map(([name, columns]) =>
      createIndex(table, name, columns, { unique: true }),
    ),
    ...Object.entries(definition.indexes ?? {}).map(([name, columns]) => createIndex(table, name, columns)),
  ];
}

/** An index; its name is unique in the whole database. */
export function createIndex(
  table: string,
  name: string,
  columns: readonly string[],
  options: { unique?: boolean } = {},
): MigrationStep {
  return statement(
    (dialect) =>
      `CREATE ${options.unique ? 'UNIQUE ' : ''}INDEX ${quote(dialect, name)} ON ${quote(dialect, table)} (${columns.map((column) => quote(dialect, column)).join(', ')})`,
    (database) => indexExists(database, table, name),
  );
}

/** A new column must be nullable or carry a default, so that the version before can go on writing. */
export function addColumn(
  table: string,
  name: string,
  definition: ColumnDefinition,
  defaultSql?: string,
): MigrationStep {
  const rest = definition.options.nullable ? '' : ` NOT NULL DEFAULT ${defaultSql ?? missingDefault(table, name)}`;
  return statement(
    (dialect) =>
      `ALTER TABLE ${quote(dialect, table)} ADD COLUMN ${quote(dialect, name)} ${definition.types[dialect]}${rest}`,
    (database) => columnExists(database, table, name),
  );
}

/**
 * Work on rows, in one unit of work together with its record on SQLite. On MySQL it may run again after a crash,
 * so it must come out the same when it does.
 */
export function changeData(name: string, work: (database: Database) => Promise<void>): MigrationStep {
  return { describe: () => name, done: async () => false, apply: work };
}

function statement(sql: (dialect: Dialect) => string, done: MigrationStep['done']): MigrationStep {
  return {
    describe: sql,
    done,
    apply: async (database) => {
      await database.execute(sql(database.dialect), []);
    },
  };
}

function missingDefault(table: string, name: string): never {
  throw new TypeError(`${table}.${name} is added without being nullable: give a default`);
}

async function tableExists(database: Database, table: string): Promise<boolean> {
  const sql =
    database.dialect === 'mysql'
      ? 'SELECT COUNT(*) AS found FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?'
      : "SELECT COUNT(*) AS found FROM sqlite_master WHERE type = 'table' AND name = ?";
  return found(database, sql, [table]);
}

async function indexExists(database: Database, table: string, index: string): Promise<boolean> {
  const sql =
    database.dialect === 'mysql'
      ? 'SELECT COUNT(*) AS found FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?'
      : "SELECT COUNT(*) AS found FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND name = ?";
  return found(database, sql, [table, index]);
}

async function columnExists(database: Database, table: string, column: string): Promise<boolean> {
  const sql =
    database.dialect === 'mysql'
      ? 'SELECT COUNT(*) AS found FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?'
      : 'SELECT COUNT(*) AS found FROM pragma_table_info(?) WHERE name = ?';
  return found(database, sql, [table, column]);
}

async function found(database: Database, sql: string, parameters: string[]): Promise<boolean> {
  const row = await database.queryOne(sql, parameters, (raw) => raw.integer('found'));
  return row !== null && row > 0;
}
