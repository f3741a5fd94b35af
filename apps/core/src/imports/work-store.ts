import { Injectable } from '@nestjs/common';
import { type ImportFailure, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../time/clock.js';
import type { JudgedRow } from './import-kind.js';
import { IMPORT_COLUMNS, type ImportRecord, readImport, type UnknownWords } from './import-record.js';

/** How long a process may be silent before another one takes an import over, in milliseconds. */
const LEASE = 10_000;

/** Somebody has cancelled the import, or another process works on it by now. */
export class ImportLost extends Error {
  constructor() {
    super('The import is no longer this process’s work');
    this.name = 'ImportLost';
  }
}

/** What a worker reads and writes of imports: whose turn it is, how far it is, how it ends. */
@Injectable()
export class WorkStore {
  private readonly holder = newId();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Imports that nobody works on, the oldest first. */
  due(): Promise<string[]> {
    return this.database.query(
      `SELECT id FROM imports WHERE state IN ('checking', 'running')
         AND (held_until IS NULL OR held_until < ? OR holder = ?) ORDER BY created_at LIMIT 20`,
      [this.clock.now(), this.holder],
      (row) => row.text('id'),
    );
  }

  /** Null where another process was faster. */
  async take(id: string): Promise<ImportRecord | null> {
    const now = this.clock.now();
    const { affectedRows } = await this.database.execute(
      `UPDATE imports SET holder = ?, held_until = ? WHERE id = ? AND state IN ('checking', 'running')
         AND (held_until IS NULL OR held_until < ? OR holder = ?)`,
      [this.holder, this.leaseEnd(), id, now, this.holder],
    );
    if (affectedRows !== 1) return null;
    return this.database.queryOne(`SELECT ${IMPORT_COLUMNS} FROM imports i WHERE i.id = ?`, [id], readImport);
  }

  async renew({ id }: ImportRecord): Promise<void> {
    const { affectedRows } = await this.database.execute(
      'UPDATE imports SET held_until = ? WHERE id = ? AND holder = ?',
      [this.leaseEnd(), id, this.holder],
    );
    if (affectedRows !== 1) throw new ImportLost();
  }

  /**
   * Counts a chunk as done, in its own unit of work: the rows and the cursor are kept together or not at all, and a
   * process that slept past its lease loses its chunk here. The cursor counts the remarks that were read, too.
   */
  async advance(
    { id, state }: ImportRecord,
    { rowsDone, read }: { rowsDone: number; read: number },
    rows: readonly JudgedRow[],
    unknownWords: UnknownWords,
  ): Promise<void> {
    const count = (outcome: JudgedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
    const { affectedRows } = await this.database.execute(
      `UPDATE imports SET rows_done = rows_done + ?, rows_created = rows_created + ?, rows_changed = rows_changed + ?,
         rows_unchanged = rows_unchanged + ?, rows_refused = rows_refused + ?, unknown_words = ?, held_until = ?
       WHERE id = ? AND state = ? AND holder = ? AND rows_done = ?`,
      [
        ...[read, count('created'), count('changed'), count('unchanged'), count('refused')],
        ...[JSON.stringify(unknownWords), this.leaseEnd()],
        ...[id, state, this.holder, rowsDone],
      ],
    );
    if (affectedRows !== 1) throw new ImportLost();
  }

  async end({ id, state }: ImportRecord, to: 'checked' | 'done', rowsTotal: number): Promise<void> {
    const last = to === 'done' ? ", preview = '[]', finished_at = ?" : '';
    const { affectedRows } = await this.database.execute(
      `UPDATE imports SET state = ?, rows_total = ?, holder = NULL, held_until = NULL${last}
       WHERE id = ? AND state = ? AND holder = ?`,
      [to, rowsTotal, ...(to === 'done' ? [this.clock.now()] : []), id, state, this.holder],
    );
    if (affectedRows !== 1) throw new ImportLost();
  }

  async fail({ id, state }: ImportRecord, failure: ImportFailure): Promise<void> {
    const { affectedRows } = await this.database.execute(
      `UPDATE imports SET state = 'failed', failure = ?, preview = '[]', finished_at = ?, holder = NULL, held_until = NULL
       WHERE id = ? AND state = ? AND holder = ?`,
      [failure, this.clock.now(), id, state, this.holder],
    );
    if (affectedRows !== 1) throw new ImportLost();
  }

  private leaseEnd(): Date {
    return new Date(this.clock.now().getTime() + LEASE);
  }
}
