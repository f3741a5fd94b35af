import { Injectable } from '@nestjs/common';
import { addDays, allOf, type Caller, Clock, type Condition, Database, RawRow } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type DisputeSummary,
  type disputePageSchema,
  disputeSummarySchema,
  type listDisputesQuerySchema,
} from '../../contract/disputes.js';
import { readable } from './dispute-access.js';
import { NO_DUE } from './entities.js';
import { PartyNames } from './party-names.js';

export const WEEK = 7;

/** Disputes that the caller may see, whose clock ends first on top. */
@Injectable()
export class DisputeList {
  constructor(
    private readonly database: Database,
    private readonly names: PartyNames,
    private readonly clock: Clock,
  ) {}

  /** Two statements, however many rows: the page, and its parties. */
  async list(
    caller: Caller,
    query: z.output<typeof listDisputesQuerySchema>,
  ): Promise<z.output<typeof disputePageSchema>> {
    const { sql, parameters } = allOf([readable(caller, 'd'), ...this.filters(query)]);
    const rows = await this.database.query(
      `SELECT d.id, d.number, d.category, d.source, d.state, d.outcome, d.received_on, d.next_due_on FROM disputes d
       WHERE ${sql} ORDER BY d.next_due_on, d.id DESC LIMIT ${query.limit + 1}`,
      parameters,
      readSummary,
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    const parties = await this.names.of(page.map(({ id }) => id));
    return {
      items: page.map((row) => ({
        ...row,
        parties: (parties.get(row.id) ?? []).map(({ side, name }) => ({ side, name })),
      })),
      next: rows.length > page.length && last !== undefined ? `${last.nextDueOn ?? NO_DUE} ${last.id}` : null,
    };
  }

  private filters({ state, category, due, cursor }: z.output<typeof listDisputesQuerySchema>): Condition[] {
    const today = this.clock.today();
    const [day, id] = cursor?.split(' ') ?? [];
    return [
      ...(state === undefined ? [] : [{ sql: 'd.state = ?', parameters: [state] }]),
      ...(category === undefined ? [] : [{ sql: 'd.category = ?', parameters: [category] }]),
      ...(due === 'overdue' ? [{ sql: 'd.next_due_on < ?', parameters: [today] }] : []),
      ...(due === 'week'
        ? [{ sql: 'd.next_due_on >= ? AND d.next_due_on <= ?', parameters: [today, addDays(today, WEEK)] }]
        : []),
      ...(day === undefined || id === undefined
        ? []
        : [{ sql: '((d.next_due_on = ? AND d.id < ?) OR d.next_due_on > ?)', parameters: [day, id, day] }]),
    ];
  }
}

function readSummary(row: RawRow): Omit<DisputeSummary, 'parties'> {
  const { shape } = disputeSummarySchema;
  const due = row.text('next_due_on');
  return {
    id: row.text('id'),
    number: row.text('number'),
    category: shape.category.parse(row.text('category')),
    source: shape.source.parse(row.text('source')),
    state: shape.state.parse(row.text('state')),
    outcome: shape.outcome.parse(row.textOrNull('outcome')),
    receivedOn: row.text('received_on'),
    nextDueOn: due === NO_DUE ? null : due,
  };
}
