import { Injectable } from '@nestjs/common';
import { gatePassSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import { UnitDirectory } from '../../org/unit-directory.js';
import type { TaskRow } from '../task-rows.js';

/** Where a task may go without passing the gate anew. */
export interface Coverage {
  includes: (unitNumber: number) => boolean;
  /** Government work that a community leads: a committee only assists. */
  led: boolean;
  /** Government work: it is the work station's where there is one. */
  government: boolean;
}

const OTHER = { led: false, government: false };

/**
 * A task that came through the gate stays within what let it pass: the units of its admission or exception, the
 * community whose own work it is, or the levels above communities. Elsewhere it would be work that nobody admitted.
 */
@Injectable()
export class GateCoverage {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
  ) {}

  async of(task: TaskRow): Promise<Coverage> {
    const rows = await this.database.query(
      `SELECT g.pass, a.duty, e.unit_number AS excepted, u.unit_number AS admitted
       FROM task_gates g
       LEFT JOIN admissions a ON a.id = g.admission_id
       LEFT JOIN admission_units u ON u.admission_id = g.admission_id
       LEFT JOIN admission_exceptions e ON e.id = g.exception_id
       WHERE g.task_id = ?`,
      [task.summary.id],
      (row) => ({
        pass: gatePassSchema.parse(row.text('pass')),
        led: row.textOrNull('duty') === 'lead',
        unit: row.integerOrNull('excepted') ?? row.integerOrNull('admitted'),
      }),
    );
    const [gate] = rows;
    // Older than the gate.
    if (gate === undefined) return { includes: () => true, ...OTHER };
    const within = (unit: number, outer: readonly (number | null)[]) =>
      outer.some((number) => number !== null && this.units.isWithin(unit, number));
    switch (gate.pass) {
      case 'admission':
      case 'exception':
        return {
          includes: (unit) =>
            within(
              unit,
              rows.map((row) => row.unit),
            ),
          led: gate.led || gate.pass === 'exception',
          government: true,
        };
      case 'communityOwnWork':
        return { includes: (unit) => within(unit, [task.units.community ?? task.units.grid]), ...OTHER };
      case 'aboveCommunities':
        return { includes: (unit) => this.isAboveCommunities(unit), ...OTHER };
      default:
        return { includes: () => true, ...OTHER };
    }
  }

  private isAboveCommunities(unit: number): boolean {
    const { community, grid } = this.units.numbersOf(unit);
    return community === null && grid === null;
  }
}
