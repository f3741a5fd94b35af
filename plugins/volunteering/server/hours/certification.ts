import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  Clock,
  type Condition,
  Database,
  newId,
  RawRow,
  readUnitPath,
  type UnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type listHoursQuerySchema,
  type OpenDemand,
  recordStateSchema,
  type ServiceRecord,
  type serviceRecordPageSchema,
  serviceSourceSchema,
} from '../../contract/hours.js';
import { CERTIFY, READ } from '../permissions.js';
import { refusal } from '../refusal.js';
import { PeopleFaces } from '../volunteers/people-faces.js';
import { ServiceRecords } from './service-records.js';

const COLUMNS = [
  'r.id, r.person_id, r.district_id, r.street_id, r.community_id, r.grid_id, r.source, r.source_id, r.task_id, r.what',
  'r.served_on, r.minutes, r.state, r.reason, r.before_minutes, r.recorded_by_name, r.certified_by_name',
].join(', ');
const MOST_DEMANDS = 100;

interface StoredRecord extends Omit<ServiceRecord, 'person'> {
  units: UnitPath;
  sourceId: string;
  taskId: string | null;
}

/** 时间核定: the organiser certifies what was recorded, corrects it, and answers volunteers who demand a correction. */
@Injectable()
export class Certification {
  constructor(
    private readonly database: Database,
    private readonly records: ServiceRecords,
    private readonly faces: PeopleFaces,
    private readonly clock: Clock,
  ) {}

  /** What waits comes with the oldest first, what is certified with the latest. */
  async list(
    caller: Caller,
    { state, cursor, limit }: z.output<typeof listHoursQuerySchema>,
  ): Promise<z.output<typeof serviceRecordPageSchema>> {
    const isWaiting = state === 'waiting';
    const conditions: Condition[] = [
      unitScopeCondition(caller.scopeFor(READ), 'r'),
      { sql: 'r.state = ?', parameters: [state] },
    ];
    if (cursor !== undefined) conditions.push({ sql: isWaiting ? 'r.id > ?' : 'r.id < ?', parameters: [cursor] });
    const rows = await this.read(conditions, `ORDER BY r.id ${isWaiting ? 'ASC' : 'DESC'} LIMIT ${limit + 1}`);
    const page = rows.slice(0, limit);
    return {
      items: await this.shown(caller, page),
      next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null,
    };
  }

  async certify(caller: Caller, id: string): Promise<void> {
    const { personId, minutes } = await this.ownRecord(caller, id);
    if (!(await this.records.certify(id, { personId, minutes }, caller.name))) throw movedOn();
  }

  /** Answers the id of the record that stands from now on. */
  async correct(caller: Caller, id: string, minutes: number, reason: string): Promise<string> {
    const record = await this.ownRecord(caller, id);
    const corrected = await this.records.correct(
      { ...record, isCertified: record.state === 'certified' },
      { minutes, reason, by: caller.name },
    );
    if (corrected === null) throw movedOn();
    return corrected;
  }

  /** 更正申请, as the volunteer says it to a member of staff; answers its id. */
  async demand(caller: Caller, recordId: string, says: string): Promise<string> {
    const record = await this.found(caller, READ, recordId);
    if (record.state === 'replaced') throw movedOn();
    const id = newId();
    await this.database.insertMany(
      'correction_demands',
      ['id', 'record_id', 'state', 'says', 'made_at', 'taken_by_name'],
      [[id, recordId, 'open', says, this.clock.now(), caller.name]],
    );
    return id;
  }

  async openDemands(caller: Caller): Promise<OpenDemand[]> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'r');
    const rows = await this.database.query(
      `SELECT d.id AS demand_id, d.says, d.made_at, ${COLUMNS}
       FROM correction_demands d JOIN service_records r ON r.id = d.record_id
       WHERE d.state = 'open' AND ${within.sql} ORDER BY d.id LIMIT ${MOST_DEMANDS}`,
      within.parameters,
      (row) => ({
        demand: { id: row.text('demand_id'), says: row.text('says'), madeAt: row.instant('made_at').toISOString() },
        record: readRecord(row),
      }),
    );
    const records = await this.shown(
      caller,
      rows.map(({ record }) => record),
    );
    return rows.flatMap(({ demand }, index) => {
      const record = records[index];
      return record === undefined ? [] : [{ ...demand, record }];
    });
  }

  /** With minutes the record is corrected in the same unit of work, without the demand is declined. */
  answer(caller: Caller, demandId: string, answer: string, minutes: number | undefined): Promise<void> {
    return this.database.transaction(async () => {
      const recordId = await this.database.queryOne(
        'SELECT record_id FROM correction_demands WHERE id = ?',
        [demandId],
        (row) => row.text('record_id'),
      );
      if (recordId === null) throw demandUnknown();
      await this.found(caller, CERTIFY, recordId);
      const { affectedRows } = await this.database.execute(
        `UPDATE correction_demands SET state = ?, answer = ?, answered_by_name = ?, answered_at = ?
         WHERE id = ? AND state = 'open'`,
        [minutes === undefined ? 'declined' : 'granted', answer, caller.name, this.clock.now(), demandId],
      );
      if (affectedRows === 0) throw movedOn();
      if (minutes !== undefined) await this.correct(caller, recordId, minutes, answer);
    });
  }

  private async ownRecord(caller: Caller, id: string): Promise<StoredRecord & { personId: string }> {
    const record = await this.found(caller, CERTIFY, id);
    const { personId } = record;
    if (personId === null) throw recordUnknown();
    return { ...record, personId };
  }

  private async found(caller: Caller, permission: string, id: string): Promise<StoredRecord> {
    const within = unitScopeCondition(caller.scopeFor(permission), 'r');
    const [record] = await this.read([within, { sql: 'r.id = ?', parameters: [id] }], 'LIMIT 1');
    if (record === undefined) throw recordUnknown();
    return record;
  }

  private read(conditions: readonly Condition[], rest: string): Promise<StoredRecord[]> {
    const { sql, parameters } = allOf(conditions);
    return this.database.query(`SELECT ${COLUMNS} FROM service_records r WHERE ${sql} ${rest}`, parameters, readRecord);
  }

  private async shown(caller: Caller, rows: readonly StoredRecord[]): Promise<ServiceRecord[]> {
    const records = await this.faces.beside(caller, rows);
    return records.map(({ units: _units, sourceId: _source, taskId: _task, ...record }) => record);
  }
}

const recordUnknown = () => refusal(404, 'hours.notFound', '没有这条服务记录', 'There is no such record');
const demandUnknown = () => refusal(404, 'hours.demandNotFound', '没有这条更正申请', 'There is no such demand');
const movedOn = () =>
  refusal(409, 'hours.movedOn', '这条记录刚刚已经核定、更正或答复', 'It was certified, corrected or answered just now');

function readRecord(row: RawRow): StoredRecord {
  return {
    id: row.text('id'),
    personId: row.textOrNull('person_id'),
    units: readUnitPath(row),
    source: serviceSourceSchema.parse(row.text('source')),
    sourceId: row.text('source_id'),
    taskId: row.textOrNull('task_id'),
    what: row.text('what'),
    servedOn: row.text('served_on'),
    minutes: row.integer('minutes'),
    state: recordStateSchema.parse(row.text('state')),
    recordedBy: row.text('recorded_by_name'),
    reason: row.textOrNull('reason'),
    before: row.integerOrNull('before_minutes'),
    certifiedBy: row.textOrNull('certified_by_name'),
  };
}
