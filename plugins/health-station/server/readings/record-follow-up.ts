import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  Database,
  instantAt,
  isInScope,
  newId,
  PluginConfiguration,
  PluginProblem,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import type { FollowUpForm } from '../../contract.js';
import { controlOf, hypertensionRulesOn } from '../../rules/hypertension.js';
import { PatientEntity } from '../register/entities.js';
import { NO_TASK, PhysicalEntity, ReadingEntity } from './entities.js';
import { refuseFuture } from './own-day.js';
import { PatientReadings } from './patient-readings.js';

export const RECORD = 'health-station:followUp.record';

/** What a doctor does with a patient face to face: follow-ups (面对面随访) and the physical of the year (年度体检). */
@Injectable()
export class RecordFollowUp {
  constructor(
    private readonly database: Database,
    private readonly readings: PatientReadings,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** One of a day counts: throws 409 when there is one already, so that a form sent twice is none of its own. */
  followUp(caller: Caller, personId: string, form: FollowUpForm): Promise<void> {
    const { on, systolic, diastolic, pulse = null, feeling, newComplication } = form;
    refuseFuture(on, this.clock.today());
    return this.database.transaction(async () => {
      const patient = await this.patientOf(caller, personId);
      if (await this.isDone('follow_ups', personId, on)) throw doneThatDay();
      const reading = Object.assign(new ReadingEntity(), {
        ...{ id: newId(), taskId: NO_TASK, personId, ...unitsOf(patient) },
        ...{ origin: 'doctor', state: 'approved', priority: 2, notMeasured: null },
        ...{ systolic, diastolic, pulse, feeling, takenAt: this.momentOf(on) },
        control: controlOf({ systolic, diastolic }, patient.elder, hypertensionRulesOn(on)),
        ...{ takenBy: caller.accountId, takenByName: caller.name },
        ...{ reviewedBy: null, reviewedByName: null, reviewedAt: null, reviewNote: null },
      });
      await this.database.repository(ReadingEntity).insert(reading);
      await this.readings.take(reading, newComplication);
    });
  }

  physical(caller: Caller, personId: string, on: string): Promise<void> {
    refuseFuture(on, this.clock.today());
    return this.database.transaction(async () => {
      const patient = await this.patientOf(caller, personId);
      if (await this.isDone('physicals', personId, on)) throw doneThatDay();
      await this.database.repository(PhysicalEntity).insert({
        ...{ id: newId(), personId, ...unitsOf(patient), doneOn: on },
        ...{ doneBy: caller.accountId, doneByName: caller.name },
      });
    });
  }

  /** Locked, so that of two at once the second sees what the first has done. */
  private async patientOf(caller: Caller, personId: string): Promise<PatientEntity> {
    const locking = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    await this.database.query(`SELECT person_id FROM patients WHERE person_id = ? ${locking}`, [personId], () => true);
    const patient = await this.database.repository(PatientEntity).findOneBy({ personId });
    if (patient === null || !isInScope(caller.scopeFor(RECORD), patient)) throw notFound();
    return patient;
  }

  private async isDone(table: 'follow_ups' | 'physicals', personId: string, on: string): Promise<boolean> {
    const done = await this.database.queryOne(
      `SELECT id FROM ${table} WHERE person_id = ? AND done_on = ? LIMIT 1`,
      [personId, on],
      () => true,
    );
    return done === true;
  }

  /** Today it was now; of another day nobody asks the time. */
  private momentOf(on: string): Date {
    return on === this.clock.today() ? this.clock.now() : instantAt(on, '12:00', this.configuration.timeZone);
  }
}

function unitsOf({ districtId, streetId, communityId, gridId }: PatientEntity): UnitPath {
  return { districtId, streetId, communityId, gridId };
}

const notFound = () =>
  new PluginProblem(404, 'patient.notFound', {
    title: { 'zh-CN': '登记里没有这个人', en: 'This person is not in the register' },
  });
const doneThatDay = () =>
  new PluginProblem(409, 'record.doneThatDay', {
    title: { 'zh-CN': '这一天已经记过了', en: 'That day has one already' },
  });
