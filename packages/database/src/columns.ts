import type { ColumnOptions } from 'typeorm';

/**
 * A column as entity and migration both use it: `options` for TypeORM's decorator, `types` for the DDL.
 * Types are always explicit and hold on both dialects.
 */
export interface ColumnDefinition<Options extends ColumnOptions = ColumnOptions> {
  options: Options;
  types: { sqlite: string; mysql: string };
  /** SQLite numbers rows only where the column's own type says that it is the key. */
  isSerial?: boolean;
}

type Required = ColumnOptions & { nullable?: false };

const ASCII = { charset: 'ascii', collation: 'ascii_bin' } as const;
const ASCII_SQL = 'CHARACTER SET ascii COLLATE ascii_bin';

function define(options: Required, sqlite: string, mysql = sqlite): ColumnDefinition<Required> {
  return { options, types: { sqlite, mysql } };
}

/** Kinds of column. `nullable(…)` makes any of them optional. */
export const column = {
  /** A ULID. */
  id: () => define({ type: 'char', length: 26, ...ASCII }, 'char(26)', `char(26) ${ASCII_SQL}`),
  /** Codes, hashes, keys, names of ours: ASCII, compared byte by byte. */
  code: (length: number) =>
    define({ type: 'varchar', length, ...ASCII }, `varchar(${length})`, `varchar(${length}) ${ASCII_SQL}`),
  /** Text in any script; `length` counts characters. */
  text: (length: number) => define({ type: 'varchar', length }, `varchar(${length})`),
  /** Up to 65,535 bytes; what may be longer is checked before it gets here. */
  longText: () => define({ type: 'text' }, 'text'),
  /** JSON as text, up to 65,535 bytes; written and read as a value through TypeORM, as text in hand-written SQL. */
  json: () => define({ type: 'simple-json' }, 'text'),
  /** Up to 16 MiB: manifests and other documents that are read whole. */
  document: () => define({ type: 'mediumtext' }, 'mediumtext'),
  integer: () => define({ type: 'int' }, 'integer', 'int(11)'),
  /**
   * A number that the database gives each new row, never one twice; alone it is the table's key, and the entity's
   * `PrimaryGeneratedColumn`. Numbers are given out in order and committed in any. 4,294,967,295 of them: eleven years
   * at twelve a second.
   */
  serial: () => ({
    ...define({ type: 'int', unsigned: true }, 'integer PRIMARY KEY AUTOINCREMENT', 'int(10) unsigned AUTO_INCREMENT'),
    isSerial: true,
  }),
  /** Integer fen (分); never a fraction of yuan. */
  money: () => define({ type: 'bigint' }, 'bigint', 'bigint(20)'),
  flag: () => define({ type: 'boolean' }, 'boolean', 'tinyint(1)'),
  /** A moment in UTC with milliseconds. */
  instant: () => define({ type: 'datetime', precision: 3 }, 'datetime(3)'),
  /** A day, `YYYY-MM-DD`; text so that no time zone can move it. */
  calendarDate: () => define({ type: 'char', length: 10, ...ASCII }, 'char(10)', `char(10) ${ASCII_SQL}`),
};

/** The same column where null is allowed. */
export function nullable(definition: ColumnDefinition<Required>): ColumnDefinition {
  return { options: { ...definition.options, nullable: true }, types: definition.types };
}

/** No deadline: sorts behind every real one, so that `due_at` need not be null. */
export const NO_DEADLINE = new Date('9999-12-31T00:00:00.000Z');
