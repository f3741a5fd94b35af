import { createHash } from 'node:crypto';
import type { Database } from '../database.js';
import { DatabaseError } from '../errors.js';
import type { Migration } from './migration.js';

export interface MigrationReport {
  /** Migrations of which this run applied at least one step. */
  applied: string[];
}

interface Progress {
  stepsDone: number;
  checksum: string;
  finished: boolean;
}

/**
 * Applies what is missing, step by step. Bookkeeping in `yige_migrations` follows each step, so that a run that
 * was killed is taken up where it stopped; an applied migration that was edited afterwards is refused, since the
 * schema in the field then no longer comes from the code.
 */
export class Migrator {
  constructor(
    private readonly database: Database,
    private readonly migrations: readonly Migration[],
  ) {}

  async run(): Promise<MigrationReport> {
    await this.prepare();
    const applied: string[] = [];
    for (const migration of [...this.migrations].sort((left, right) => (left.name < right.name ? -1 : 1))) {
      if (await this.apply(migration)) applied.push(migration.name);
    }
    return { applied };
  }

  private async prepare(): Promise<void> {
    await this.database.execute(
      'CREATE TABLE IF NOT EXISTS yige_migrations (name varchar(100) NOT NULL PRIMARY KEY, checksum char(64) NOT NULL, steps_done int NOT NULL, finished int NOT NULL)',
      [],
    );
  }

  private async apply(migration: Migration): Promise<boolean> {
    const checksum = this.checksumOf(migration);
    const progress = await this.progressOf(migration);
    if (progress !== null && progress.checksum !== checksum) {
      throw new DatabaseError(
        'database.migrationChanged',
        `Migration ${migration.name} was applied and then edited; write a new migration instead`,
      );
    }
    if (progress?.finished) return false;
    let applied = false;
    for (const [index, step] of migration.steps.entries()) {
      if (index < (progress?.stepsDone ?? 0)) continue;
      applied = (await this.applyStep(migration, index, step, checksum)) || applied;
    }
    return applied;
  }

  /** On SQLite step and record commit together; on MySQL the DDL commits by itself and `done` covers the gap. */
  private async applyStep(
    migration: Migration,
    index: number,
    step: Migration['steps'][number],
    checksum: string,
  ): Promise<boolean> {
    try {
      return await this.database.transaction(async () => {
        const progress = await this.progressOf(migration);
        if (progress !== null && progress.stepsDone > index) return false;
        if (!(await step.done(this.database))) await step.apply(this.database);
        await this.record(migration, index + 1, checksum, progress === null);
        return true;
      });
    } catch (cause) {
      if (cause instanceof DatabaseError && cause.code === 'database.unavailable') throw cause;
      throw new DatabaseError('database.migrationFailed', `Migration ${migration.name} stopped at step ${index + 1}`, {
        cause,
      });
    }
  }

  private async record(migration: Migration, stepsDone: number, checksum: string, first: boolean): Promise<void> {
    const finished = stepsDone === migration.steps.length;
    const sql = first
      ? 'INSERT INTO yige_migrations (steps_done, finished, checksum, name) VALUES (?, ?, ?, ?)'
      : 'UPDATE yige_migrations SET steps_done = ?, finished = ?, checksum = ? WHERE name = ?';
    await this.database.execute(sql, [stepsDone, finished, checksum, migration.name]);
  }

  private progressOf(migration: Migration): Promise<Progress | null> {
    return this.database.queryOne(
      'SELECT checksum, steps_done, finished FROM yige_migrations WHERE name = ?',
      [migration.name],
      (row) => ({
        checksum: row.text('checksum'),
        stepsDone: row.integer('steps_done'),
        finished: row.boolean('finished'),
      }),
    );
  }

  private checksumOf(migration: Migration): string {
    const hash = createHash('sha256');
    for (const step of migration.steps) hash.update(`${step.describe(this.database.dialect)}\n`);
    return hash.digest('hex');
  }
}
