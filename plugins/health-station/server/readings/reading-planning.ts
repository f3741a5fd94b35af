import { Injectable } from '@nestjs/common';
import { addDays, Clock, Database, Log, Recurring, TaskOutbox } from '@yige/plugin-sdk/server';
import { hypertensionRulesOn } from '../../rules/hypertension.js';

const AT_ONCE = 200;

interface Patient {
  personId: string;
  planRound: number;
}

/** Asks for a reading at home of whoever was not measured for too long, each patient once until it is settled. */
@Injectable()
export class ReadingPlanning {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  @Recurring({ name: 'home-readings', every: 'week', on: 1, at: '07:30' })
  async run(): Promise<void> {
    let planned = 0;
    for (let more = true; more; ) {
      const due = await this.due();
      planned += await this.database.transaction(() => this.ask(due));
      more = due.length === AT_ONCE;
    }
    this.log.logger.info({ planned }, 'readings at home planned');
  }

  private due(): Promise<Patient[]> {
    const today = this.clock.today();
    return this.database.query(
      `SELECT person_id, plan_round FROM patients WHERE reading_planned = ? AND reading_since <= ?
       ORDER BY reading_since, person_id LIMIT ${AT_ONCE}`,
      [false, addDays(today, -hypertensionRulesOn(today).homeReading.afterDays)],
      (row) => ({ personId: row.text('person_id'), planRound: row.integer('plan_round') }),
    );
  }

  /** The wish and the mark that it was made are one unit of work; the key makes a second wish the first one. */
  private async ask(due: readonly Patient[]): Promise<number> {
    for (const { personId } of due) {
      await this.database.execute(
        'UPDATE patients SET reading_planned = ?, plan_round = plan_round + 1 WHERE person_id = ?',
        [true, personId],
      );
    }
    const workingDays = hypertensionRulesOn(this.clock.today()).homeReading.dueWorkingDays;
    return this.tasks.createMany(
      due.map(({ personId, planRound }) => ({
        key: `reading:${personId}:${planRound}`,
        // All readings of a period are one round of the bureau's admission.
        task: { type: 'health-station:homeReading', personId, due: { workingDays }, round: 'readings' },
      })),
    );
  }
}
