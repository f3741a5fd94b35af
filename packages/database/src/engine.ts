import type { DataSource, QueryRunner } from 'typeorm';
import type { BoundValue } from './sql-value.js';

export type Dialect = 'sqlite' | 'mysql';

export type RawValues = Record<string, unknown>;

export interface WriteOutcome {
  /** Rows that matched an UPDATE or DELETE, or that an INSERT added. */
  affectedRows: number;
  /** Always 0 on SQLite. */
  warnings: number;
}

/** Runs hand-written SQL on one connection. */
export interface SqlConnection {
  all(sql: string, parameters: BoundValue[]): Promise<RawValues[]>;
  run(sql: string, parameters: BoundValue[]): Promise<WriteOutcome>;
}

/** What the two dialects do differently beneath the unit of work. */
export interface Engine {
  readonly dialect: Dialect;
  readonly dataSource: DataSource;
  /** For SQL outside any unit of work: each statement stands for itself. */
  readonly connection: SqlConnection;
  /** For SQL inside the unit of work that the runner carries. */
  connectionOf(runner: QueryRunner): Promise<SqlConnection>;
  /** Runs the body of a unit of work whose transaction the runner has begun. */
  within<Result>(runner: QueryRunner, work: () => Promise<Result>): Promise<Result>;
  /** Makes sure that nothing can query through the runner any more. */
  end(runner: QueryRunner): Promise<void>;
  /** Runs work that no other process does at the same time; used to migrate. */
  exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
