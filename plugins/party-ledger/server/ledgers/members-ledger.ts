import { Injectable } from '@nestjs/common';
import {
  addDays,
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
import { membersLedger } from '../../ledgers/members.js';
import { earlierOf } from '../days.js';
import { holdsOn, MEMBER_COLUMNS, readMember } from '../members/current-members.js';

type Query = LedgerQuery<typeof membersLedger>;
type Row = LedgerRow<typeof membersLedger>;

const RECORDED = { 'zh-CN': '登记', en: 'Recorded' };
const page = { page: '/members' };

/** Answers 党员台账. Core is given no resident's id: it is not to know of whom there is a row. */
@Injectable()
export class MembersLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One statement. A member stands where the organisation of the day is. */
  @LedgerRows(membersLedger)
  rows(query: Query): Promise<Row[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'o'),
      holdsOn(earlierOf(addDays(query.until, -1), this.clock.today())),
      ...filtersOf(query),
    ]);
    return this.database.query(
      `SELECT ${MEMBER_COLUMNS}, o.district_id, o.street_id, o.community_id, o.grid_id, o.name AS organisation,
         s.begins_on, s.recorded_by_name,
         (SELECT MIN(x.begins_on) FROM member_spans x WHERE x.member_id = m.id) AS since
       FROM member_spans s JOIN members m ON m.id = s.member_id JOIN organisations o ON o.id = s.organisation_id
       WHERE ${sql} ORDER BY m.id LIMIT ${query.limit}`,
      parameters,
      readRow,
    );
  }
}

function filtersOf({ after, filter: { standing, kind } }: Query): Condition[] {
  return [
    ...(after === null ? [] : [{ sql: 'm.id > ?', parameters: [after] }]),
    ...(standing === undefined ? [] : [{ sql: 's.standing = ?', parameters: [standing] }]),
    ...(kind === undefined ? [] : [{ sql: 's.kind = ?', parameters: [kind] }]),
  ];
}

function readRow(row: RawRow): Row {
  const { id, name, sex, birthDate, education, standing, kind } = readMember(row);
  const since = row.text('since');
  return {
    ...{ key: id, personId: null, units: readUnitPath(row) },
    cells: { name, sex, birthDate, education, organisation: row.text('organisation'), standing, kind, since },
    records: [
      {
        columns: ['organisation', 'standing', 'kind'],
        ...{ on: row.text('begins_on'), what: RECORDED, by: row.text('recorded_by_name'), link: page },
      },
    ],
  };
}
