import { Injectable } from '@nestjs/common';
import {
  addDays,
  allOf,
  type Caller,
  Clock,
  type Condition,
  CoreClient,
  Database,
  oneOf,
  RawRow,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  controlSchema,
  type listPatientsQuerySchema,
  type Patient,
  type patientAnswerSchema,
  type patientPageSchema,
  stepSchema,
} from '../../contract.js';
import { hypertensionRulesOn } from '../../rules/hypertension.js';
import { FollowUps } from '../readings/follow-ups.js';
import { PatientReadings } from '../readings/patient-readings.js';
import { Screening } from '../screening/screening.js';
import { PeopleFaces } from './people-faces.js';

export const READ = 'health-station:patient.read';
const FORTNIGHT = 14;

const COLUMNS = 'p.person_id, p.last_systolic, p.last_diastolic, p.last_reading_on, p.control, p.next_follow_up_due';

type PatientRow = Omit<Patient, 'person' | 'followUps' | 'physicals'>;

/** The hypertension register, narrowed to the caller's units. */
@Injectable()
export class Patients {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly faces: PeopleFaces,
    private readonly followUps: FollowUps,
    private readonly readings: PatientReadings,
    private readonly screening: Screening,
    private readonly clock: Clock,
  ) {}

  /** Three statements, however many rows: the page, and its follow-ups and physicals of the year. */
  async list(
    caller: Caller,
    query: z.output<typeof listPatientsQuerySchema>,
  ): Promise<z.output<typeof patientPageSchema>> {
    const { sql, parameters } = allOf([unitScopeCondition(caller.scopeFor(READ), 'p'), ...this.filters(query)]);
    const rows = await this.database.query(
      `SELECT ${COLUMNS} FROM patients p WHERE ${sql}
       ORDER BY p.next_follow_up_due, p.person_id LIMIT ${query.limit + 1}`,
      parameters,
      readPatient,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const next = rows.length > page.length && last !== undefined ? `${last.nextFollowUpDue} ${last.personId}` : null;
    return { items: await this.whole(caller, page), next };
  }

  /** Throws a `ProblemError` with status 404 for a household whom the caller may not see. */
  async ofHousehold(caller: Caller, householdId: string): Promise<Patient[]> {
    const { members } = await this.core.forUser(caller).households.get({ params: { id: householdId } });
    if (members.length === 0) return [];
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(READ), 'p'),
      oneOf(
        'p.person_id',
        members.map(({ id }) => id),
      ),
    ]);
    const rows = await this.database.query(
      `SELECT ${COLUMNS} FROM patients p WHERE ${sql} ORDER BY p.next_follow_up_due, p.person_id`,
      parameters,
      readPatient,
    );
    return this.whole(caller, rows);
  }

  async detail(caller: Caller, personId: string): Promise<z.output<typeof patientAnswerSchema>> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'p');
    const found = await this.database.queryOne(
      `SELECT ${COLUMNS}, p.step FROM patients p WHERE p.person_id = ? AND ${within.sql}`,
      [personId, ...within.parameters],
      (row) => ({ patient: readPatient(row), step: stepSchema.parse(row.text('step')) }),
    );
    if (found === null) return { patient: null, screening: await this.screening.standingOf(caller, personId) };
    const { source, validFrom, followUpsAYear, physicalsAYear } = hypertensionRulesOn(this.clock.today());
    const { lastReading, control, nextFollowUpDue } = found.patient;
    const done = await this.followUps.thisYear([personId]);
    const physicals = await this.followUps.physicalsThisYear([personId]);
    return {
      screening: null,
      patient: {
        ...{ personId, lastReading, control, nextFollowUpDue, step: found.step, rule: { source, validFrom } },
        followUps: { done: done.get(personId) ?? 0, of: followUpsAYear },
        physicals: { done: physicals.get(personId) ?? 0, of: physicalsAYear },
        readings: await this.readings.latest(personId),
      },
    };
  }

  /** With who they are, and what was done of the year. */
  private async whole(caller: Caller, rows: readonly PatientRow[]): Promise<Patient[]> {
    const personIds = rows.map(({ personId }) => personId);
    const done = await this.followUps.thisYear(personIds);
    const physicals = await this.followUps.physicalsThisYear(personIds);
    const { followUpsAYear, physicalsAYear } = hypertensionRulesOn(this.clock.today());
    const items = await this.faces.beside(caller, rows);
    return items.map((row) => ({
      ...row,
      followUps: { done: done.get(row.personId) ?? 0, of: followUpsAYear },
      physicals: { done: physicals.get(row.personId) ?? 0, of: physicalsAYear },
    }));
  }

  private filters({ control, due, cursor }: z.output<typeof listPatientsQuerySchema>): Condition[] {
    const today = this.clock.today();
    const conditions: Condition[] = [];
    if (control !== undefined) conditions.push({ sql: 'p.control = ?', parameters: [control] });
    if (due === 'overdue') conditions.push({ sql: 'p.next_follow_up_due < ?', parameters: [today] });
    if (due === 'fortnight')
      conditions.push({
        sql: 'p.next_follow_up_due >= ? AND p.next_follow_up_due <= ?',
        parameters: [today, addDays(today, FORTNIGHT)],
      });
    const [day, personId] = cursor?.split(' ') ?? [];
    if (day !== undefined && personId !== undefined) {
      conditions.push({
        sql: '((p.next_follow_up_due = ? AND p.person_id > ?) OR p.next_follow_up_due > ?)',
        parameters: [day, personId, day],
      });
    }
    return conditions;
  }
}

function readPatient(row: RawRow): PatientRow {
  const [systolic, diastolic, on] = [
    row.integerOrNull('last_systolic'),
    row.integerOrNull('last_diastolic'),
    row.textOrNull('last_reading_on'),
  ];
  return {
    personId: row.text('person_id'),
    lastReading: systolic === null || diastolic === null || on === null ? null : { systolic, diastolic, on },
    control: controlSchema.nullable().parse(row.textOrNull('control')),
    nextFollowUpDue: row.text('next_follow_up_due'),
  };
}
