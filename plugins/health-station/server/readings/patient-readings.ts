import { Injectable } from '@nestjs/common';
import { Clock, Database, innermostOf, RawRow, Settings } from '@yige/plugin-sdk/server';
import {
  controlSchema,
  feelingSchema,
  notMeasuredSchema,
  type Reading,
  readingSchema,
  readingStateSchema,
} from '../../contract.js';
import { plugin } from '../../plugin.js';
import { countsAsFollowUp, stepAfter } from '../../rules/hypertension.js';
import { PatientEntity } from '../register/entities.js';
import type { ReadingEntity } from './entities.js';
import { broughtNearer, type LocalTargets, nextFollowUpDue } from './follow-up-plan.js';
import { FollowUps } from './follow-ups.js';

export const READING_COLUMNS = [
  ...['id', 'person_id', 'task_id', 'origin', 'state', 'priority', 'systolic', 'diastolic', 'pulse', 'feeling'],
  ...['not_measured', 'control', 'taken_at', 'taken_by_name', 'reviewed_by_name'],
]
  .map((name) => `r.${name}`)
  .join(', ');
const SHOWN = 5;

/** What readings say of a patient: the list of them, and what the register makes of one. */
@Injectable()
export class PatientReadings {
  constructor(
    private readonly database: Database,
    private readonly followUps: FollowUps,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  latest(personId: string): Promise<Reading[]> {
    return this.database.query(
      `SELECT ${READING_COLUMNS} FROM readings r WHERE r.person_id = ? ORDER BY r.taken_at DESC, r.id DESC LIMIT ${SHOWN}`,
      [personId],
      readReading,
    );
  }

  /**
   * A reading for which a doctor stands, whoever took it: the register shows it, unless a later one does already. Only the
   * doctor's own is a follow-up; any other may bring the next one nearer. The reading at home that was planned is settled.
   * `newComplication` null: nobody was asked.
   */
  async take(reading: ReadingEntity, newComplication: boolean | null = null): Promise<void> {
    const { personId } = reading;
    const patient = await this.database.repository(PatientEntity).findOneBy({ personId });
    if (patient === null) return;
    const on = this.clock.dayOf(reading.takenAt);
    await this.database.execute('UPDATE patients SET reading_planned = ? WHERE person_id = ?', [false, personId]);
    if (patient.readingSince < on) {
      await this.database.execute('UPDATE patients SET reading_since = ? WHERE person_id = ?', [on, personId]);
    }
    const { systolic, diastolic } = reading;
    const control = controlSchema.nullable().parse(reading.control);
    if (systolic === null || diastolic === null || control === null) return;
    const origin = reading.origin === 'doctor' ? 'doctor' : 'collected';
    // Nobody is measured but in person.
    const isFollowUp = countsAsFollowUp({ origin, faceToFace: true, measured: true });
    if (isFollowUp) await this.followUps.add(reading, newComplication);
    const isComplicated = newComplication === true;
    if (patient.lastReadingOn !== null && patient.lastReadingOn > on) {
      if (isComplicated) await this.referLate(patient, on);
      return;
    }
    const step = stepAfter(control, controlSchema.nullable().parse(patient.control), isComplicated);
    const local = await this.targetsFor(patient);
    const due = isFollowUp
      ? nextFollowUpDue(on, control, local, isComplicated)
      : broughtNearer(patient.nextFollowUpDue, on, control, local);
    await this.database.execute(
      `UPDATE patients SET last_systolic = ?, last_diastolic = ?, last_reading_on = ?, control = ?, step = ?,
              next_follow_up_due = ? WHERE person_id = ?`,
      [systolic, diastolic, on, control, step, due, personId],
    );
  }

  /** An urgent figure waits for nobody's review to bring the doctor nearer. */
  async warn({ personId, takenAt }: ReadingEntity): Promise<void> {
    const patient = await this.database.repository(PatientEntity).findOneBy({ personId });
    if (patient === null) return;
    await this.database.execute('UPDATE patients SET next_follow_up_due = ? WHERE person_id = ?', [
      broughtNearer(patient.nextFollowUpDue, this.clock.dayOf(takenAt), 'urgent', await this.targetsFor(patient)),
      personId,
    ]);
  }

  /** A complication of a follow-up that was entered late is referred all the same, unless the doctor saw them since. */
  private async referLate(patient: PatientEntity, on: string): Promise<void> {
    const { personId, step, nextFollowUpDue: due } = patient;
    if (await this.followUps.isAnyAfter(personId, on)) return;
    await this.database.execute('UPDATE patients SET step = ?, next_follow_up_due = ? WHERE person_id = ?', [
      step === 'referUrgently' ? step : 'refer',
      broughtNearer(due, on, 'controlled', await this.targetsFor(patient), true),
      personId,
    ]);
  }

  private targetsFor(patient: PatientEntity): Promise<LocalTargets> {
    return this.settings.of(plugin, innermostOf(patient));
  }
}

export function readReading(row: RawRow): Reading {
  return {
    id: row.text('id'),
    takenAt: row.instant('taken_at').toISOString(),
    takenBy: row.text('taken_by_name'),
    origin: readingSchema.shape.origin.parse(row.text('origin')),
    state: readingStateSchema.parse(row.text('state')),
    systolic: row.integerOrNull('systolic'),
    diastolic: row.integerOrNull('diastolic'),
    pulse: row.integerOrNull('pulse'),
    feeling: feelingSchema.nullable().parse(row.textOrNull('feeling')),
    notMeasured: notMeasuredSchema.nullable().parse(row.textOrNull('not_measured')),
    control: controlSchema.nullable().parse(row.textOrNull('control')),
    reviewedBy: row.textOrNull('reviewed_by_name'),
  };
}
