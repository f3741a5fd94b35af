import { Injectable } from '@nestjs/common';
import { addDays, type Caller, Clock, Database, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { Figures } from '../../contract/overview.js';
import { OPEN, readable } from '../disputes/dispute-access.js';
import { WEEK } from '../disputes/dispute-list.js';
import { NO_DUE } from '../disputes/entities.js';
import { READ_HOMES } from '../rented-homes/home-register.js';

/** How disputes and rented homes stand where the caller sees them: one statement for each, however many. */
@Injectable()
export class FiguresOf {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async for(caller: Caller): Promise<Figures> {
    return {
      disputes: caller.can(OPEN) ? await this.disputes(caller) : null,
      homes: caller.can(READ_HOMES) ? await this.homes(caller) : null,
    };
  }

  private disputes(caller: Caller): Promise<Figures['disputes']> {
    const today = this.clock.today();
    const week = addDays(today, WEEK);
    const { sql, parameters } = readable(caller, 'd');
    return this.database.queryOne(
      `SELECT ${sumOf('undecided', "d.state = 'received'")}, ${sumOf('overdue', 'd.next_due_on < ?')},
              ${sumOf('week', 'd.next_due_on >= ? AND d.next_due_on <= ?')},
              ${sumOf('later', 'd.next_due_on > ? AND d.next_due_on < ?')},
              ${sumOf('confirmable', 'd.confirmation IS NULL AND d.confirmation_due_on >= ?')}
       FROM disputes d WHERE ${sql}`,
      [today, today, week, week, NO_DUE, today, ...parameters],
      (row) => ({
        undecided: row.integer('undecided'),
        overdue: row.integer('overdue'),
        week: row.integer('week'),
        later: row.integer('later'),
        confirmable: row.integer('confirmable'),
      }),
    );
  }

  private homes(caller: Caller): Promise<Figures['homes']> {
    const today = this.clock.today();
    const within = unitScopeCondition(caller.scopeFor(READ_HOMES), 'h');
    return this.database.queryOne(
      `SELECT ${sumOf('overdue', 'h.next_check_due < ?')},
              ${sumOf('week', 'h.next_check_due >= ? AND h.next_check_due <= ?')},
              ${sumOf('with_points', "h.points <> ''")}
       FROM rented_homes h WHERE ${within.sql}`,
      [today, today, addDays(today, WEEK), ...within.parameters],
      (row) => ({
        overdue: row.integer('overdue'),
        week: row.integer('week'),
        withPoints: row.integer('with_points'),
      }),
    );
  }
}

function sumOf(name: string, condition: string): string {
  return `COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0) AS ${name}`;
}
