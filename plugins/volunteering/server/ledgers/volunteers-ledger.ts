import { Injectable } from '@nestjs/common';
import {
  allOf,
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
import { volunteersLedger } from '../../ledgers/volunteers-ledger.js';

type Query = LedgerQuery<typeof volunteersLedger>;
type Row = LedgerRow<typeof volunteersLedger>;
type RowRecord = LedgerRecord<typeof volunteersLedger>;

/** As many records as a row may name; the latest are named. */
const MOST_RECORDS = 200;

interface Volunteer {
  personId: string;
  units: UnitPath;
  enrolledOn: string;
  leftOn: string | null;
}

interface Service {
  personId: string;
  taskId: string | null;
  minutes: number;
  on: string;
  by: string | null;
}

/** Answers 志愿者名册: two statements a page, the volunteers and their service of the year. */
@Injectable()
export class VolunteersLedger {
  constructor(private readonly database: Database) {}

  @LedgerRows(volunteersLedger)
  async rows(query: Query): Promise<Row[]> {
    const volunteers = await this.volunteers(query);
    if (volunteers.length === 0) return [];
    const services = await this.services(
      volunteers.map(({ personId }) => personId),
      query,
    );
    return volunteers.map((volunteer) =>
      rowOf(
        volunteer,
        query,
        services.filter(({ personId }) => personId === volunteer.personId),
      ),
    );
  }

  private volunteers(query: Query): Promise<Volunteer[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'v'),
      { sql: 'v.enrolled_on < ?', parameters: [query.until] },
      { sql: '(v.left_on IS NULL OR v.left_on >= ?)', parameters: [query.from] },
      ...filtersOf(query),
    ]);
    return this.database.query(
      `SELECT v.person_id, v.district_id, v.street_id, v.community_id, v.grid_id, v.enrolled_on, v.left_on
       FROM volunteers v WHERE ${sql} ORDER BY v.person_id LIMIT ${query.limit}`,
      parameters,
      (row) => ({
        personId: row.text('person_id'),
        units: readUnitPath(row),
        enrolledOn: row.text('enrolled_on'),
        leftOn: row.textOrNull('left_on'),
      }),
    );
  }

  private services(personIds: readonly string[], { from, until }: Query): Promise<Service[]> {
    const { sql, parameters } = oneOf('r.person_id', personIds);
    return this.database.query(
      `SELECT r.person_id, r.task_id, r.minutes, r.served_on, r.certified_by_name FROM service_records r
       WHERE ${sql} AND r.state = 'certified' AND r.served_on >= ? AND r.served_on < ?
       ORDER BY r.person_id, r.served_on, r.id`,
      [...parameters, from, until],
      (row) => ({
        personId: row.text('person_id'),
        taskId: row.textOrNull('task_id'),
        minutes: row.integer('minutes'),
        on: row.text('served_on'),
        by: row.textOrNull('certified_by_name'),
      }),
    );
  }
}

function filtersOf({ filter, after, until }: Query): Condition[] {
  const conditions: Condition[] = [];
  if (after !== null) conditions.push({ sql: 'v.person_id > ?', parameters: [after] });
  if (filter.state === 'active') {
    conditions.push({ sql: '(v.left_on IS NULL OR v.left_on >= ?)', parameters: [until] });
  }
  if (filter.state === 'left') conditions.push({ sql: 'v.left_on < ?', parameters: [until] });
  return conditions;
}

function rowOf({ personId, units, enrolledOn, leftOn }: Volunteer, { until }: Query, services: Service[]): Row {
  return {
    key: personId,
    personId,
    units,
    cells: {
      enrolledOn,
      state: leftOn !== null && leftOn < until ? 'left' : 'active',
      times: services.length,
      minutes: services.reduce((sum, { minutes }) => sum + minutes, 0),
      lastOn: services.at(-1)?.on ?? null,
    },
    records: services.slice(-MOST_RECORDS).map(
      ({ on, by, taskId }, index, shown): RowRecord => ({
        columns: index === shown.length - 1 ? ['times', 'minutes', 'lastOn'] : ['times', 'minutes'],
        on,
        what: { 'zh-CN': '服务记录', en: 'Record of service' },
        by,
        link: taskId === null ? { page: '/hours' } : { task: taskId },
      }),
    ),
  };
}
