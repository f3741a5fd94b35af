import { Injectable } from '@nestjs/common';
import {
  addDays,
  addMonths,
  Clock,
  Database,
  instantAt,
  newId,
  People,
  type PersonSummary,
  PluginConfiguration,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { ReadingResult } from '../../contract.js';
import { controlOf, hypertensionRulesOn } from '../../rules/hypertension.js';
import { NO_TASK, PhysicalEntity, ReadingEntity } from '../readings/entities.js';
import { elderBornBy } from '../readings/follow-up-plan.js';
import { FollowUps } from '../readings/follow-ups.js';
import { PatientReadings } from '../readings/patient-readings.js';

/** The community of the demo district that has a station; its patients live alone, where caring visits go too. */
const COMMUNITY = '爱民佳苑社区';
const PATIENTS = 60;
/** Of them those whom nobody has measured for more than a month. */
const UNMEASURED = 40;
const DOCTOR = { id: newId(), name: '沈立群' };
const WORKER = { id: newId(), name: '林晓燕' };

interface PastReading {
  daysAgo: number;
  by: 'doctor' | 'worker';
  systolic: number;
  diastolic: number;
}

interface WaitingReading extends Omit<PastReading, 'by'> {
  feeling: NonNullable<ReadingResult['feeling']>;
}

/** What was collected lately and waits for the doctor. */
const WAITING: readonly WaitingReading[] = [
  { daysAgo: 1, systolic: 184, diastolic: 98, feeling: 'unwell' },
  { daysAgo: 1, systolic: 138, diastolic: 82, feeling: 'well' },
  { daysAgo: 2, systolic: 152, diastolic: 86, feeling: 'wantsDoctor' },
  { daysAgo: 3, systolic: 144, diastolic: 84, feeling: 'well' },
];

/** Invented patients with two months of readings, some of which wait for a review, for a demo district. */
@Injectable()
export class DemoPatients {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly readings: PatientReadings,
    private readonly followUps: FollowUps,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  /** Answers whether they were enrolled now: the first time, once there are residents. */
  async enrolOnce(): Promise<boolean> {
    const known = await this.database.queryOne('SELECT person_id FROM patients LIMIT 1', [], () => true);
    if (known === true) return false;
    const chosen = await this.choose();
    await this.database.transaction(async () => {
      for (const [index, person] of chosen.entries()) await this.enrol(person, index);
    });
    return chosen.length > 0;
  }

  private async choose(): Promise<PersonSummary[]> {
    const alone: { person: PersonSummary; door: string }[] = [];
    for await (const person of this.people.list({ bornBefore: elderBornBy(this.clock.today()) })) {
      const { door, householdSize, unitName } = person;
      if (door !== null && householdSize === 1 && unitName.startsWith(COMMUNITY))
        alone.push({ person, door: door.text });
    }
    const order = new Intl.Collator('zh-CN', { numeric: true });
    alone.sort((one, other) => order.compare(one.door, other.door));
    return alone.slice(0, PATIENTS).map(({ person }) => person);
  }

  private async enrol(person: PersonSummary, index: number): Promise<void> {
    const today = this.clock.today();
    const enrolledOn = addDays(today, -300 - index);
    await this.database.insertMany(
      'patients',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'elder', 'enrolled_on', 'step'],
        ...['next_follow_up_due', 'reading_since', 'reading_planned', 'plan_round'],
      ],
      [
        [
          ...[person.id, ...unitValues(person.units), true, enrolledOn, 'routine'],
          ...[addMonths(enrolledOn, 1), enrolledOn, false, 0],
        ],
      ],
    );
    for (const past of historyOf(index)) await this.measure(person, past);
    for (const daysAgo of index % 3 === 0 ? [150, 240] : index % 3 === 1 ? [150] : []) {
      const reading = this.readingOf(person, { daysAgo, by: 'doctor', systolic: 146, diastolic: 86 });
      await this.followUps.add(reading);
    }
    if (index % 3 !== 2) await this.examine(person, addDays(today, -40 - index));
    const collected = WAITING[index - UNMEASURED];
    if (collected !== undefined) await this.collect(person, collected);
  }

  private async examine({ id: personId, units }: PersonSummary, doneOn: string): Promise<void> {
    const by = { doneBy: DOCTOR.id, doneByName: DOCTOR.name };
    await this.database.repository(PhysicalEntity).insert({ id: newId(), personId, ...units, doneOn, ...by });
  }

  /** Nobody has reviewed it yet. */
  private async collect(person: PersonSummary, { feeling, ...past }: WaitingReading): Promise<void> {
    const noReview = { reviewedBy: null, reviewedByName: null, reviewedAt: null };
    const taken = this.readingOf(person, { ...past, by: 'worker' });
    const isUrgent = taken.control === 'urgent';
    const priority = isUrgent ? 0 : feeling === 'wantsDoctor' ? 1 : 2;
    const reading = Object.assign(taken, { ...noReview, state: 'waiting', feeling, priority });
    await this.database.repository(ReadingEntity).insert(reading);
    if (isUrgent) await this.readings.warn(reading);
  }

  private async measure(person: PersonSummary, past: PastReading): Promise<void> {
    const reading = this.readingOf(person, past);
    await this.database.repository(ReadingEntity).insert(reading);
    await this.readings.take(reading);
  }

  private readingOf({ id: personId, units }: PersonSummary, past: PastReading): ReadingEntity {
    const { daysAgo, by, systolic, diastolic } = past;
    const day = addDays(this.clock.today(), -daysAgo);
    const takenAt = instantAt(day, '09:40', this.configuration.timeZone);
    const taker = by === 'doctor' ? DOCTOR : WORKER;
    const review = { reviewedBy: DOCTOR.id, reviewedByName: DOCTOR.name, reviewedAt: takenAt, reviewNote: null };
    const noReview = { reviewedBy: null, reviewedByName: null, reviewedAt: null, reviewNote: null };
    return Object.assign(new ReadingEntity(), {
      ...{ id: newId(), taskId: NO_TASK, personId, ...units, takenAt, priority: 2, state: 'approved' },
      ...{ origin: by === 'doctor' ? 'doctor' : 'collected', takenBy: taker.id, takenByName: taker.name },
      ...{ systolic, diastolic, pulse: 62 + (systolic % 20), feeling: 'well', notMeasured: null },
      control: controlOf({ systolic, diastolic }, true, hypertensionRulesOn(day)),
      ...(by === 'doctor' ? noReview : review),
    });
  }
}

/**
 * The doctor two months ago, and of most again two weeks later, as the rules ask where the pressure was too high; a grid worker
 * since, of some within the month too. Oldest first.
 */
function historyOf(index: number): PastReading[] {
  const systolic = 128 + ((index * 7) % 40);
  const diastolic = 72 + ((index * 5) % 24);
  const first: PastReading = { daysAgo: 55 + (index % 4), by: 'doctor', systolic, diastolic };
  const followed: PastReading[] =
    index % 6 === 0 ? [] : [{ daysAgo: first.daysAgo - 13, by: 'doctor', systolic: 134 + (index % 9), diastolic: 80 }];
  const second: PastReading = {
    daysAgo: 34 + (index % 9),
    by: 'worker',
    systolic: systolic - 4,
    diastolic: diastolic - 2,
  };
  const recent: PastReading = { daysAgo: 4 + (index % 20), by: 'worker', systolic: systolic + 3, diastolic };
  return [first, ...followed, second, ...(index < UNMEASURED ? [] : [recent])];
}
