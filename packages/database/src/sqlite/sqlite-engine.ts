import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import type { Engine, SqlConnection, WriteOutcome } from '../engine.js';
import { DatabaseError, transactionEnded } from '../errors.js';
import type { BoundValue } from '../sql-value.js';
import { endRunner, gateDriver, type SqliteGate } from './gated-query-runner.js';

type Entities = NonNullable<ConstructorParameters<typeof DataSource>[0]['entities']>;

/**
 * How long a statement waits for another process (a backup, an administrator's command), in milliseconds. Short,
 * since the wait blocks the event loop; a unit of work is tried again with pauses that don't.
 */
const BUSY_TIMEOUT = 250;
/** Pages in the write-ahead log before it is folded in; large ones keep the fold off the path of a request. */
const CHECKPOINT_PAGES = 20_000;

/** Opens `file` for this one process: TypeORM's writing connection behind the gate, and a reading one beside it. */
export async function openSqlite(file: string, entities: Entities): Promise<Engine> {
  await mkdir(dirname(file), { recursive: true });
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: file,
    entities,
    timeout: BUSY_TIMEOUT,
    enableWAL: true,
    prepareDatabase: (connection) => {
      connection.pragma('synchronous = FULL');
      // What is deleted is overwritten: an erased person must not be left in free pages.
      connection.pragma('secure_delete = ON');
      connection.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    },
  });
  const { driver } = dataSource;
  if (!(driver instanceof BetterSqlite3Driver)) throw new TypeError('better-sqlite3 gave another driver');
  acceptSharedColumns(driver);
  await dataSource.initialize();
  dropCollations(dataSource);
  const gate = gateDriver(driver);
  const writer: Sqlite.Database = driver.databaseConnection;
  const reader = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT });
  return new SqliteEngine(dataSource, gate, new Statements(writer), new Statements(reader));
}

/** SQLite takes any type name; TypeORM's list for it only lacks two that MySQL wants. */
function acceptSharedColumns(driver: BetterSqlite3Driver): void {
  driver.supportedDataTypes.push('char', 'mediumtext');
  driver.withLengthColumnTypes.push('char');
}

/** Character sets and collations are MySQL's; SQLite compares bytes anyway. */
function dropCollations(dataSource: DataSource): void {
  for (const { columns } of dataSource.entityMetadatas) {
    for (const column of columns) Object.assign(column, { charset: undefined, collation: undefined });
  }
}

class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly connection: SqlConnection;

  constructor(
    readonly dataSource: DataSource,
    private readonly gate: SqliteGate,
    private readonly writer: Statements,
    private readonly reader: Statements,
  ) {
    this.connection = {
      // A reader of its own sees the last commit and never waits for a writer.
      all: async (sql, parameters) => (isRead(sql) ? reader : writer).all(sql, parameters),
      run: async (sql, parameters) => this.alone(() => writer.run(sql, parameters)),
    };
  }

  async connectionOf(runner: QueryRunner): Promise<SqlConnection> {
    const assertActive = () => {
      if (!runner.isTransactionActive) throw transactionEnded();
    };
    return {
      all: async (sql, parameters) => {
        assertActive();
        return this.writer.all(sql, parameters);
      },
      run: async (sql, parameters) => {
        assertActive();
        return this.writer.run(sql, parameters);
      },
    };
  }

  within<Result>(runner: QueryRunner, work: () => Promise<Result>): Promise<Result> {
    return this.gate.within(runner, work);
  }

  async end(runner: QueryRunner): Promise<void> {
    endRunner(runner);
  }

  /** `BEGIN IMMEDIATE` of the migration's own units of work keeps other processes out. */
  async exclusively<Result>(_name: string, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  async close(): Promise<void> {
    this.reader.close();
    await this.dataSource.destroy();
  }

  private async alone<Result>(work: () => Result): Promise<Result> {
    const leave = await this.gate.mutex.acquire();
    try {
      return work();
    } finally {
      leave();
    }
  }
}

/** Prepared statements of one connection, by their text. */
class Statements {
  private readonly prepared = new Map<string, Sqlite.Statement<BoundValue[], Record<string, unknown>>>();

  constructor(private readonly connection: Sqlite.Database) {}

  all(sql: string, parameters: BoundValue[]): Record<string, unknown>[] {
    return this.prepare(sql).all(...parameters);
  }

  run(sql: string, parameters: BoundValue[]): WriteOutcome {
    const statement = this.prepare(sql);
    if (statement.reader) return { affectedRows: statement.all(...parameters).length, warnings: 0 };
    return { affectedRows: statement.run(...parameters).changes, warnings: 0 };
  }

  close(): void {
    this.prepared.clear();
    this.connection.close();
  }

  private prepare(sql: string) {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare<BoundValue[], Record<string, unknown>>(sql);
    if (this.prepared.size >= STATEMENTS_KEPT) this.forgetOldest();
    this.prepared.set(sql, statement);
    return statement;
  }

  private forgetOldest(): void {
    for (const oldest of this.prepared.keys()) {
      this.prepared.delete(oldest);
      return;
    }
  }
}

const STATEMENTS_KEPT = 500;

function isRead(sql: string): boolean {
  if (/^\s*(select|with)\b/i.test(sql)) return true;
  throw new DatabaseError('database.queryFailed', 'query() reads; write with execute() or in a unit of work');
}
