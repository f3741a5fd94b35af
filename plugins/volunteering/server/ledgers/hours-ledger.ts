import { Injectable } from '@nestjs/common';
import {
  allOf,
  Clock,
  type Condition,
  Database,
  type LedgerQuery,
  type LedgerRow,
  LedgerRows,
  RawRow,
  readUnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { serviceSourceSchema } from '../../contract/hours.js';
import { hoursLedger } from '../../ledgers/hours-ledger.js';

type Query = LedgerQuery<typeof hoursLedger>;
type Row = LedgerRow<typeof hoursLedger>;

/** Answers 志愿服务时间台账: one statement a page. */
@Injectable()
export class HoursLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @LedgerRows(hoursLedger)
  rows(query: Query): Promise<Row[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'r'),
      { sql: "r.state = 'certified' AND r.served_on >= ? AND r.served_on < ?", parameters: [query.from, query.until] },
      ...filtersOf(query),
    ]);
    return this.database.query(
      `SELECT r.id, r.person_id, r.district_id, r.street_id, r.community_id, r.grid_id, r.source, r.task_id, r.what,
              r.served_on, r.minutes, r.before_minutes, r.recorded_by_name, r.certified_by_name, r.certified_at
       FROM service_records r WHERE ${sql} ORDER BY r.id LIMIT ${query.limit}`,
      parameters,
      (row) => this.read(row),
    );
  }

  private read(row: RawRow): Row {
    const [taskId, servedOn, certifiedBy] = [
      row.textOrNull('task_id'),
      row.text('served_on'),
      row.textOrNull('certified_by_name'),
    ];
    const certifiedAt = row.instantOrNull('certified_at');
    const before = row.integerOrNull('before_minutes');
    const link = taskId === null ? ({ page: '/hours' } as const) : { task: taskId };
    return {
      key: row.text('id'),
      personId: row.textOrNull('person_id'),
      units: readUnitPath(row),
      cells: {
        ...{ servedOn, source: serviceSourceSchema.parse(row.text('source')), what: row.text('what') },
        ...{ minutes: row.integer('minutes'), recordedBy: row.text('recorded_by_name'), certifiedBy },
      },
      records: [
        {
          columns: ['servedOn', 'source', 'what', 'recordedBy', 'minutes'],
          on: servedOn,
          what: { 'zh-CN': '服务记录', en: 'Record of service' },
          by: row.text('recorded_by_name'),
          link,
        },
        {
          columns: ['minutes', 'certifiedBy'],
          on: certifiedAt === null ? servedOn : this.clock.dayOf(certifiedAt),
          what:
            before === null
              ? { 'zh-CN': '核定', en: 'Certified' }
              : { 'zh-CN': `更正，原记 ${before} 分钟`, en: `Corrected, ${before} minutes before` },
          by: certifiedBy,
          link,
        },
      ],
    };
  }
}

function filtersOf({ filter, after }: Query): Condition[] {
  return [
    ...(after === null ? [] : [{ sql: 'r.id > ?', parameters: [after] }]),
    ...(filter.source === undefined ? [] : [{ sql: 'r.source = ?', parameters: [filter.source] }]),
  ];
}
