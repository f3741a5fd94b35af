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
import { type DuesCategory, duesCategorySchema } from '../../contract/dues.js';
import { duesLedger } from '../../ledgers/dues.js';
import { groupBy } from '../group-by.js';

type Query = LedgerQuery<typeof duesLedger>;
type Row = LedgerRow<typeof duesLedger>;
type RowRecord = LedgerRecord<typeof duesLedger>;

interface Due {
  memberId: string;
  units: UnitPath;
  name: string;
  organisation: string;
  category: DuesCategory;
  base: number;
  due: number;
}

interface Payment {
  memberId: string;
  fen: number;
  on: string;
  by: string;
}

const WORKED_OUT = { 'zh-CN': '按规定计算', en: 'Worked out by the rule' };
const PAID = { 'zh-CN': '收到缴费', en: 'Payment received' };
const REVERSED = { 'zh-CN': '冲销', en: 'Taken back' };
const link = { page: '/dues' };
/** A ledger's row tells so many records; nobody pays more often in a month. */
const MOST_RECORDS = 199;

/** Answers 党费台账. */
@Injectable()
export class DuesLedger {
  constructor(private readonly database: Database) {}

  /** Two statements, however many rows. */
  @LedgerRows(duesLedger)
  async rows(query: Query): Promise<Row[]> {
    const dues = await this.dues(query);
    if (dues.length === 0) return [];
    const payments = groupBy(await this.payments(dues, query), ({ memberId }) => memberId);
    return dues.map((due) => rowOf(due, query.from, payments.get(due.memberId) ?? []));
  }

  private dues(query: Query): Promise<Due[]> {
    const { sql, parameters } = allOf([
      unitScopeCondition(query.scope, 'd'),
      { sql: 'd.month = ?', parameters: [query.from.slice(0, 7)] },
      ...filtersOf(query),
    ]);
    return this.database.query(
      `SELECT d.member_id, d.district_id, d.street_id, d.community_id, d.grid_id, d.category, d.base_fen, d.amount_fen,
         m.name, o.name AS organisation
       FROM dues d JOIN members m ON m.id = d.member_id JOIN organisations o ON o.id = d.organisation_id
       WHERE ${sql} ORDER BY d.member_id LIMIT ${query.limit}`,
      parameters,
      (row) => ({
        ...{ memberId: row.text('member_id'), units: readUnitPath(row), name: row.text('name') },
        ...{ organisation: row.text('organisation'), category: duesCategorySchema.parse(row.text('category')) },
        ...{ base: row.integer('base_fen'), due: row.integer('amount_fen') },
      }),
    );
  }

  private payments(dues: readonly Due[], { from, until }: Query): Promise<Payment[]> {
    const whose = oneOf(
      'p.member_id',
      dues.map(({ memberId }) => memberId),
    );
    return this.database.query(
      `SELECT p.member_id, p.amount_fen, p.paid_on, p.received_by_name FROM payments p
       WHERE ${whose.sql} AND p.paid_on >= ? AND p.paid_on < ? ORDER BY p.paid_on, p.id`,
      [...whose.parameters, from, until],
      (row) => ({
        ...{ memberId: row.text('member_id'), fen: row.integer('amount_fen') },
        ...{ on: row.text('paid_on'), by: row.text('received_by_name') },
      }),
    );
  }
}

function filtersOf({ after, filter: { category } }: Query): Condition[] {
  return [
    ...(after === null ? [] : [{ sql: 'd.member_id > ?', parameters: [after] }]),
    ...(category === undefined ? [] : [{ sql: 'd.category = ?', parameters: [category] }]),
  ];
}

function rowOf({ memberId, units, name, organisation, category, base, due }: Due, on: string, paid: Payment[]): Row {
  return {
    ...{ key: memberId, personId: null, units },
    cells: { name, organisation, category, base, due, paid: paid.reduce((sum, { fen }) => sum + fen, 0) },
    records: [
      { columns: ['organisation', 'category', 'base', 'due'], on, what: WORKED_OUT, by: null, link },
      ...paid.slice(0, MOST_RECORDS).map(
        ({ fen, on: day, by }): RowRecord => ({
          ...{ columns: ['paid'], on: day, what: fen < 0 ? REVERSED : PAID, by, link },
        }),
      ),
    ],
  };
}
