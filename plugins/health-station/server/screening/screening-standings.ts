import { Injectable } from '@nestjs/common';
import { addMonths, Database, type RawRow, type UnitPath, unitValues } from '@yige/plugin-sdk/server';
import { screeningSchema } from '../../contract.js';
import { hypertensionRulesOn, screeningOf } from '../../rules/hypertension.js';
import { type LocalTargets, screeningFollowUpDue } from '../readings/follow-up-plan.js';

/** In place of a day on which somebody is to be followed up: nobody is. */
export const NOT_DUE = '9999-12-31';
const A_YEAR = 12;

/** What a doctor measured. */
export interface Screened {
  id: string;
  personId: string;
  units: UnitPath;
  systolic: number;
  diastolic: number;
  pulse: number | null;
  on: string;
  by: { id: string; name: string };
}

interface Before {
  countedFrom: string | null;
  followUpDue: string;
}

/** Keeps measurements of screening and what follows from them; inside a unit of work. */
@Injectable()
export class ScreeningStandings {
  constructor(private readonly database: Database) {}

  /** Of two at once for one resident the second waits for the first and sees what it measured. */
  async add(screened: Screened, local: LocalTargets): Promise<void> {
    const { id, personId, units, systolic, diastolic, pulse, on, by } = screened;
    await this.database.insertMany(
      'screened',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id'],
        ...['last_on', 'outcome', 'raised_days', 'follow_up_due', 'counted_from'],
      ],
      [[personId, ...unitValues(units), on, 'normal', 0, NOT_DUE, null]],
      { ignoreDuplicates: true },
    );
    const before = await this.lock(personId);
    await this.database.insertMany(
      'screenings',
      [
        ...['id', 'person_id', 'district_id', 'street_id', 'community_id', 'grid_id'],
        ...['systolic', 'diastolic', 'pulse', 'taken_on', 'taken_by', 'taken_by_name'],
      ],
      [[id, personId, ...unitValues(units), systolic, diastolic, pulse, on, by.id, by.name]],
    );
    await this.bringUpToDate(personId, before, local);
  }

  /** The doctor has looked into it: what was measured up to that day counts no more. */
  async settle(personId: string, on: string): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE screened SET outcome = 'normal', raised_days = 0, follow_up_due = ?, counted_from = ?
       WHERE person_id = ? AND follow_up_due < ?`,
      [NOT_DUE, on, personId, NOT_DUE],
    );
    return affectedRows === 1;
  }

  /** Of somebody who becomes a patient; answers by when they were to be followed up, null where nobody said. */
  async end(personId: string): Promise<string | null> {
    const due = await this.database.queryOne(
      'SELECT follow_up_due FROM screened WHERE person_id = ?',
      [personId],
      (row) => row.text('follow_up_due'),
    );
    await this.database.execute('DELETE FROM screened WHERE person_id = ?', [personId]);
    return due === NOT_DUE ? null : due;
  }

  private async lock(personId: string): Promise<Before> {
    const locking = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    const before = await this.database.queryOne(
      `SELECT counted_from, follow_up_due FROM screened WHERE person_id = ? ${locking}`,
      [personId],
      (row) => ({ countedFrom: row.textOrNull('counted_from'), followUpDue: row.text('follow_up_due') }),
    );
    return before ?? { countedFrom: null, followUpDue: NOT_DUE };
  }

  /** A further reading brings the doctor nearer and never puts them off: only `settle` does. */
  private async bringUpToDate(personId: string, before: Before, local: LocalTargets): Promise<void> {
    const all = await this.database.query(
      'SELECT systolic, diastolic, taken_on FROM screenings WHERE person_id = ? AND taken_on > ? ORDER BY taken_on, id',
      [personId, before.countedFrom ?? ''],
      readFigures,
    );
    const last = all.at(-1);
    if (last === undefined) return;
    const since = addMonths(last.on, -A_YEAR);
    const { outcome, raisedDays } = screeningOf(
      all.filter(({ on }) => on > since),
      hypertensionRulesOn(last.on),
    );
    const due = screeningFollowUpDue(outcome, last.on, local) ?? NOT_DUE;
    await this.database.execute(
      'UPDATE screened SET last_on = ?, outcome = ?, raised_days = ?, follow_up_due = ? WHERE person_id = ?',
      [...[last.on, screeningSchema.parse(outcome), raisedDays], ...[earlierOf(due, before.followUpDue), personId]],
    );
  }
}

function earlierOf(one: string, other: string): string {
  return [one, other].sort()[0] ?? one;
}

function readFigures(row: RawRow): { systolic: number; diastolic: number; on: string } {
  return { systolic: row.integer('systolic'), diastolic: row.integer('diastolic'), on: row.text('taken_on') };
}
