import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { ADMISSION_SQL, type AdmissionRow, readAdmission } from '../admission-rows.js';
import { monthOf, periodOf } from './period.js';

/** A task that is withdrawn: by which admission it came, and where and on which day that counted it. */
export interface WithdrawnTask {
  admissionId: string;
  unit: number;
  countedOn: string;
}

interface PromiseRow {
  period: string;
  unit: number;
  month: string;
  cases: number;
  amountFen: number;
}

/** Takes back what was promised for tasks of a round that are withdrawn; a round of which nothing is left is free again. */
@Injectable()
export class PromiseRelease {
  constructor(private readonly database: Database) {}

  /** Inside the unit of work that withdraws them; answers how much was taken back, in fen. */
  async release(round: string, tasks: readonly WithdrawnTask[]): Promise<number> {
    let freedFen = 0;
    for (const id of new Set(tasks.map(({ admissionId }) => admissionId))) {
      const own = tasks.filter(({ admissionId }) => admissionId === id);
      freedFen += await this.releaseOf(await this.lock(id), round, own);
    }
    return freedFen;
  }

  private async releaseOf(admission: AdmissionRow, round: string, tasks: readonly WithdrawnTask[]): Promise<number> {
    const before = await this.promises(admission.id, round);
    const after = without(before, admission, tasks);
    const freedFen = sum(before) - sum(after);
    await this.database.insertMany(
      'admission_promises',
      ['admission_id', 'period_key', 'round_key', 'community_number', 'month', 'cases', 'amount_fen'],
      after.map(({ period, unit, month, cases, amountFen }) => [
        ...[admission.id, period, round, unit, month, cases, amountFen],
      ]),
      { replacing: true },
    );
    await this.database.execute(
      'DELETE FROM admission_promises WHERE admission_id = ? AND round_key = ? AND cases = 0 AND amount_fen = 0',
      [admission.id, round],
    );
    await this.database.execute(
      `DELETE FROM admission_rounds WHERE admission_id = ? AND round_key = ? AND NOT EXISTS (
         SELECT 1 FROM admission_promises p WHERE p.admission_id = admission_rounds.admission_id
           AND p.period_key = admission_rounds.period_key AND p.round_key = admission_rounds.round_key)`,
      [admission.id, round],
    );
    await this.database.execute('UPDATE admissions SET promised_fen = promised_fen - ? WHERE id = ?', [
      freedFen,
      admission.id,
    ]);
    return freedFen;
  }

  private async lock(id: string): Promise<AdmissionRow> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    const admission = await this.database.queryOne(`${ADMISSION_SQL} WHERE a.id = ? ${lock}`, [id], readAdmission);
    if (admission === null) throw new Error('An admission that has passed a task is not there');
    return admission;
  }

  private promises(admissionId: string, round: string): Promise<PromiseRow[]> {
    return this.database.query(
      `SELECT period_key, community_number, month, cases, amount_fen FROM admission_promises
       WHERE admission_id = ? AND round_key = ?`,
      [admissionId, round],
      (row) => ({
        ...{ period: row.text('period_key'), unit: row.integer('community_number'), month: row.text('month') },
        ...{ cases: row.integer('cases'), amountFen: row.integer('amount_fen') },
      }),
    );
  }
}

/** Each case takes its own money with it; what a community has for the round goes with the last of its cases. */
function without(
  promises: readonly PromiseRow[],
  { frequency, funding }: AdmissionRow,
  tasks: readonly WithdrawnTask[],
): PromiseRow[] {
  const taken = countOf(
    tasks.map(({ unit, countedOn }) => `${periodOf(countedOn, frequency.period)} ${unit} ${monthOf(countedOn)}`),
  );
  const left = promises.map((promise) => {
    const cases = taken.get(`${promise.period} ${promise.unit} ${promise.month}`) ?? 0;
    const fen = funding.per === 'case' ? cases * funding.amountFen : 0;
    return { ...promise, cases: promise.cases - cases, amountFen: promise.amountFen - fen };
  });
  const standing = new Set(left.filter(({ cases }) => cases > 0).map(({ period, unit }) => `${period} ${unit}`));
  return left.map((promise) =>
    standing.has(`${promise.period} ${promise.unit}`) ? promise : { ...promise, amountFen: 0 },
  );
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function sum(promises: readonly PromiseRow[]): number {
  return promises.reduce((total, { amountFen }) => total + amountFen, 0);
}
