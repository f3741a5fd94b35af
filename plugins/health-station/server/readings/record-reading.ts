import { Injectable } from '@nestjs/common';
import {
  Clock,
  type CloudEvent,
  coreEvents,
  Database,
  newId,
  OnEvent,
  PluginProblem,
  type TaskDelivery,
  TaskOutbox,
  TaskResult,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import type { Control, NotMeasured, ReadingResult } from '../../contract.js';
import { controlOf, hypertensionRulesOn } from '../../rules/hypertension.js';
import { PatientEntity } from '../register/entities.js';
import { ReadingEntity } from './entities.js';
import { PatientReadings } from './patient-readings.js';

const taskDataSchema = z.object({ taskId: z.string() });

/** Takes what was measured at home: the doctor's own counts at once, anybody else's waits for a doctor. */
@Injectable()
export class RecordReading {
  constructor(
    private readonly database: Database,
    private readonly readings: PatientReadings,
    private readonly tasks: TaskOutbox,
    private readonly clock: Clock,
  ) {}

  @TaskResult('homeReading')
  async record(delivery: TaskDelivery<ReadingResult>): Promise<{ reference: string }> {
    const { task, result, power, submittedBy } = delivery;
    const { personId, units } = task;
    const patient = personId === null ? null : await this.database.repository(PatientEntity).findOneBy({ personId });
    if (personId === null || patient === null) {
      throw new PluginProblem(422, 'reading.notAPatient', {
        title: { 'zh-CN': '这个人不在卫生站的登记里', en: 'This person is not in the station’s register' },
      });
    }
    const isDoctors = power === 'complete';
    const takenAt = new Date(delivery.submittedAt);
    const control = this.controlOf(result, patient.elder, this.clock.dayOf(takenAt));
    const reading = Object.assign(new ReadingEntity(), {
      ...{ id: newId(), taskId: task.id, personId, ...units, takenAt },
      ...{ origin: isDoctors ? 'doctor' : 'collected', state: isDoctors ? 'approved' : 'waiting' },
      ...{ systolic: result.systolic ?? null, diastolic: result.diastolic ?? null, pulse: result.pulse ?? null },
      ...{ feeling: result.feeling ?? null, notMeasured: notMeasuredOf(result), control },
      ...{ priority: priorityOf(control, result), takenBy: submittedBy.id, takenByName: submittedBy.name },
      ...{ reviewedBy: null, reviewedByName: null, reviewedAt: null, reviewNote: null },
    });
    await this.database.repository(ReadingEntity).insert(reading);
    if (isDoctors) await this.readings.take(reading);
    else if (control === 'urgent') await this.readings.warn(reading);
    return { reference: `readings/${reading.id}` };
  }

  /** A reading that was called off is planned anew by the next round. */
  @OnEvent(coreEvents.taskCancelled)
  async cancelled({ data }: CloudEvent): Promise<void> {
    const { taskId } = taskDataSchema.parse(data);
    const [kind, personId] = (await this.tasks.keyOf(taskId))?.split(':') ?? [];
    if (kind !== 'reading' || personId === undefined) return;
    await this.database.execute('UPDATE patients SET reading_planned = ? WHERE person_id = ?', [false, personId]);
  }

  private controlOf({ systolic, diastolic }: ReadingResult, isElder: boolean, day: string): Control | null {
    if (systolic === undefined || diastolic === undefined) return null;
    return controlOf({ systolic, diastolic }, isElder, hypertensionRulesOn(day));
  }
}

function notMeasuredOf({ personMet, declined }: ReadingResult): NotMeasured | null {
  return personMet === 'door' ? (declined ?? null) : 'notMet';
}

function priorityOf(control: Control | null, { feeling }: ReadingResult): number {
  if (control === 'urgent') return 0;
  return feeling === 'wantsDoctor' ? 1 : 2;
}
