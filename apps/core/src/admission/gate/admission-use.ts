import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { ADMISSION_SQL, type AdmissionRow, readAdmission } from '../admission-rows.js';
import { AdmissionBook, type BookEntries } from './admission-book.js';
import type { Arrival } from './arrival.js';
import { monthOf, periodOf } from './period.js';
import { type HadTask, RoundTasks } from './round-tasks.js';

/**
 * Opens the book of the admissions that some tasks may use, and writes down what was counted. The admissions are locked
 * first: whoever sends at the same moment waits, and finds what was counted before.
 */
@Injectable()
export class AdmissionUse {
  constructor(
    private readonly database: Database,
    private readonly rounds: RoundTasks,
    private readonly clock: Clock,
  ) {}

  /** `dry`: to look only; nobody waits for it. */
  async open(arrivals: readonly Arrival[], dry: boolean): Promise<AdmissionBook> {
    const today = this.clock.today();
    const types = [...new Set(arrivals.map(({ name }) => name))];
    const admissions = types.length === 0 ? [] : await this.inForce(types, today, dry);
    return new AdmissionBook(await this.entries(admissions, arrivals, today), today);
  }

  async write(book: AdmissionBook): Promise<void> {
    const { promises } = book;
    if (promises.length === 0) return;
    await this.database.insertMany('admission_rounds', ['admission_id', 'period_key', 'round_key'], book.rounds);
    await this.database.insertMany(
      'admission_promises',
      ['admission_id', 'period_key', 'round_key', 'community_number', 'month', 'cases', 'amount_fen'],
      promises.map(({ admissionId, period, round, community, cases, amountFen }) => [
        ...[admissionId, period, round, community, monthOf(book.today), cases, amountFen],
      ]),
      { adding: ['cases', 'amount_fen'] },
    );
    for (const [id, fen] of sumOf(promises)) {
      await this.database.execute('UPDATE admissions SET promised_fen = promised_fen + ? WHERE id = ?', [fen, id]);
    }
  }

  private inForce(types: readonly string[], today: string, dry: boolean): Promise<AdmissionRow[]> {
    return this.database.query(
      `${ADMISSION_SQL} WHERE a.type IN (${placeholders(types)}) AND a.status = 'published'
       AND a.valid_from <= ? AND a.valid_to > ? ORDER BY a.valid_to, a.id
       ${this.database.dialect === 'mysql' && !dry ? 'FOR UPDATE' : ''}`,
      [...types, today, today],
      readAdmission,
    );
  }

  private async entries(
    admissions: readonly AdmissionRow[],
    arrivals: readonly Arrival[],
    today: string,
  ): Promise<BookEntries> {
    if (admissions.length === 0) return { admissions, ...NOTHING };
    const ids = admissions.map(({ id }) => id);
    const periods = new Map(admissions.map(({ id, frequency }) => [id, periodOf(today, frequency.period)]));
    const keys = [...new Set(periods.values())];
    const rounds = [...new Set(arrivals.map(({ round }) => round))];
    const within = `admission_id IN (${placeholders(ids)}) AND period_key IN (${placeholders(keys)})`;
    const ofRounds = `${within} AND round_key IN (${placeholders(rounds)})`;
    const units = await this.database.query(
      `SELECT admission_id, unit_number FROM admission_units WHERE admission_id IN (${placeholders(ids)})`,
      ids,
      (row) => ({ id: row.text('admission_id'), unit: row.integer('unit_number') }),
    );
    const used = await this.database.query(
      `SELECT admission_id, period_key, COUNT(*) AS used FROM admission_rounds WHERE ${within}
       GROUP BY admission_id, period_key`,
      [...ids, ...keys],
      (row) => ({ id: row.text('admission_id'), period: row.text('period_key'), used: row.integer('used') }),
    );
    const begun = await this.database.query(
      `SELECT admission_id, period_key, round_key FROM admission_rounds WHERE ${ofRounds}`,
      [...ids, ...keys, ...rounds],
      (row) => ({ id: row.text('admission_id'), period: row.text('period_key'), key: row.text('round_key') }),
    );
    const promised = await this.database.query(
      `SELECT admission_id, period_key, round_key, community_number FROM admission_promises WHERE ${ofRounds}`,
      [...ids, ...keys, ...rounds],
      (row) => ({
        ...{ id: row.text('admission_id'), period: row.text('period_key') },
        key: `${row.text('round_key')} ${row.integer('community_number')}`,
      }),
    );
    const had = await this.rounds.had(arrivals, begun);
    const current = ({ id, period }: { id: string; period: string }) => periods.get(id) === period;
    const keysOf = (rows: readonly { id: string; period: string; key: string }[]) =>
      new Set(rows.filter(current).map(({ id, key }) => `${id} ${key}`));
    return {
      admissions,
      unitsOf: grouped(units),
      used: new Map(used.filter(current).map((row) => [row.id, row.used])),
      begun: keysOf(begun),
      promised: keysOf(promised),
      had: countOf(had.filter(current)),
    };
  }
}

const NOTHING = {
  ...{ unitsOf: new Map(), used: new Map(), had: new Map() },
  ...{ begun: new Set<string>(), promised: new Set<string>() },
};

function countOf(tasks: readonly HadTask[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, key, subject } of tasks) {
    const name = `${id} ${key} ${subject}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function grouped(rows: readonly { id: string; unit: number }[]): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  for (const { id, unit } of rows) groups.set(id, (groups.get(id) ?? new Set()).add(unit));
  return groups;
}

function sumOf(promises: AdmissionBook['promises']): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { admissionId, amountFen } of promises) sums.set(admissionId, (sums.get(admissionId) ?? 0) + amountFen);
  return sums;
}
