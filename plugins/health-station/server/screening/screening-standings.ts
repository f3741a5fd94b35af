import { Injectable } from '@nestjs/common';
import { addMonths, Database, type RawRow, type UnitPath, unitValues } from '@yige/plugin-sdk/server';
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

interface Measured {
  systolic: number;
  diastolic: number;
  on: string;
  settled: boolean;
}

/** Keeps measurements of screening and what follows from them; inside a unit of work. */
@Injectable()
export class ScreeningStandings {
  constructor(private readonly database: Database) {}

  /** Of two at once for one resident the second waits for the first and sees what it measured. */
  async add(screened: Screened, local: LocalTargets): Promise<void> {
    const { id, personId, units, systolic, diastolic, pulse, on, by } = screened;
    await this.begin(personId, units);
    await this.database.insertMany(
      'screenings',
      [
        ...['id', 'person_id', 'district_id', 'street_id', 'community_id', 'grid_id'],
        ...['systolic', 'diastolic', 'pulse', 'taken_on', 'taken_by', 'taken_by_name', 'settled'],
      ],
      [[id, personId, ...unitValues(units), systolic, diastolic, pulse, on, by.id, by.name, false]],
    );
    await this.bringUpToDate(personId, local);
  }

  /** Measurements of theirs went over to somebody else, or came from them. */
  async renew(personId: string, units: UnitPath, local: LocalTargets): Promise<void> {
    await this.begin(personId, units);
    await this.bringUpToDate(personId, local);
  }

  /** The doctor has looked into it: what was measured so far counts no more. */
  async settle(personId: string): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE screened SET outcome = 'normal', raised_days = 0, follow_up_due = ?
       WHERE person_id = ? AND follow_up_due < ?`,
      [NOT_DUE, personId, NOT_DUE],
    );
    if (affectedRows === 0) return false;
    await this.database.execute('UPDATE screenings SET settled = ? WHERE person_id = ?', [true, personId]);
    return true;
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

  /** Of whom nothing is made of screening. */
  async isPatient(personId: string): Promise<boolean> {
    const patient = await this.database.queryOne(
      'SELECT person_id FROM patients WHERE person_id = ?',
      [personId],
      () => true,
    );
    return patient === true;
  }

  /** A standing of which nothing is said yet, and the lock on it. */
  private async begin(personId: string, units: UnitPath): Promise<void> {
    await this.database.insertMany(
      'screened',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id'],
        ...['last_on', 'outcome', 'raised_days', 'follow_up_due'],
      ],
      [[personId, ...unitValues(units), NOT_DUE, 'normal', 0, NOT_DUE]],
      { ignoreDuplicates: true },
    );
    const locking = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    await this.database.query(`SELECT person_id FROM screened WHERE person_id = ? ${locking}`, [personId], () => true);
  }

  /** Whoever was referred on a day is due by it, whatever was measured before or since: only `settle` puts it off. */
  private async bringUpToDate(personId: string, local: LocalTargets): Promise<void> {
    const all = await this.database.query(
      'SELECT systolic, diastolic, taken_on, settled FROM screenings WHERE person_id = ? ORDER BY taken_on, id',
      [personId],
      readMeasured,
    );
    const last = all.at(-1);
    if (last === undefined) return;
    const counted = all.filter(({ settled }) => !settled);
    const days = [...new Set(counted.map(({ on }) => on))].map((day) => ({ day, ...standingOn(day, counted) }));
    const due = days.map(({ day, outcome }) => screeningFollowUpDue(outcome, day, local) ?? NOT_DUE).sort();
    const { outcome, raisedDays } = days.at(-1) ?? { outcome: 'normal', raisedDays: 0 };
    await this.database.execute(
      'UPDATE screened SET last_on = ?, outcome = ?, raised_days = ?, follow_up_due = ? WHERE person_id = ?',
      [last.on, outcome, raisedDays, due[0] ?? NOT_DUE, personId],
    );
  }
}

/** What the measurements of the year up to a day make of it. */
function standingOn(day: string, measured: readonly Measured[]): ReturnType<typeof screeningOf> {
  const since = addMonths(day, -A_YEAR);
  return screeningOf(
    measured.filter(({ on }) => on > since && on <= day),
    hypertensionRulesOn(day),
  );
}

function readMeasured(row: RawRow): Measured {
  return {
    systolic: row.integer('systolic'),
    diastolic: row.integer('diastolic'),
    on: row.text('taken_on'),
    settled: row.boolean('settled'),
  };
}
