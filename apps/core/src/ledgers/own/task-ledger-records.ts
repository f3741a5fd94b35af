import { Injectable } from '@nestjs/common';
import type { LedgerRecord, LocalizedText } from '@yige/contracts';
import { type Condition, Database, oneOf, placeholders, type RawRow } from '@yige/database';
import { Clock } from '../../time/clock.js';
import type { RowsAsked } from '../ledger-source.js';
import { type Span, TaskLedgerParts, unitOf } from './task-ledger-parts.js';

/**
 * Of each kind for a row: a page of rows must not bring a year of tasks along. A payment may give two records, so that all
 * kinds together are as many as a row may have, `RECORDS_OF_A_ROW`.
 */
const MOST = 50;

interface Work {
  type: string;
  unit: number;
}

type Records = Map<string, LedgerRecord[]>;

/** From what rows of the ledger of work and money were worked out: the latest tasks, promises and payments of each. */
@Injectable()
export class TaskLedgerRecords {
  constructor(
    private readonly database: Database,
    private readonly parts: TaskLedgerParts,
    private readonly clock: Clock,
  ) {}

  /** By `keyOfWork`; three statements, however many rows. */
  async of(asked: RowsAsked, span: Span, rows: readonly Work[]): Promise<Records> {
    const records: Records = new Map();
    if (rows.length === 0) return records;
    const kinds = [this.tasks(asked, span, rows), this.promises(asked, rows), this.payments(asked, rows)];
    for (const kind of await Promise.all(kinds)) {
      for (const { work, record } of kind) {
        const key = keyOfWork(work);
        records.set(key, [...(records.get(key) ?? []), ...record]);
      }
    }
    return records;
  }

  private tasks(asked: RowsAsked, span: Span, rows: readonly Work[]) {
    const unit = unitOf('t', asked);
    const closed = narrowed(this.parts.closed(asked, span), 't.type', unit, rows);
    return this.database.query(
      `SELECT x.*, c.display_name AS assignee FROM (
         SELECT t.id, t.type, ${unit} AS unit_number, t.title_chinese, t.title_english, t.closed_at, t.due_at, t.assignee_id,
           ROW_NUMBER() OVER (PARTITION BY t.type, ${unit} ORDER BY t.closed_at DESC, t.id DESC) AS place ${closed.sql}
       ) x LEFT JOIN accounts c ON c.id = x.assignee_id WHERE x.place <= ${MOST} ORDER BY x.closed_at, x.id`,
      closed.parameters,
      (row) => {
        const closedAt = row.instant('closed_at');
        const isLate = closedAt > row.instant('due_at');
        return {
          work: workOf(row),
          record: [
            {
              columns: ['closed', ...(isLate ? ['overdue'] : [])],
              on: this.clock.dayOf(closedAt),
              what: { 'zh-CN': row.text('title_chinese'), en: row.text('title_english') },
              by: row.textOrNull('assignee'),
              link: { task: row.text('id') },
            },
          ],
        };
      },
    );
  }

  private promises(asked: RowsAsked, rows: readonly Work[]) {
    const promised = narrowed(this.parts.promised(asked), 'a.type', 'p.community_number', rows);
    return this.database.query(
      `SELECT x.* FROM (
         SELECT a.type, p.community_number AS unit_number, a.id, a.name, p.month,
           ROW_NUMBER() OVER (PARTITION BY a.type, p.community_number ORDER BY p.month DESC, a.id DESC) AS place ${promised.sql}
         GROUP BY a.type, p.community_number, a.id, a.name, p.month
       ) x WHERE x.place <= ${MOST} ORDER BY x.month, x.id`,
      promised.parameters,
      (row) => ({
        work: workOf(row),
        record: [
          this.ofMoney('promised', `${row.text('month')}-01`, {
            'zh-CN': `准入“${row.text('name')}”`,
            en: `Admission “${row.text('name')}”`,
          }),
        ],
      }),
    );
  }

  private payments(asked: RowsAsked, rows: readonly Work[]) {
    const unit = unitOf('f', asked);
    const paid = narrowed(this.parts.paid(asked), 'a.type', unit, rows);
    return this.database.query(
      `SELECT x.* FROM (
         SELECT f.id, a.type, ${unit} AS unit_number, f.paid_at, f.paid_by_name, f.confirmed_at, f.confirmed_by_name,
           ROW_NUMBER() OVER (PARTITION BY a.type, ${unit} ORDER BY f.id DESC) AS place ${paid.sql}
       ) x WHERE x.place <= ${MOST} ORDER BY x.id`,
      paid.parameters,
      (row) => {
        const confirmedAt = row.instantOrNull('confirmed_at');
        const record = [
          this.ofMoney(
            'paid',
            this.clock.dayOf(row.instant('paid_at')),
            { 'zh-CN': '登记拨付', en: 'Paid' },
            row.text('paid_by_name'),
          ),
        ];
        if (confirmedAt !== null) {
          const words = { 'zh-CN': '确认到账', en: 'Arrived' };
          record.push(
            this.ofMoney('confirmed', this.clock.dayOf(confirmedAt), words, row.textOrNull('confirmed_by_name')),
          );
        }
        return { work: workOf(row), record };
      },
    );
  }

  private ofMoney(column: string, on: string, what: LocalizedText, by: string | null = null): LedgerRecord {
    return { columns: [column], on, what, by, link: null };
  }
}

export function keyOfWork({ type, unit }: Work): string {
  return `${type} ${unit}`;
}

/** To what the rows of a page are about, or a little more. */
function narrowed(part: Condition, type: string, unit: string, rows: readonly Work[]): Condition {
  const types = oneOf(type, [...new Set(rows.map((row) => row.type))]);
  const units = [...new Set(rows.map((row) => row.unit))];
  return {
    sql: `${part.sql} AND ${types.sql} AND ${unit} IN (${placeholders(units)})`,
    parameters: [...part.parameters, ...types.parameters, ...units],
  };
}

function workOf(row: RawRow): Work {
  return { type: row.text('type'), unit: row.integer('unit_number') };
}
