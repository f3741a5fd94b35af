import type { QueryRunner } from 'typeorm';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { ContextValues } from '../context-values.js';
import { DatabaseError, transactionEnded } from '../errors.js';
import { Mutex } from '../mutex.js';

const owners = new ContextValues<SqliteGate, QueryRunner>();

/**
 * Keeps the requests of one process apart on SQLite's one writing connection.
 *
 * TypeORM shares that connection among all its query runners, and even one runner among all requests. A query of
 * request B that falls between BEGIN and COMMIT of request A becomes part of A's transaction, and A's rollback
 * takes with it what B was told is saved (typeorm #1884). Here every runner is an object of its own, a transaction
 * holds the gate from BEGIN to its end, and every other runner's query waits outside.
 */
export class SqliteGate {
  readonly mutex = new Mutex();

  /** Runs the body of a unit of work, so that the gate can tell its own queries from strays. */
  within<Result>(runner: QueryRunner, work: () => Promise<Result>): Promise<Result> {
    return owners.run(this, runner, work);
  }

  /** A query beside the running unit of work's own connection would wait for itself for ever. */
  refuseStray(runner: QueryRunner): void {
    const owner = owners.of(this);
    if (owner === undefined || owner === runner || !owner.isTransactionActive) return;
    throw new DatabaseError(
      'database.foreignConnection',
      'Inside a unit of work use database.repository() or database.query(): they follow its connection',
    );
  }
}

/** Hands out gated runners in place of the shared one. */
export function gateDriver(driver: BetterSqlite3Driver): SqliteGate {
  const gate = new SqliteGate();
  driver.createQueryRunner = () => new GatedQueryRunner(driver, gate);
  return gate;
}

class GatedQueryRunner extends BetterSqlite3QueryRunner {
  private leave: (() => void) | null = null;
  private ended = false;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly gate: SqliteGate,
  ) {
    super(driver);
  }

  override async startTransaction(): Promise<void> {
    if (this.leave !== null) return super.startTransaction();
    this.gate.refuseStray(this);
    this.leave = await this.gate.mutex.acquire();
    try {
      await super.startTransaction();
    } catch (error) {
      this.leaveGate();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    const outermost = this.transactionDepth === 1;
    await super.commitTransaction();
    if (outermost) this.leaveGate();
  }

  override async rollbackTransaction(): Promise<void> {
    const outermost = this.transactionDepth === 1;
    try {
      await super.rollbackTransaction();
    } finally {
      if (outermost) this.leaveGate();
    }
  }

  override async query(sql: string, parameters?: unknown[], structured?: boolean) {
    // The write lock is taken at the start: a transaction that reads first and writes later could otherwise be refused.
    const statement = sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql;
    if (this.ended) throw transactionEnded();
    if (this.leave !== null) return super.query(statement, parameters, structured);
    this.gate.refuseStray(this);
    const leave = await this.gate.mutex.acquire();
    try {
      return await super.query(statement, parameters, structured);
    } finally {
      leave();
    }
  }

  /** Ends the runner for good: a promise that was not awaited must not run in the next request's transaction. */
  end(): void {
    this.ended = true;
  }

  private leaveGate(): void {
    this.leave?.();
    this.leave = null;
  }
}

export function endRunner(runner: QueryRunner): void {
  if (runner instanceof GatedQueryRunner) runner.end();
}
