import { Injectable } from '@nestjs/common';
import {
  addDays,
  Clock,
  Database,
  Every,
  instantAt,
  newId,
  People,
  type PersonSummary,
  PluginConfiguration,
  type UnitPath,
} from '@yige/plugin-sdk/server';
import type { NewShift } from '../../contract/activities.js';
import { DAYS_TO_ASK } from '../../rules/local-settings.js';
import { PlanningOfActivities } from '../activities/plan-activity.js';
import { SignUps } from '../activities/sign-ups.js';
import { PlanningOfHelp } from '../help/plan-help.js';
import { ServiceRecords } from '../hours/service-records.js';
import { Enrolment } from '../volunteers/enrolment.js';
import {
  type InventedActivity,
  type InventedHelp,
  inventedActivities,
  inventedHelp,
  kindsOfVolunteers,
  runningActivity,
} from './invented.js';

/** The community of the demo district where volunteers are at work, and the grid that organises for itself too. */
const COMMUNITY = '爱民佳苑社区';
const GRID = '第 7 网格';
/** At the doors of these elders every bureau has work; the first is the resident of the pictures. */
const MET_BY_ALL = ['陈桂兰', '韩爱珍'];
const VOLUNTEERS = 36;
const HELPED = 20;
const ORGANISER = { id: newId(), name: '孙月' };
const WORKER = { id: newId(), name: '林晓燕' };
const WEEK = 7;
/** What was recorded in these last days waits for its certification. */
const WAITING_DAYS = 4;
const HOUR = 60;

interface Held {
  at: InventedActivity;
  activityId: string;
  units: UnitPath;
  on: string;
}

