import { Injectable } from '@nestjs/common';
import {
  ADMISSION_ENDS_SOON,
  type AdmissionStatus,
  addDays,
  admissionStatusSchema,
  corePermissions,
  type RouteOutput,
  type routes,
} from '@yige/contracts';
import { anyOf, type Condition, Database, placeholders } from '@yige/database';
import { accountOf, type Caller, holds } from '../access/caller.js';
import { Clock } from '../time/clock.js';
import { bureausOf, DECIDING } from './participation.js';

type Answer = RouteOutput<typeof routes.admissions.turns>;

/** Most admissions of one answer that end soon. */
const MOST = 50;

/** Which office acts on an application in which state. */
const OFFICE_OF = [
  ['applied', corePermissions.admissionSort],
  ['sorted', corePermissions.admissionCheckFunds],
  ['fundsChecked', corePermissions.admissionDecide],
] as const;

/** Whose turn it is: what the caller may do next about admissions, and what of their bureau's ends soon. */
@Injectable()
export class Turns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<Answer> {
    const account = caller.kind === 'staff' ? accountOf(caller) : null;
    if (account === null) return { steps: [], ending: [] };
    const own = ofBureaus(bureausOf(caller));
    return { steps: await this.steps(caller, account.id, own), ending: await this.ending(own) };
  }

  /** Nobody decides twice about one application; publishing decides nothing. */
  private async steps(caller: Caller, accountId: string, own: Condition | null): Promise<Answer['steps']> {
    const deciding = OFFICE_OF.filter(([, permission]) => holds(caller, permission)).map(([status]) => status);
    const terms = [
      ...(deciding.length === 0 ? [] : [this.undecidedBy(accountId, deciding)]),
      ...(own === null ? [] : [{ sql: `a.status = 'returned' AND ${own.sql}`, parameters: own.parameters }]),
      ...(holds(caller, corePermissions.admissionSort) ? [{ sql: "a.status = 'admitted'", parameters: [] }] : []),
    ];
    if (terms.length === 0) return [];
    const where = anyOf(terms);
    return this.database.query(
      `SELECT a.status, COUNT(*) AS number FROM admissions a WHERE ${where.sql} GROUP BY a.status ORDER BY a.status`,
      where.parameters,
      (row) => ({ status: admissionStatusSchema.parse(row.text('status')), count: row.integer('number') }),
    );
  }

  private undecidedBy(accountId: string, statuses: readonly AdmissionStatus[]): Condition {
    const steps = [...DECIDING];
    return {
      sql: `a.status IN (${placeholders(statuses)}) AND NOT EXISTS (SELECT 1 FROM admission_steps s
        WHERE s.admission_id = a.id AND s.account_id = ? AND s.step IN (${placeholders(steps)})
          AND s.step <> CASE a.status WHEN 'applied' THEN 'sort' WHEN 'sorted' THEN 'checkFunds' ELSE 'decide' END)`,
      parameters: [...statuses, accountId, ...steps],
    };
  }

  private async ending(own: Condition | null): Promise<Answer['ending']> {
    if (own === null) return [];
    const today = this.clock.today();
    return this.database.query(
      `SELECT a.id, a.name, a.valid_to FROM admissions a
       WHERE a.status = 'published' AND a.valid_to > ? AND a.valid_to <= ? AND ${own.sql}
         AND NOT EXISTS (SELECT 1 FROM admissions r
           WHERE r.renews = a.id AND r.status NOT IN ('refused', 'withdrawn'))
       ORDER BY a.valid_to, a.id LIMIT ${MOST}`,
      [today, addDays(today, ADMISSION_ENDS_SOON), ...own.parameters],
      (row) => ({ id: row.text('id'), name: row.text('name'), validTo: row.text('valid_to') }),
    );
  }
}

function ofBureaus(bureaus: readonly (string | null)[]): Condition | null {
  const agencies = bureaus.filter((agency) => agency !== null);
  const terms = [
    ...(bureaus.includes(null) ? [{ sql: 'a.agency_id IS NULL', parameters: [] }] : []),
    ...(agencies.length > 0 ? [{ sql: `a.agency_id IN (${placeholders(agencies)})`, parameters: agencies }] : []),
  ];
  return terms.length === 0 ? null : anyOf(terms);
}
