import { Injectable } from '@nestjs/common';
import { type Condition, noneOf } from '@yige/database';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import type { RowsAsked } from '../ledger-source.js';
import { OwnUnits } from './own-units.js';

/** The first moment of the period, and the first after it. */
export interface Span {
  from: Date;
  until: Date;
}

/** From where the ledger of work and money has its numbers, as SQL; what is confidential is in none of them. */
@Injectable()
export class TaskLedgerParts {
  constructor(
    private readonly units: OwnUnits,
    private readonly plugins: PluginDirectory,
  ) {}

  /** By type and unit: what was closed, what was promised, what was paid. */
  of(asked: RowsAsked, span: Span): Condition[] {
    const tasks = this.closed(asked, span);
    const promises = this.promised(asked);
    const payments = this.paid(asked);
    return [
      {
        sql: `SELECT t.type, ${unitOf('t', asked)} AS unit_number, COUNT(*) AS closed,
                SUM(CASE WHEN t.closed_at > t.due_at THEN 1 ELSE 0 END) AS overdue, 0 AS promised, 0 AS paid, 0 AS confirmed
              ${tasks.sql} GROUP BY t.type, ${unitOf('t', asked)}`,
        parameters: tasks.parameters,
      },
      {
        sql: `SELECT a.type, p.community_number AS unit_number, 0 AS closed, 0 AS overdue, SUM(p.amount_fen) AS promised,
                0 AS paid, 0 AS confirmed ${promises.sql} GROUP BY a.type, p.community_number`,
        parameters: promises.parameters,
      },
      {
        sql: `SELECT a.type, ${unitOf('f', asked)} AS unit_number, 0 AS closed, 0 AS overdue, 0 AS promised,
                SUM(f.paid_fen) AS paid, SUM(COALESCE(f.confirmed_fen, 0)) AS confirmed
              ${payments.sql} GROUP BY a.type, ${unitOf('f', asked)}`,
        parameters: payments.parameters,
      },
    ];
  }

  /** Tasks that passed the gate by an admission, `t`. */
  closed({ unit }: RowsAsked, { from, until }: Span): Condition {
    const within = this.units.within(unit, 't');
    const open = this.notConfidential('t');
    return {
      sql: `FROM tasks_archive t JOIN task_gates g ON g.task_id = t.id AND g.admission_id IS NOT NULL
            WHERE ${within.sql} AND t.status = 'closed' AND t.closed_at >= ? AND t.closed_at < ? AND ${open.sql}`,
      parameters: [...within.parameters, from, until, ...open.parameters],
    };
  }

  /** Promises of admissions `a`, `p`; a community that has ended takes what was promised to it along. */
  promised({ unit, from, until }: RowsAsked): Condition {
    const open = this.notConfidential('a');
    return {
      sql: `FROM admission_promises p JOIN admissions a ON a.id = p.admission_id
            JOIN org_closure o ON o.descendant = p.community_number AND o.ancestor = ?
            WHERE p.month >= ? AND p.month < ? AND ${open.sql}`,
      parameters: [unit.number, from.slice(0, 7), until.slice(0, 7), ...open.parameters],
    };
  }

  /** Payments for admissions `a`, `f`. */
  paid({ unit, from, until }: RowsAsked): Condition {
    const within = this.units.within(unit, 'f');
    const open = this.notConfidential('a');
    return {
      sql: `FROM funding_payments f JOIN admissions a ON a.id = f.admission_id
            WHERE ${within.sql} AND f.month >= ? AND f.month < ? AND ${open.sql}`,
      parameters: [...within.parameters, from.slice(0, 7), until.slice(0, 7), ...open.parameters],
    };
  }

  private notConfidential(alias: string): Condition {
    return noneOf(`${alias}.type`, this.plugins.confidentialNames());
  }
}

/** SQL: the community of a row, or the unit that has none; within a grid the grid itself. */
export function unitOf(alias: string, { unit }: RowsAsked): string {
  const levels = unit.level === 'grid' ? ['grid'] : ['community', 'grid', 'street', 'district'];
  return `COALESCE(${levels.map((level) => `${alias}.${level}_id`).join(', ')}, 0)`;
}
