import type { DataSource, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { bulkInsert, type InsertOptions } from './bulk-insert.js';
import { ContextValues } from './context-values.js';
import type { Dialect, Engine, SqlConnection, WriteOutcome } from './engine.js';
import { asDatabaseError, isTransient, transactionEnded } from './errors.js';
import type { Migration } from './migration/migration.js';
import { type MigrationReport, Migrator } from './migration/migrator.js';
import { RawRow } from './raw-row.js';
import { bind, type SqlValue } from './sql-value.js';
import { type SentStatement, StatementCounter } from './statement-counter.js';

/** How often a unit of work that lost a deadlock is tried in all. */
const ATTEMPTS = 6;
const FIRST_PAUSE = 10;

/** What a statement writes to; the table stands first in each of these. */
const WRITES_TO = /^\s*(?:INSERT(?:\s+IGNORE)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+(\w+)/i;

interface UnitOfWork {
  runner: QueryRunner;
  connection: SqlConnection;
  /** What follows the tables that were written. */
  followers: Set<() => Promise<void>>;
  beforeCommit: (() => Promise<void>)[];
  afterCommit: (() => void)[];
  ended: boolean;
}

const units = new ContextValues<Database, UnitOfWork>();

/**
 * The one way to the database: TypeORM's repositories and hand-written SQL that always share the unit of work
 * of the asynchronous context they are called in.
 */
export class Database {
  /** Counts what this process asks the database, for tests of how much a request costs. */
  readonly statements = new StatementCounter();
  private readonly followers = new Map<string, () => Promise<void>>();

  constructor(
    private readonly engine: Engine,
    private readonly migrations: readonly Migration[],
  ) {}

  /** `sqlite` or `mysql`, for what the two say differently. */
  get dialect(): Dialect {
    return this.engine.dialect;
  }

  /** For tools that compare schemas. Queries belong in `repository`, `query` and `execute`. */
  get dataSource(): DataSource {
    return this.engine.dataSource;
  }

  /** Brings the schema up to date; several processes may start at once, and a crash half-way is taken up again. */
  migrate(): Promise<MigrationReport> {
    return this.engine.exclusively('migrate', () => new Migrator(this, this.migrations).run());
  }

  /** Ends all connections; the SDK does it once the server has stopped. */
  close(): Promise<void> {
    return this.engine.close();
  }

  /** Whether a unit of work is open here. */
  inTransaction(): boolean {
    return units.of(this)?.ended === false;
  }

  /**
   * Runs `work` as one unit: all of it is kept or none. Joins the unit in progress in this asynchronous context.
   * Whoever loses a deadlock is run anew from the start in a fresh transaction, so `work` must not act on the
   * world outside the database; use `afterCommit` for that.
   */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    const joined = units.of(this);
    if (joined?.ended) throw transactionEnded();
    if (joined !== undefined) return work();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        const typed = asDatabaseError(error);
        if (!isTransient(typed) || attempt === ATTEMPTS) throw typed;
        await pause(attempt);
      }
    }
  }

  /**
   * Works once more inside the unit in progress, after everything else in it and just before it commits: for rows that
   * must be written as late as can be.
   */
  beforeCommit(work: () => Promise<void>): void {
    const unit = this.unit();
    if (unit === undefined) throw new Error('There is no unit of work whose end could be waited for');
    unit.beforeCommit.push(work);
  }

  /**
   * From now on `work` is done once in every unit of work that writes to one of the tables by hand-written SQL or
   * `insertMany`, just before it commits, so that nobody who writes them can forget it. A table has one follower, which
   * itself writes to tables that have none; repositories are not followed.
   */
  followWrites(tables: readonly string[], work: () => Promise<void>): void {
    for (const table of tables) this.followers.set(table, work);
  }

  /** Stands for the unit of work in progress, so that what belongs to it can be kept by it; null outside one. */
  get currentUnit(): object | null {
    return this.unit() ?? null;
  }

  /** Calls back once the outermost unit has committed, never after a rollback; at once outside a unit of work. */
  afterCommit(callback: () => void): void {
    const unit = units.of(this);
    if (unit === undefined || unit.ended) callback();
    else unit.afterCommit.push(callback);
  }

  /** A repository bound to the unit of work of this moment: ask for it anew each time, never keep it. */
  repository<Entity extends ObjectLiteral>(entity: new () => Entity): Repository<Entity> {
    const unit = this.unit();
    return (unit?.runner.manager ?? this.dataSource.manager).getRepository(entity);
  }

  /** Hand-written SELECT with `?` placeholders. */
  async query<Row>(sql: string, parameters: readonly SqlValue[], map: (row: RawRow) => Row): Promise<Row[]> {
    const values = bind(parameters);
    const rows = await this.run((connection) => connection.all(sql, values), { sql, values });
    return rows.map((row) => map(new RawRow(row)));
  }

  /** The same for one row at most; null where there is none. */
  async queryOne<Row>(sql: string, parameters: readonly SqlValue[], map: (row: RawRow) => Row): Promise<Row | null> {
    const [row] = await this.query(sql, parameters, map);
    return row ?? null;
  }

  /** Hand-written INSERT, UPDATE or DELETE: part of the unit of work, or a unit of its own. */
  execute(sql: string, parameters: readonly SqlValue[]): Promise<WriteOutcome> {
    const values = bind(parameters);
    const write = () => this.run((connection) => connection.run(sql, values), { sql, values });
    const follower = this.followers.size === 0 ? undefined : this.followers.get(WRITES_TO.exec(sql)?.[1] ?? '');
    if (follower === undefined) return write();
    return this.transaction(() => {
      this.unit()?.followers.add(follower);
      return write();
    });
  }

  /** Inserts rows some hundred at a time, all in one unit of work; answers how many went in. */
  insertMany(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    options: InsertOptions = {},
  ): Promise<number> {
    return this.transaction(() => bulkInsert(this, table, columns, rows, options));
  }

  private async run<Result>(
    work: (connection: SqlConnection) => Promise<Result>,
    statement: SentStatement,
  ): Promise<Result> {
    this.statements.record(statement);
    try {
      return await work(this.unit()?.connection ?? this.engine.connection);
    } catch (error) {
      throw asDatabaseError(error);
    }
  }

  private unit(): UnitOfWork | undefined {
    const unit = units.of(this);
    if (unit?.ended) throw transactionEnded();
    return unit;
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    let unit: UnitOfWork | null = null;
    try {
      await runner.startTransaction();
      const connection = await this.engine.connectionOf(runner);
      const begun: UnitOfWork = {
        runner,
        connection,
        followers: new Set(),
        beforeCommit: [],
        afterCommit: [],
        ended: false,
      };
      unit = begun;
      const result = await this.engine.within(runner, () => units.run(this, begun, () => toItsEnd(begun, work)));
      begun.ended = true;
      await runner.commitTransaction();
      return this.committed(begun, result);
    } catch (error) {
      if (unit !== null) {
        unit.ended = true;
        if (runner.isTransactionActive) await rollBack(runner, error);
      }
      throw error;
    } finally {
      await this.engine.end(runner);
    }
  }

  private committed<Result>(unit: UnitOfWork, result: Result): Result {
    for (const callback of unit.afterCommit) callback();
    return result;
  }
}

/**
 * The work, and what waited for its end. Followers come first, whatever asked first: in two orders, two units would hold
 * what the other one needs.
 */
async function toItsEnd<Result>(unit: UnitOfWork, work: () => Promise<Result>): Promise<Result> {
  const result = await work();
  await follow(unit);
  for (const last of unit.beforeCommit) await last();
  await follow(unit);
  return result;
}

async function follow({ followers }: UnitOfWork): Promise<void> {
  for (const follower of followers) {
    followers.delete(follower);
    await follower();
  }
}

/** A rollback fails only with its connection, and then the server has rolled back; the first error tells why. */
async function rollBack(runner: QueryRunner, reason: unknown): Promise<void> {
  try {
    await runner.rollbackTransaction();
  } catch (error) {
    throw new AggregateError([reason, error], 'The unit of work failed, and its rollback too');
  }
}

function pause(attempt: number): Promise<void> {
  const longest = FIRST_PAUSE * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, longest / 2 + (Math.random() * longest) / 2));
}
