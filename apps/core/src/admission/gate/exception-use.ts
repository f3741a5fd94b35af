import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { innermostOf } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import type { Arrival } from './admission-gate.js';

/** Urgent exceptions, as the gate asks for them. */
@Injectable()
export class ExceptionUse {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  /** The exception that lasts for this type and unit, counted once more; null when there is none. */
  async use({ name, units }: Arrival): Promise<string | null> {
    const innermost = innermostOf(units);
    const around = [...this.units.lineOf(innermost)].map(({ number }) => number);
    const id = await this.database.queryOne(
      `SELECT id FROM admission_exceptions WHERE type = ? AND ends_at > ?
       AND unit_number IN (${placeholders(around)}) ORDER BY ends_at LIMIT 1`,
      [name, this.clock.now(), ...around],
      (row) => row.text('id'),
    );
    if (id !== null)
      await this.database.execute('UPDATE admission_exceptions SET tasks = tasks + 1 WHERE id = ?', [id]);
    return id;
  }
}
