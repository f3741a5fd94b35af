import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Condition,
  Database,
  type LedgerQuery,
  type LedgerRow,
  LedgerRows,
  RawRow,
  readUnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { meetingKindSchema } from '../../contract/meetings.js';
import { meetingsLedger } from '../../ledgers/meetings.js';

type Query = LedgerQuery<typeof meetingsLedger>;
type Row = LedgerRow<typeof meetingsLedger>;

const HELD = { 'zh-CN': '开会', en: 'Held' };

/** Answers 组织生活台账. */
@Injectable()
export class MeetingsLedger {
  constructor(private readonly database: Database) {}

  @LedgerRows(meetingsLedger)
  rows(query: Query): Promise<Row[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'g'),
      { sql: "g.state = 'held' AND g.held_on >= ? AND g.held_on < ?", parameters: [query.from, query.until] },
      ...filtersOf(query),
    ]);
    return this.database.query(
      `SELECT g.id, g.district_id, g.street_id, g.community_id, g.grid_id, g.kind, g.period, g.held_on, g.topic, g.asked,
         g.present, g.entitled, g.entitled_present, g.recorded_by_name, o.name AS organisation,
         (SELECT COUNT(*) FROM resolutions r WHERE r.meeting_id = g.id AND r.quorate = 1 AND r.agreed = 1) AS passed
       FROM meetings g JOIN organisations o ON o.id = g.organisation_id
       WHERE ${sql} ORDER BY g.id LIMIT ${query.limit}`,
      parameters,
      readRow,
    );
  }
}

function filtersOf({ after, filter: { kind } }: Query): Condition[] {
  return [
    ...(after === null ? [] : [{ sql: 'g.id > ?', parameters: [after] }]),
    ...(kind === undefined ? [] : [{ sql: 'g.kind = ?', parameters: [kind] }]),
  ];
}

function readRow(row: RawRow): Row {
  const heldOn = row.text('held_on');
  return {
    ...{ key: row.text('id'), personId: null, units: readUnitPath(row) },
    cells: {
      ...{ heldOn, organisation: row.text('organisation'), kind: meetingKindSchema.parse(row.text('kind')) },
      ...{ countsFor: row.textOrNull('period'), topic: row.text('topic'), asked: row.integer('asked') },
      ...{ present: row.integer('present'), entitled: row.integer('entitled') },
      ...{ entitledPresent: row.integer('entitled_present'), passed: row.integer('passed') },
    },
    records: [
      {
        columns: ['heldOn', 'topic', 'asked', 'present', 'entitled', 'entitledPresent', 'passed'],
        ...{ on: heldOn, what: HELD, by: row.text('recorded_by_name'), link: { page: '/' } },
      },
    ],
  };
}
