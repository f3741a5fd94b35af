import { Injectable } from '@nestjs/common';
import {
  addDays,
  allOf,
  Clock,
  type Condition,
  Database,
  type LedgerQuery,
  type LedgerRecord,
  type LedgerRow,
  LedgerRows,
  oneOf,
  readUnitPath,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { type Control, controlSchema } from '../../contract.js';
import { followUpLedger } from '../../ledgers/follow-up-ledger.js';
import { hypertensionRulesOn } from '../../rules/hypertension.js';
import { NO_TASK } from '../readings/entities.js';

type Query = LedgerQuery<typeof followUpLedger>;
type Row = LedgerRow<typeof followUpLedger>;
type RowRecord = LedgerRecord<typeof followUpLedger>;

interface Patient {
  personId: string;
  units: UnitPath;
}

interface FollowUp {
  personId: string;
  on: string;
  by: string;
  taskId: string | null;
}

interface Physical {
  personId: string;
  on: string;
  by: string;
}

interface Reading {
  personId: string;
  taskId: string;
  isDoctors: boolean;
  systolic: number;
  diastolic: number;
  control: Control;
  on: string;
  takenBy: string;
}

/** What a record is called tells no more than the title of its task: nobody reads an illness from it. */
const FOLLOWED_UP = { 'zh-CN': '面对面随访', en: 'Face-to-face follow-up' };
const EXAMINED = { 'zh-CN': '体检', en: 'Physical' };
const TAKEN = { 'zh-CN': '医生上门', en: 'Visit by the doctor' };
const COLLECTED = { 'zh-CN': '上门采集，医生已复核', en: 'Collected at the door, approved by a doctor' };

/** Answers 高血压患者随访台账. */
@Injectable()
export class FollowUpLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Four statements, however many rows: the patients, their follow-ups, physicals and readings. */
  @LedgerRows(followUpLedger)
  async rows(query: Query): Promise<Row[]> {
    const patients = await this.patients(query);
    if (patients.length === 0) return [];
    const personIds = patients.map(({ personId }) => personId);
    const [followUps, readings] = [await this.followUps(personIds, query), await this.readings(personIds, query)];
    const physicals = await this.physicals(personIds, query);
    const { followUpsAYear } = hypertensionRulesOn(addDays(query.until, -1));
    return patients.map((patient) => {
      const isTheirs = ({ personId }: { personId: string }) => personId === patient.personId;
      const done = { followUps: followUps.filter(isTheirs), physicals: physicals.filter(isTheirs) };
      return rowOf(patient, followUpsAYear, done, readings.filter(isTheirs));
    });
  }

  private patients(query: Query): Promise<Patient[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'p'),
      { sql: 'p.enrolled_on < ?', parameters: [query.until] },
      ...filtersOf(query),
    ]);
    return this.database.query(
      `SELECT p.person_id, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM patients p WHERE ${sql} ORDER BY p.person_id LIMIT ${query.limit}`,
      parameters,
      (row) => ({ personId: row.text('person_id'), units: readUnitPath(row) }),
    );
  }

  private followUps(personIds: readonly string[], { from, until }: Query): Promise<FollowUp[]> {
    const { sql, parameters } = oneOf('f.person_id', personIds);
    return this.database.query(
      `SELECT f.person_id, f.done_on, f.done_by_name, r.task_id
       FROM follow_ups f LEFT JOIN readings r ON r.id = f.reading_id
       WHERE ${sql} AND f.done_on >= ? AND f.done_on < ? ORDER BY f.person_id, f.done_on, f.id`,
      [...parameters, from, until],
      (row) => ({
        personId: row.text('person_id'),
        on: row.text('done_on'),
        by: row.text('done_by_name'),
        taskId: row.textOrNull('task_id'),
      }),
    );
  }

  private physicals(personIds: readonly string[], { from, until }: Query): Promise<Physical[]> {
    const { sql, parameters } = oneOf('p.person_id', personIds);
    return this.database.query(
      `SELECT p.person_id, p.done_on, p.done_by_name FROM physicals p
       WHERE ${sql} AND p.done_on >= ? AND p.done_on < ? ORDER BY p.person_id, p.done_on, p.id`,
      [...parameters, from, until],
      (row) => ({ personId: row.text('person_id'), on: row.text('done_on'), by: row.text('done_by_name') }),
    );
  }

  private readings(personIds: readonly string[], query: Query): Promise<Reading[]> {
    const { sql, parameters } = allOf([oneOf('r.person_id', personIds), isCounted(query)]);
    return this.database.query(
      `SELECT r.person_id, r.task_id, r.origin, r.systolic, r.diastolic, r.control, r.taken_at, r.taken_by_name
       FROM readings r WHERE ${sql} ORDER BY r.person_id, r.taken_at, r.id`,
      parameters,
      (row) => ({
        personId: row.text('person_id'),
        taskId: row.text('task_id'),
        isDoctors: row.text('origin') === 'doctor',
        systolic: row.integer('systolic'),
        diastolic: row.integer('diastolic'),
        control: controlSchema.parse(row.text('control')),
        on: this.clock.dayOf(row.instant('taken_at')),
        takenBy: row.text('taken_by_name'),
      }),
    );
  }
}

/** Readings for which a doctor stands, with figures. */
function isCounted({ startsAt, endsAt }: Query): Condition {
  return {
    sql: "r.state = 'approved' AND r.control IS NOT NULL AND r.taken_at >= ? AND r.taken_at < ?",
    parameters: [startsAt, endsAt],
  };
}

function filtersOf(query: Query): Condition[] {
  const { filter, after } = query;
  const conditions: Condition[] = [];
  if (after !== null) conditions.push({ sql: 'p.person_id > ?', parameters: [after] });
  if (filter.control !== undefined) {
    const counted = isCounted(query);
    conditions.push({
      sql: `(SELECT r.control FROM readings r WHERE r.person_id = p.person_id AND ${counted.sql}
             ORDER BY r.taken_at DESC, r.id DESC LIMIT 1) = ?`,
      parameters: [...counted.parameters, filter.control],
    });
  }
  return conditions;
}

interface Done {
  followUps: FollowUp[];
  physicals: Physical[];
}

function rowOf({ personId, units }: Patient, asked: number, { followUps, physicals }: Done, readings: Reading[]): Row {
  const last = readings.at(-1);
  return {
    key: personId,
    personId,
    units,
    cells: {
      ...{
        asked,
        done: followUps.length,
        physicals: physicals.length,
        readings: readings.length,
        control: last?.control ?? null,
      },
      ...{ systolic: last?.systolic ?? null, diastolic: last?.diastolic ?? null },
      ...{ lastOn: last?.on ?? null, takenBy: last?.takenBy ?? null },
    },
    records: [
      ...followUps.map(
        ({ on, by, taskId }): RowRecord => ({ columns: ['done'], on, what: FOLLOWED_UP, by, link: linkOf(taskId) }),
      ),
      ...physicals.map(({ on, by }): RowRecord => ({ columns: ['physicals'], on, what: EXAMINED, by, link: null })),
      ...readings.map((reading): RowRecord => {
        const { on, takenBy: by, isDoctors, taskId } = reading;
        const shown = ['control', 'systolic', 'diastolic', 'lastOn', 'takenBy'] as const;
        const columns = reading === last ? (['readings', ...shown] as const) : (['readings'] as const);
        return { columns, on, what: isDoctors ? TAKEN : COLLECTED, by, link: linkOf(taskId) };
      }),
    ],
  };
}

function linkOf(taskId: string | null): RowRecord['link'] {
  return taskId === null || taskId === NO_TASK ? null : { task: taskId };
}
