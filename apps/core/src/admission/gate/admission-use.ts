import { Injectable } from '@nestjs/common';
import type { KnownProblem } from '@yige/contracts';
import { Database } from '@yige/database';
import { innermostOf } from '../../access/scope.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';
import { ADMISSION_SQL, type AdmissionRow, readAdmission } from '../admission-rows.js';
import { coversAny } from '../admissions.js';
import type { Arrival } from './admission-gate.js';
import { fundsUsed, roundsUsed } from './gate-refusals.js';
import { monthOf, periodOf } from './period.js';

type Use = { admission: AdmissionRow; refusal: null } | { admission: null; refusal: KnownProblem | null };

/**
 * Counts rounds and money. The admission's row is locked first: whoever sends at the same moment waits, and finds what was
 * counted before.
 */
@Injectable()
export class AdmissionUse {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  /** The first admission in force that covers the unit and is not used up; else why the last one is. */
  async use(arrival: Arrival): Promise<Use> {
    let refusal: KnownProblem | null = null;
    for (const admission of await this.inForce(arrival)) {
      refusal = await this.take(admission, arrival);
      if (refusal === null) return { admission, refusal };
    }
    return { admission: null, refusal };
  }

  private inForce({ name, units }: Arrival): Promise<AdmissionRow[]> {
    const today = this.clock.today();
    const innermost = innermostOf(units);
    const covering = coversAny([...this.units.lineOf(innermost)].map(({ number }) => number));
    return this.database.query(
      `${ADMISSION_SQL} WHERE a.type = ? AND a.status = 'published' AND a.valid_from <= ? AND a.valid_to > ?
       AND ${covering.sql} ORDER BY a.valid_to, a.id ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      [name, today, today, ...covering.parameters],
      readAdmission,
    );
  }

  private async take(admission: AdmissionRow, { round, units }: Arrival): Promise<KnownProblem | null> {
    const today = this.clock.today();
    const period = periodOf(today, admission.frequency.period);
    const { begun, used } = await this.roundsOf(admission.id, period, round);
    if (!begun && used >= admission.frequency.rounds) return roundsUsed(admission, used);
    const community = units.community ?? units.grid ?? 0;
    const place = [admission.id, period, round, community] as const;
    const promise = await this.promiseFor(admission, place);
    if (admission.funding.per !== 'nothing' && admission.promisedFen + promise > admission.funding.budgetFen) {
      return fundsUsed(admission, promise);
    }
    if (!begun) {
      await this.database.execute(
        'INSERT INTO admission_rounds (admission_id, period_key, round_key) VALUES (?, ?, ?)',
        [admission.id, period, round],
      );
    }
    await this.promise(place, monthOf(today), promise);
    return null;
  }

  private async roundsOf(id: string, period: string, round: string): Promise<{ begun: boolean; used: number }> {
    const counted = await this.database.queryOne(
      `SELECT COUNT(*) AS used, SUM(CASE WHEN round_key = ? THEN 1 ELSE 0 END) AS own
       FROM admission_rounds WHERE admission_id = ? AND period_key = ?`,
      [round, id, period],
      (row) => ({ begun: row.integerOrNull('own') === 1, used: row.integer('used') }),
    );
    return counted ?? { begun: false, used: 0 };
  }

  /** What this task adds, in fen: each case its own, a community once for each round. */
  private async promiseFor({ funding }: AdmissionRow, place: Place): Promise<number> {
    if (funding.per === 'nothing') return 0;
    if (funding.per === 'case') return funding.amountFen;
    const before = await this.database.queryOne(
      `SELECT cases FROM admission_promises
       WHERE admission_id = ? AND period_key = ? AND round_key = ? AND community_number = ? LIMIT 1`,
      place,
      (row) => row.integer('cases'),
    );
    return before === null ? funding.amountFen : 0;
  }

  private async promise(place: Place, month: string, amountFen: number): Promise<void> {
    await this.database.insertMany(
      'admission_promises',
      ['admission_id', 'period_key', 'round_key', 'community_number', 'month', 'cases', 'amount_fen'],
      [[...place, month, 0, 0]],
      { ignoreDuplicates: true },
    );
    await this.database.execute(
      `UPDATE admission_promises SET cases = cases + 1, amount_fen = amount_fen + ?
       WHERE admission_id = ? AND period_key = ? AND round_key = ? AND community_number = ? AND month = ?`,
      [amountFen, ...place, month],
    );
    await this.database.execute('UPDATE admissions SET promised_fen = promised_fen + ? WHERE id = ?', [
      amountFen,
      place[0],
    ]);
  }
}

/** Admission, period, round, community. */
type Place = readonly [string, string, string, number];