/** Two months of invented work, for a demo district: once, when there are residents. */
@Injectable()
export class DemoWork {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly enrolment: Enrolment,
    private readonly planning: PlanningOfActivities,
    private readonly signUps: SignUps,
    private readonly records: ServiceRecords,
    private readonly help: PlanningOfHelp,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
  ) {}

  @Every({ name: 'demo', minutes: 360 })
  async once(): Promise<void> {
    if (!this.configuration.demo) return;
    const known = await this.database.queryOne('SELECT person_id FROM volunteers LIMIT 1', [], () => true);
    if (known === true) return;
    const [volunteers, helped] = await this.choose();
    const [first] = volunteers;
    if (first === undefined) return;
    await this.database.transaction(async () => {
      await this.enrol(volunteers);
      const community = { ...first.units, gridId: null };
      const grid = volunteers.find(({ unitName }) => unitName.endsWith(GRID))?.units ?? community;
      for (const [index, at] of inventedActivities.entries()) {
        await this.hold(at, at.ofGrid === true ? grid : community, rotated(volunteers, index * 9));
      }
      await this.openToday(community, volunteers);
      for (const [index, each] of inventedHelp.entries()) await this.helpOnce(each, index, volunteers, helped);
    });
  }

  /** Volunteers from fifty to seventy-two, and whom they help: the eldest who live alone. */
  private async choose(): Promise<[PersonSummary[], PersonSummary[]]> {
    const year = Number(this.clock.today().slice(0, 4));
    const bornBefore = (age: number) => `${year - age}-01-01`;
    const volunteers: PersonSummary[] = [];
    const helped: PersonSummary[] = [];
    for await (const person of this.people.list({ bornBefore: bornBefore(50) })) {
      const { door, birthDate, householdSize, unitName } = person;
      if (door === null || !unitName.startsWith(COMMUNITY)) continue;
      if (birthDate > bornBefore(72)) volunteers.push(person);
      else if (birthDate < bornBefore(78) && householdSize === 1) helped.push(person);
    }
    // Those of the seventh grid first: its worker finds work of their own.
    const isOfGrid = ({ unitName }: PersonSummary) => (unitName.endsWith(GRID) ? 0 : 1);
    volunteers.sort((one, other) => isOfGrid(one) - isOfGrid(other));
    const isMetByAll = ({ name }: PersonSummary) => (MET_BY_ALL.includes(name) ? 0 : 1);
    helped.sort((one, other) => isOfGrid(one) - isOfGrid(other) || isMetByAll(one) - isMetByAll(other));
    return [volunteers.slice(0, VOLUNTEERS), helped.slice(0, HELPED)];
  }

  private async enrol(volunteers: readonly PersonSummary[]): Promise<void> {
    for (const [index, person] of volunteers.entries()) {
      const kinds = [...(kindsOfVolunteers[index % kindsOfVolunteers.length] ?? [])];
      const enrolledOn = addDays(this.clock.today(), -61 - index * 11);
      await this.enrolment.add(person, { kinds, consentedOn: enrolledOn }, enrolledOn);
      await this.earlier(person, index, enrolledOn);
    }
  }

  /** Hours from before these two months, so that some have stars. */
  private async earlier({ id, units }: PersonSummary, index: number, enrolledOn: string): Promise<void> {
    const minutes = index % 3 === 0 ? (index + 1) * 17 * HOUR : index * HOUR;
    if (minutes === 0) return;
    await this.records.add(
      {
        ...{ personId: id, units, source: 'shift', sourceId: newId(), what: '历年服务（纸质台账转录）', minutes },
        ...{ servedOn: enrolledOn, recordedBy: ORGANISER.name, certifiedBy: ORGANISER.name },
      },
      this.at(enrolledOn, '09:00'),
    );
  }

  private async hold(at: InventedActivity, units: UnitPath, volunteers: readonly PersonSummary[]): Promise<void> {
    const organiser = at.ofGrid === true ? WORKER : ORGANISER;
    const { from, until, places } = at;
    for (let daysAgo = at.startsDaysAgo; daysAgo > -WEEK - 3; daysAgo -= WEEK) {
      const on = addDays(this.clock.today(), -daysAgo);
      const shift: NewShift = { on, from, until, places };
      const activityId = await this.planning.add({ ...at, shifts: [shift] }, units, organiser, 'published');
      const coming = rotated(volunteers, daysAgo).slice(0, Math.max(2, places - (Math.abs(daysAgo) % 3) - 1));
      await this.attend({ at, activityId, units, on }, coming, daysAgo);
    }
  }

  private async attend({ at, activityId, units, on }: Held, people: readonly PersonSummary[], daysAgo: number) {
    const shiftId = await this.shiftOf(activityId);
    for (const [index, { id: personId }] of people.entries()) {
      const signUpId = await this.signUp(shiftId, personId);
      if (daysAgo <= 0) continue;
      const left = index % 4 === 3 ? this.at(on, at.until).getTime() - 20 * 60_000 : this.at(on, at.until).getTime();
      await this.database.execute(
        "UPDATE sign_ups SET state = 'attended', signed_in_at = ?, signed_out_at = ? WHERE id = ?",
        [this.at(on, at.from), new Date(left), signUpId],
      );
      const minutes = (left - this.at(on, at.from).getTime()) / 60_000;
      const by = at.ofGrid === true ? WORKER.name : ORGANISER.name;
      await this.records.add(
        {
          ...{ personId, units, source: 'shift', sourceId: signUpId, what: at.title, servedOn: on, minutes },
          ...{ recordedBy: by, ...(daysAgo > WAITING_DAYS ? { certifiedBy: ORGANISER.name } : {}) },
        },
        this.at(on, at.until),
      );
    }
  }

  /** A shift that runs now, whatever time of the day it is. */
  private async openToday(units: UnitPath, volunteers: readonly PersonSummary[]): Promise<void> {
    const today = this.clock.today();
    const hour = Math.floor((this.clock.now().getTime() - this.at(today, '00:00').getTime()) / 3_600_000);
    const time = (at: number) => (at >= 24 ? '23:59' : `${String(Math.max(0, at)).padStart(2, '0')}:00`);
    const shift = { on: today, from: time(hour - 1), until: time(hour + 3), places: runningActivity.places };
    const activityId = await this.planning.add({ ...runningActivity, shifts: [shift] }, units, ORGANISER, 'published');
    const shiftId = await this.shiftOf(activityId);
    for (const { id } of volunteers.slice(-6)) await this.signUp(shiftId, id);
  }

  private async signUp(shiftId: string, personId: string): Promise<string> {
    await this.database.execute('UPDATE shifts SET taken = taken + 1 WHERE id = ?', [shiftId]);
    return this.signUps.add(shiftId, personId);
  }

  private async shiftOf(activityId: string): Promise<string> {
    const id = await this.database.queryOne('SELECT id FROM shifts WHERE activity_id = ?', [activityId], (row) =>
      row.text('id'),
    );
    if (id === null) throw new Error('The activity was planned without a shift');
    return id;
  }

  private async helpOnce(
    { kind, daysAgo, minutes, stands }: InventedHelp,
    index: number,
    volunteers: readonly PersonSummary[],
    helped: readonly PersonSummary[],
  ): Promise<void> {
    const [person, volunteer] = [helped[index], volunteers[(index * 5) % volunteers.length]];
    if (person === undefined || volunteer === undefined) return;
    const plannedOn = addDays(this.clock.today(), -daysAgo);
    const id = await this.help.add(
      { personId: person.id, volunteerId: volunteer.id, kind, plannedOn, plannedMinutes: minutes },
      person.units,
      ORGANISER.name,
    );
    if (stands === 'planned') return;
    if (stands === 'awaiting') {
      await this.help.markDone(
        { id, personId: person.id, kind },
        { doneOn: plannedOn, minutes },
        ORGANISER.name,
        DAYS_TO_ASK,
      );
      return;
    }
    const isYes = stands === 'certified';
    await this.database.execute(
      `UPDATE help_requests SET state = ?, ended = ?, done_on = ?, minutes = ?, recorded_by_name = ?, came = ?, lasted = ?,
       satisfied = ?, asked_by_name = ? WHERE id = ?`,
      [
        ...[stands, isYes, plannedOn, minutes, ORGANISER.name, true, isYes ? 'asRecorded' : 'shorter'],
        ...['yes', WORKER.name, id],
      ],
    );
    if (!isYes) return;
    await this.records.add(
      {
        ...{ personId: volunteer.id, units: person.units, source: 'errand', sourceId: id, what: '上门帮办', minutes },
        ...{ servedOn: plannedOn, recordedBy: ORGANISER.name, certifiedBy: WORKER.name },
      },
      this.at(plannedOn, '18:00'),
    );
  }

  private at(day: string, time: string): Date {
    return instantAt(day, time, this.configuration.timeZone);
  }
}

/** The same people, beginning with another one. */
function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = ((by % items.length) + items.length) % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
