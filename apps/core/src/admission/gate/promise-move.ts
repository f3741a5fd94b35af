import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import type { UnitNumbers } from '../../access/scope.js';
import { ADMISSION_SQL, type AdmissionRow, readAdmission } from '../admission-rows.js';
import { fundsUsed } from './gate-refusals.js';

/** The promise in which a task is counted; `unit` null: it left the communities. */
interface Counted {
  admissionId: string;
  period: string;
  round: string;
  month: string;
  unit: number | null;
}

/** What a unit was promised in a round, over the months of its period. */
interface Standing {
  cases: number;
  amountFen: number;
}

/** 随事经费: when a task goes to another community, what was promised for it goes along. */
@Injectable()
export class PromiseMove {
  constructor(private readonly database: Database) {}

  /**
   * Inside the unit of work that moves the task. A case takes its own money with it; what a community has for the round stays
   * until the last of its tasks has gone, and the other one is promised its own, within the budget (409).
   */
  async move(taskId: string, { community, grid }: UnitNumbers): Promise<void> {
    const counted = await this.counted(taskId);
    const to = community ?? grid;
    if (counted === null || counted.unit === to) return;
    const admission = await this.lock(counted.admissionId);
    const addedFen = to === null ? 0 : await this.promisedAnew(admission, counted, to);
    const freedFen = counted.unit === null ? 0 : await this.freed(admission, counted, counted.unit);
    const changeFen = addedFen - freedFen;
    const { funding, promisedFen } = admission;
    if (funding.per !== 'nothing' && changeFen > 0 && promisedFen + changeFen > funding.budgetFen) {
      throw fundsUsed(admission, changeFen);
    }
    if (to !== null) await this.add(counted, to, addedFen);
    if (counted.unit !== null) await this.take(admission, counted, counted.unit);
    await this.database.execute('UPDATE admissions SET promised_fen = promised_fen + ? WHERE id = ?', [
      changeFen,
      admission.id,
    ]);
    await this.follow(taskId, to, changeFen);
  }

  private counted(taskId: string): Promise<Counted | null> {
    return this.database.queryOne(
      `SELECT admission_id, period_key, round_key, month, counted_unit FROM task_gates
       WHERE task_id = ? AND admission_id IS NOT NULL AND round_key IS NOT NULL`,
      [taskId],
      (row) => ({
        ...{ admissionId: row.text('admission_id'), period: row.text('period_key'), round: row.text('round_key') },
        ...{ month: row.text('month'), unit: row.integerOrNull('counted_unit') },
      }),
    );
  }

  private async lock(id: string): Promise<AdmissionRow> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    const admission = await this.database.queryOne(`${ADMISSION_SQL} WHERE a.id = ? ${lock}`, [id], readAdmission);
    if (admission === null) throw new Error('An admission that has passed a task is not there');
    return admission;
  }

  private async promisedAnew({ funding }: AdmissionRow, counted: Counted, unit: number): Promise<number> {
    if (funding.per === 'nothing') return 0;
    if (funding.per === 'case') return funding.amountFen;
    return (await this.standing(counted, unit)).cases > 0 ? 0 : funding.amountFen;
  }

  private async freed({ funding }: AdmissionRow, counted: Counted, unit: number): Promise<number> {
    if (funding.per === 'nothing') return 0;
    if (funding.per === 'case') return funding.amountFen;
    const { cases, amountFen } = await this.standing(counted, unit);
    return cases === 1 ? amountFen : 0;
  }

  private async standing({ admissionId, period, round }: Counted, unit: number): Promise<Standing> {
    const standing = await this.database.queryOne(
      `SELECT COALESCE(SUM(cases), 0) AS cases, COALESCE(SUM(amount_fen), 0) AS fen FROM admission_promises
       WHERE admission_id = ? AND period_key = ? AND round_key = ? AND community_number = ?`,
      [admissionId, period, round, unit],
      (row) => ({ cases: row.integer('cases'), amountFen: row.integer('fen') }),
    );
    return standing ?? { cases: 0, amountFen: 0 };
  }

  private async add({ admissionId, period, round, month }: Counted, unit: number, fen: number): Promise<void> {
    await this.database.insertMany(
      'admission_promises',
      ['admission_id', 'period_key', 'round_key', 'community_number', 'month', 'cases', 'amount_fen'],
      [[admissionId, period, round, unit, month, 1, fen]],
      { adding: ['cases', 'amount_fen'] },
    );
  }

  private async take({ funding }: AdmissionRow, counted: Counted, unit: number): Promise<void> {
    const { admissionId, period, round, month } = counted;
    const ofRound = [admissionId, period, round, unit];
    await this.database.execute(
      `UPDATE admission_promises SET cases = cases - 1, amount_fen = amount_fen - ?
       WHERE admission_id = ? AND period_key = ? AND round_key = ? AND community_number = ? AND month = ?`,
      [funding.per === 'case' ? funding.amountFen : 0, ...ofRound, month],
    );
    if ((await this.standing(counted, unit)).cases > 0) return;
    await this.database.execute(
      `DELETE FROM admission_promises
       WHERE admission_id = ? AND period_key = ? AND round_key = ? AND community_number = ?`,
      ofRound,
    );
  }

  /** What takes back a promise later finds it where it is now. */
  private async follow(taskId: string, unit: number | null, changeFen: number): Promise<void> {
    await this.database.execute('UPDATE task_gates SET counted_unit = ? WHERE task_id = ?', [unit, taskId]);
    await this.database.execute(
      `UPDATE dispatches SET promised_fen = promised_fen + ?
       WHERE id = (SELECT dispatch_id FROM dispatch_targets WHERE id = ?)`,
      [changeFen, taskId],
    );
    await this.database.execute(
      'UPDATE dispatch_targets SET counted_unit = ? WHERE id = ? AND admission_id IS NOT NULL',
      [unit, taskId],
    );
  }
}
