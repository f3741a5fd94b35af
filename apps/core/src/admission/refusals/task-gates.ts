import { Injectable } from '@nestjs/common';
import { type GatePass, gatePassSchema, type TaskAdmission } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { isInForce } from '../admission-rows.js';
import { Admissions } from '../admissions.js';

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

  async describe(taskId: string): Promise<Omit<TaskAdmission, 'refusable'>> {
    const gate = await this.find(taskId);
    if (gate === null) return { pass: null, admission: null, exception: null, promised: null };
    const row = gate.admissionId === null ? null : await this.admissions.find(gate.admissionId);
    if (row === null) return { pass: gate.pass, admission: null, exception: gate.exception, promised: null };
    const { id, name, basisDocument, basisAuthority, duty, frequency, validTo, funding } = row;
    const amountFen = funding.per === 'nothing' ? 0 : funding.amountFen;
    return {
      pass: gate.pass,
      admission: {
        ...{ id, name, basisDocument, basisAuthority, duty, frequency, validTo },
        inForce: isInForce(row, this.clock.today()),
      },
      exception: null,
      promised: { per: funding.per, amountFen },
    };
  }
}

/** A community may refuse what came before the gate or under an exception that it contests. */
export function isOutsideAdmission(gate: { pass: GatePass | null } | null): boolean {
  return gate === null || gate.pass === null || gate.pass === 'exception';
}
