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
  RawRow,
  readUnitPath,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import {
  confirmationSchema,
  disputeCategorySchema,
  disputeSourceSchema,
  outcomeSchema,
} from '../../contract/disputes.js';
import { agreementFormSchema, type StepKind, stepKindSchema } from '../../contract/steps.js';
import { disputeLedger } from '../../ledgers/disputes.js';

type Query = LedgerQuery<typeof disputeLedger>;
type Row = LedgerRow<typeof disputeLedger>;
type RowRecord = LedgerRecord<typeof disputeLedger>;

interface Step {
  disputeId: string;
  kind: StepKind;
  on: string;
  by: string;
}

/** What a record is called tells no more than that something was done. */
const WHAT: Record<StepKind, { columns: RowRecord['columns']; what: RowRecord['what'] }> = {
  report: { columns: ['number', 'category', 'source', 'receivedOn'], what: { 'zh-CN': '登记', en: 'Taken in' } },
  join: { columns: ['source'], what: { 'zh-CN': '民警参与', en: 'An officer joined' } },
  accept: { columns: ['acceptedOn', 'mediator'], what: { 'zh-CN': '受理', en: 'Accepted' } },
  refuse: { columns: ['state'], what: { 'zh-CN': '不予受理', en: 'Not accepted' } },
  session: { columns: ['sessions'], what: { 'zh-CN': '调解', en: 'Session' } },
  extend: { columns: ['inTime'], what: { 'zh-CN': '延长', en: 'Extended' } },
  agree: { columns: ['state', 'settledOn', 'inTime', 'agreement'], what: { 'zh-CN': '达成协议', en: 'Agreed' } },
  fail: { columns: ['state', 'settledOn', 'inTime'], what: { 'zh-CN': '调解不成', en: 'No agreement' } },
  withdraw: { columns: ['state', 'settledOn', 'inTime'], what: { 'zh-CN': '撤回', en: 'Withdrawn' } },
  askConfirmation: { columns: ['confirmation'], what: { 'zh-CN': '申请司法确认', en: 'Court asked' } },
  decideConfirmation: { columns: ['confirmation'], what: { 'zh-CN': '法院决定', en: 'Court decided' } },
  visit: { columns: ['visitedOn'], what: { 'zh-CN': '回访', en: 'Visited again' } },
  close: { columns: ['state'], what: { 'zh-CN': '结案', en: 'Closed' } },
};

/** Answers 纠纷调解台账. */
@Injectable()
export class DisputeLedger {
  constructor(private readonly database: Database) {}

  /** Two statements, however many rows: the disputes, and their steps. */
  @LedgerRows(disputeLedger)
  async rows(query: Query): Promise<Row[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'd'),
      { sql: 'd.received_on >= ? AND d.received_on < ?', parameters: [query.from, query.until] },
      ...filtersOf(query),
    ]);
    const disputes = await this.database.query(
      `SELECT d.id, d.district_id, d.street_id, d.community_id, d.grid_id, d.number, d.category, d.source, d.outcome,
              d.received_on, d.accepted_on, d.due_on, d.settled_on, d.agreement_form, d.confirmation, d.visited_on,
              d.mediator_name
       FROM disputes d WHERE ${sql} ORDER BY d.id LIMIT ${query.limit}`,
      parameters,
      readRow,
    );
    const steps = await this.steps(disputes.map(({ key }) => key));
    return disputes.map((row) => {
      const own = steps.filter(({ disputeId }) => disputeId === row.key);
      const sessions = own.filter(({ kind }) => kind === 'session').length;
      return { ...row, cells: { ...row.cells, sessions }, records: own.map(recordOf) };
    });
  }

  private async steps(disputeIds: readonly string[]): Promise<Step[]> {
    if (disputeIds.length === 0) return [];
    const { sql, parameters } = oneOf('s.dispute_id', disputeIds);
    return this.database.query(
      `SELECT s.dispute_id, s.kind, s.taken_on, s.actor_name FROM dispute_steps s WHERE ${sql}
       ORDER BY s.dispute_id, s.id`,
      parameters,
      (row) => ({
        disputeId: row.text('dispute_id'),
        kind: stepKindSchema.parse(row.text('kind')),
        on: row.text('taken_on'),
        by: row.text('actor_name'),
      }),
    );
  }
}

function filtersOf({ filter, after }: Query): Condition[] {
  const { category, source, state, inTime } = filter;
  return [
    ...(after === null ? [] : [{ sql: 'd.id > ?', parameters: [after] }]),
    ...(category === undefined ? [] : [{ sql: 'd.category = ?', parameters: [category] }]),
    ...(source === undefined ? [] : [{ sql: 'd.source = ?', parameters: [source] }]),
    ...(state === undefined
      ? []
      : [
          state === 'open'
            ? { sql: 'd.outcome IS NULL', parameters: [] }
            : { sql: 'd.outcome = ?', parameters: [state] },
        ]),
    ...(inTime === undefined ? [] : [{ sql: `d.settled_on ${inTime ? '<=' : '>'} d.due_on`, parameters: [] }]),
  ];
}

function readRow(row: RawRow): Row {
  const [dueOn, settledOn] = [row.textOrNull('due_on'), row.textOrNull('settled_on')];
  return {
    key: row.text('id'),
    personId: null,
    units: readUnitPath(row),
    cells: {
      number: row.text('number'),
      category: disputeCategorySchema.parse(row.text('category')),
      source: disputeSourceSchema.parse(row.text('source')),
      receivedOn: row.text('received_on'),
      acceptedOn: row.textOrNull('accepted_on'),
      sessions: 0,
      mediator: row.textOrNull('mediator_name'),
      state: outcomeSchema.nullable().parse(row.textOrNull('outcome')) ?? 'open',
      settledOn,
      inTime: dueOn === null || settledOn === null ? null : settledOn <= dueOn,
      agreement: agreementFormSchema.nullable().parse(row.textOrNull('agreement_form')),
      confirmation: confirmationSchema.nullable().parse(row.textOrNull('confirmation')),
      visitedOn: row.textOrNull('visited_on'),
    },
    records: [],
  };
}

function recordOf({ disputeId, kind, on, by }: Step): RowRecord {
  return { ...WHAT[kind], on, by, link: { page: `/disputes/${disputeId.toLowerCase()}` } };
}
