import { Injectable } from '@nestjs/common';
import {
  addMonths,
  type Caller,
  Clock,
  Database,
  Every,
  isInScope,
  oneOf,
  People,
  type PersonSummary,
  PluginConfiguration,
  PluginProblem,
  unitValues,
} from '@yige/plugin-sdk/server';
import { elderBornBy } from '../readings/follow-up-plan.js';
import { ReadingPlanning } from '../readings/reading-planning.js';
import { DemoScreening } from '../screening/demo-screening.js';
import { ScreeningStandings } from '../screening/screening-standings.js';
import { DemoPatients } from './demo-patients.js';

export const ENROL = 'health-station:patient.enrol';
const AT_ONCE = 200;
/** A new patient is seen by the doctor within a month. */
const FIRST_MONTHS = 1;

/** Who is in the register: whom a doctor enrols. */
@Injectable()
export class Enrolment {
  constructor(
    private readonly people: People,
    private readonly database: Database,
    private readonly demo: DemoPatients,
    private readonly planning: ReadingPlanning,
    private readonly clock: Clock,
    private readonly configuration: PluginConfiguration,
    private readonly standings: ScreeningStandings,
    private readonly demoScreening: DemoScreening,
  ) {}

  /** Throws 404 for somebody outside the caller's units; whoever is enrolled already stays as they are. */
  async enrol(caller: Caller, personId: string): Promise<void> {
    const person = (await this.people.among([personId], caller)).get(personId);
    if (person === undefined || !isInScope(caller.scopeFor(ENROL), person.units)) {
      throw new PluginProblem(404, 'patient.personUnknown', {
        title: { 'zh-CN': '没有这个人', en: 'There is no such person' },
      });
    }
    await this.database.transaction(() => this.register(person));
  }

  /** Whom screening referred the doctor sees by the day that it laid down. */
  private async register(person: PersonSummary): Promise<void> {
    const today = this.clock.today();
    const referredUntil = await this.standings.end(person.id);
    const within = addMonths(today, FIRST_MONTHS);
    const due = referredUntil !== null && referredUntil < within ? referredUntil : within;
    await this.database.insertMany(
      'patients',
      [
        ...['person_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'elder', 'enrolled_on', 'step'],
        ...['next_follow_up_due', 'reading_since', 'reading_planned', 'plan_round'],
      ],
      [
        [
          ...[person.id, ...unitValues(person.units), this.isElder(person), today, 'routine'],
          ...[due, today, false, 0],
        ],
      ],
      { ignoreDuplicates: true },
    );
  }

  /** Whether the elders' limit counts changes with a birthday, and no birth date is kept here. */
  @Every({ name: 'ages', minutes: 360 })
  async followAges(): Promise<void> {
    if (this.configuration.demo) {
      if (await this.demo.enrolOnce()) await this.planning.run();
      await this.demoScreening.screenOnce();
    }
    for (let after: string | undefined = ''; after !== undefined; ) {
      const ids: string[] = await this.database.query(
        `SELECT person_id FROM patients WHERE person_id > ? ORDER BY person_id LIMIT ${AT_ONCE}`,
        [after],
        (row) => row.text('person_id'),
      );
      if (ids.length > 0) await this.follow(ids);
      after = ids.length === AT_ONCE ? ids.at(-1) : undefined;
    }
  }

  private async follow(ids: string[]): Promise<void> {
    const people = [...(await this.people.among(ids)).values()];
    for (const isElder of [true, false]) {
      const those = people.filter((person) => this.isElder(person) === isElder).map(({ id }) => id);
      if (those.length === 0) continue;
      const { sql, parameters } = oneOf('person_id', those);
      await this.database.execute(`UPDATE patients SET elder = ? WHERE ${sql}`, [isElder, ...parameters]);
    }
  }

  private isElder({ birthDate }: PersonSummary): boolean {
    return birthDate <= elderBornBy(this.clock.today());
  }
}
