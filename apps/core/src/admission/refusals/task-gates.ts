import { Injectable } from '@nestjs/common';
import { type GatePass, gatePassSchema, type TaskAdmission } from '@yige/contracts';
import { Database } from '@yige/database';
import type { TaskRow } from '../../tasks/task-rows.js';
import { Clock } from '../../time/clock.js';
import { isInForce } from '../admission-rows.js';
import { Admissions } from '../admissions.js';
import { monthOf } from '../gate/period.js';

interface TaskGate {
  pass: GatePass;
  admissionId: string | null;
  exception: TaskAdmission['exception'];
}

/** How tasks came through the gate. */
@Injectable()
export class TaskGates {
  constructor(
    private readonly database: Database,
    private readonly admissions: Admissions,
    private readonly clock: Clock,
  ) {}

  /** Null for a task from before there was a gate. */
  find(taskId: string): Promise<TaskGate | null> {
    return this.database.queryOne(
      `SELECT g.pass, g.admission_id, g.exception_id, e.reason
       FROM task_gates g LEFT JOIN admission_exceptions e ON e.id = g.exception_id WHERE g.task_id = ?`,
      [taskId],
      (row) => {
        const exceptionId = row.textOrNull('exception_id');
        return {
          pass: gatePassSchema.parse(row.text('pass')),
          admissionId: row.textOrNull('admission_id'),
          exception: exceptionId === null ? null : { id: exceptionId, reason: row.textOrNull('reason') ?? '' },
        };
      },
    );
  }

  async describe(task: TaskRow): Promise<Omit<TaskAdmission, 'refusable'>> {
    const gate = await this.find(task.summary.id);
    const without = { admission: null, promised: null, money: null };
    if (gate === null) return { ...without, pass: null, exception: null };
    const row = gate.admissionId === null ? null : await this.admissions.find(gate.admissionId);
    if (row === null) return { ...without, pass: gate.pass, exception: gate.exception };
    const { id, name, basisDocument, basisAuthority, duty, frequency, evidence, validTo, funding } = row;
    const amountFen = funding.per === 'nothing' ? 0 : funding.amountFen;
    return {
      pass: gate.pass,
      admission: {
        ...{ id, name, basisDocument, basisAuthority, duty, frequency, evidence, validTo },
        inForce: isInForce(row, this.clock.today()),
      },
      exception: null,
      promised: { per: funding.per, amountFen },
      money: funding.per === 'nothing' ? null : await this.money(id, task),
    };
  }

  /** One statement. Money is counted at the community, or at the grid that is one by itself, in the month of the sending. */
  private money(admissionId: string, { units, summary }: TaskRow): Promise<TaskAdmission['money']> {
    const { community, grid } = units;
    const unit = community ?? grid;
    if (unit === null) return Promise.resolve(null);
    const month = monthOf(this.clock.dayOf(new Date(summary.createdAt)));
    const here = community === null ? 'community_id IS NULL AND grid_id = ?' : 'community_id = ?';
    return this.database.queryOne(
      `SELECT (SELECT COALESCE(SUM(amount_fen), 0) FROM admission_promises
               WHERE admission_id = ? AND month = ? AND community_number = ?) AS promised,
              COALESCE(SUM(paid_fen), 0) AS paid, COALESCE(SUM(confirmed_fen), 0) AS confirmed
       FROM funding_payments WHERE admission_id = ? AND month = ? AND cancelled_at IS NULL AND ${here}`,
      [admissionId, month, unit, admissionId, month, unit],
      (row) => ({
        month,
        promisedFen: row.integer('promised'),
        paidFen: row.integer('paid'),
        confirmedFen: row.integer('confirmed'),
      }),
    );
  }
}

/** A community may refuse what came before the gate or under an exception that it contests. */
export function isOutsideAdmission(gate: { pass: GatePass | null } | null): boolean {
  return gate === null || gate.pass === null || gate.pass === 'exception';
}
