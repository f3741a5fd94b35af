import { Injectable } from '@nestjs/common';
import { type UnitLevel, unitLevelSchema } from '@yige/contracts';
import { Database, placeholders, type SqlValue } from '@yige/database';
import type { UnitNumbers } from '../../../access/scope.js';
import { AuditTrail, PLATFORM } from '../../../audit/audit-trail.js';
import { Clock } from '../../../time/clock.js';
import { raiseVersion } from '../../today.js';
import { UnitDirectory } from '../../unit-directory.js';
import { innermostIs, type UnitColumns, unitColumnTables } from '../unit-columns.js';
import { ExecutionLease } from './lease.js';
import { releaseUnits } from './release-units.js';

/** Rows in one unit of work: locks stay short, and the redo of a crash too. */
const ROWS = 1_000;
/** Units looked through in one unit of work, where few rows are found. */
const UNITS = 200;

interface Line {
  unit: number;
  level: UnitLevel;
  to: UnitNumbers;
}

interface Progress {
  done: number;
  total: number;
  cursor: string;
  effectiveOn: string;
}

/**
 * Lets the rows follow a change of structure, table by table and unit by unit. The place in the work is part of the
 * unit of work that moves the rows: killed anywhere, the next process goes on exactly there.
 */
@Injectable()
export class BackFill {
  constructor(
    private readonly database: Database,
    private readonly lease: ExecutionLease,
    private readonly directory: UnitDirectory,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Moves one chunk; answers whether there is more. */
  step(id: string): Promise<boolean> {
    return this.database.transaction(async () => {
      await this.lease.renew();
      const progress = await this.progress(id);
      if (progress.done >= progress.total) {
        await this.finish(id);
        return false;
      }
      const moved = await this.chunk(progress);
      await this.database.execute(
        'UPDATE org_reorganisations SET units_done = ?, row_cursor = ?, rows_moved = rows_moved + ? WHERE id = ?',
        [progress.done, progress.cursor, moved, id],
      );
      return true;
    });
  }

  private async chunk(progress: Progress): Promise<number> {
    const units = progress.total / unitColumnTables.length;
    const columns = unitColumnTables[Math.floor(progress.done / units)];
    if (columns === undefined) throw new RangeError('The operation has more work than there are tables');
    const first = progress.done % units;
    let moved = 0;
    for (const line of await this.lines(first)) {
      let found: number;
      do {
        found = await this.moveRows(columns, line, progress);
        moved += found;
      } while (found > 0 && progress.cursor !== '' && moved < ROWS);
      if (progress.cursor === '') progress.done += 1;
      if (moved >= ROWS) break;
    }
    return moved;
  }

  /** Some rows of one unit. Sets the cursor to the last one, or to nothing when all have followed. */
  private async moveRows(columns: UnitColumns, line: Line, progress: Progress): Promise<number> {
    const innermost = innermostIs(columns, line.level, 'x');
    const targets = columns.levels.map((level): [UnitLevel, number | null] => [level, line.to[level]]);
    const differs = targets.map(([level]) => `COALESCE(x.${level}_id, 0) <> ?`).join(' OR ');
    const ids =
      innermost === null
        ? []
        : await this.database.query(
            `SELECT x.id FROM ${columns.table} x WHERE ${innermost} AND (${differs}) AND x.id > ? ORDER BY x.id LIMIT ${ROWS}`,
            [line.unit, ...targets.map(([, number]) => number ?? 0), progress.cursor],
            (row) => row.text('id'),
          );
    progress.cursor = ids.length < ROWS ? '' : (ids.at(-1) ?? '');
    if (ids.length === 0) return 0;
    if (line.to[line.level] !== line.unit) await this.rememberOrigin(ids, line.unit, progress.effectiveOn);
    const marks = placeholders(ids);
    const { affectedRows } = await this.database.execute(
      `UPDATE ${columns.table} SET ${targets.map(([level]) => `${level}_id = ?`).join(', ')} WHERE id IN (${marks})`,
      [...targets.map(([, number]): SqlValue => number), ...ids],
    );
    return affectedRows;
  }

  /** The number is about to leave the row; figures of the time before must still find it. */
  private async rememberOrigin(ids: readonly string[], unit: number, day: string): Promise<void> {
    const rows = ids.map((id): SqlValue[] => [id, day, unit]);
    await this.database.insertMany('org_row_origins', ['row_id', 'valid_to', 'unit_number'], rows, {
      ignoreDuplicates: true,
    });
  }

  private lines(first: number): Promise<Line[]> {
    return this.database.query(
      `SELECT unit_number, level, district_id, street_id, community_id, grid_id FROM org_settling
       WHERE position >= ? ORDER BY position LIMIT ${UNITS}`,
      [first],
      (row) => ({
        unit: row.integer('unit_number'),
        level: unitLevelSchema.parse(row.text('level')),
        to: {
          district: row.integer('district_id'),
          street: row.integerOrNull('street_id'),
          community: row.integerOrNull('community_id'),
          grid: row.integerOrNull('grid_id'),
        },
      }),
    );
  }

  private async progress(id: string): Promise<Progress> {
    const progress = await this.database.queryOne(
      'SELECT units_done, units_total, row_cursor, effective_on FROM org_reorganisations WHERE id = ?',
      [id],
      (row) => ({
        done: row.integer('units_done'),
        total: row.integer('units_total'),
        cursor: row.text('row_cursor'),
        effectiveOn: row.text('effective_on'),
      }),
    );
    if (progress === null) throw new RangeError(`There is no reorganisation ${id}`);
    return progress;
  }

  private async finish(id: string): Promise<void> {
    await this.database.execute("UPDATE org_reorganisations SET state = 'done', finished_at = ? WHERE id = ?", [
      this.clock.now(),
      id,
    ]);
    await releaseUnits(this.database, id);
    await raiseVersion(this.database);
    await this.audit.record({
      actor: PLATFORM,
      action: 'reorganisation.completed',
      subject: { kind: 'reorganisation', id },
    });
    this.directory.reloadAfterCommit();
  }
}
