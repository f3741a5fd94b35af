import { Injectable } from '@nestjs/common';
import type { Admission, AdmissionStepEntry, AdmissionSummary, Page, RouteInput, routes } from '@yige/contracts';
import { allOf, type Condition, Database, placeholders } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { ADMISSION_SQL, type AdmissionRow, isInForce, readAdmission, readStep } from './admission-rows.js';
import { periodOf } from './gate/period.js';
import { actionsOf, isOwn, maySee, visibleTo } from './participation.js';
import { admissionProblems } from './problems.js';
import { TaskTypes } from './task-types.js';

type Query = RouteInput<typeof routes.admissions.list>['query'];

/** Reads admissions: what is published, and for those who take part what waits for a decision. */
@Injectable()
export class Admissions {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, query: Query): Promise<Page<AdmissionSummary>> {
    const where = allOf([visibleTo(caller), ...this.filters(query)]);
    const rows = await this.database.query(
      `${ADMISSION_SQL} WHERE ${where.sql}
       ORDER BY a.id DESC LIMIT ${query.limit + 1}`,
      where.parameters,
      readAdmission,
    );
    const { items, next } = pageOf(rows, query.limit, (last) => encodeCursor(last, ['id']));
    return { items: items.map((row) => this.summaryOf(row)), next };
  }

  async get(caller: Caller, id: string): Promise<Admission> {
    return this.describe(caller, await this.readable(caller, id));
  }

  /** What the caller takes part in, and what every community has read. */
  async readable(caller: Caller, id: string): Promise<AdmissionRow> {
    const row = await this.find(id);
    if (row === null || !(maySee(caller, row) || (await this.wasPublished(row)))) {
      throw admissionProblems['admission.notFound']();
    }
    return row;
  }

  find(id: string): Promise<AdmissionRow | null> {
    return this.database.queryOne(`${ADMISSION_SQL} WHERE a.id = ?`, [id], readAdmission);
  }

  /** Every community has read it, though it may be withdrawn since. */
  async wasPublished({ id, status }: AdmissionRow): Promise<boolean> {
    if (status === 'published') return true;
    if (status !== 'withdrawn') return false;
    return (await this.stepsOf(id)).some(({ step }) => step === 'publish');
  }

  /** The unit, or one around it, is among its units. */
  async covers(id: string, number: number): Promise<boolean> {
    const line = new Set([...this.units.lineOf(number)].map((unit) => unit.number));
    return (await this.unitsOf(id)).some((covered) => line.has(covered));
  }

  /** Locked until the unit of work ends, so that two steps follow one another. */
  async lock(caller: Caller, id: string): Promise<AdmissionRow> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE' : '';
    const row = await this.database.queryOne(`${ADMISSION_SQL} WHERE a.id = ? ${lock}`, [id], readAdmission);
    if (row === null || !maySee(caller, row)) throw admissionProblems['admission.notFound']();
    return row;
  }

  stepsOf(id: string): Promise<AdmissionStepEntry[]> {
    return this.database.query('SELECT * FROM admission_steps WHERE admission_id = ? ORDER BY id', [id], readStep);
  }

  summaryOf(row: AdmissionRow): AdmissionSummary {
    const { id, type, name, basisDocument, basisAuthority, duty, validFrom, validTo, frequency, funding } = row;
    return {
      ...{ id, type, name, basisDocument, basisAuthority, duty, validFrom, validTo, frequency, funding },
      typeTitle: this.types.titleOf(type),
      bureau: this.types.bureauOf(row.pluginId),
      status: row.status,
      inForce: isInForce(row, this.clock.today()),
    };
  }

  private async describe(caller: Caller, row: AdmissionRow): Promise<Admission> {
    const [steps, numbers, rounds] = await Promise.all([
      this.stepsOf(row.id),
      this.unitsOf(row.id),
      this.roundsUsed(row),
    ]);
    const units = numbers.flatMap((number) => this.units.byNumber(number) ?? []);
    return {
      ...this.summaryOf(row),
      units: units.map(({ id, name, level }) => ({ id, name, level })),
      evidence: row.evidence,
      renews: row.renews,
      usage: { rounds, promisedFen: row.promisedFen },
      steps,
      isOwn: isOwn(caller, row),
      actions: actionsOf(caller, row, steps),
      version: row.version,
    };
  }

  private unitsOf(id: string): Promise<number[]> {
    return this.database.query(
      'SELECT unit_number FROM admission_units WHERE admission_id = ? ORDER BY unit_number',
      [id],
      (row) => row.integer('unit_number'),
    );
  }

  private async roundsUsed({ id, frequency }: AdmissionRow): Promise<number> {
    const used = await this.database.queryOne(
      'SELECT COUNT(*) AS used FROM admission_rounds WHERE admission_id = ? AND period_key = ?',
      [id, periodOf(this.clock.today(), frequency.period)],
      (row) => row.integer('used'),
    );
    return used ?? 0;
  }

  private filters({ q, status, inForce, plugin, unit, cursor }: Query): Condition[] {
    const today = this.clock.today();
    const within = "a.status = 'published' AND a.valid_from <= ? AND a.valid_to > ?";
    return [
      ...(q === undefined ? [] : [{ sql: 'INSTR(a.name, ?) > 0', parameters: [q] }]),
      ...(status === undefined ? [] : [{ sql: 'a.status = ?', parameters: [status] }]),
      ...(inForce === true ? [{ sql: within, parameters: [today, today] }] : []),
      ...(inForce === false ? [{ sql: `a.status = 'published' AND NOT (${within})`, parameters: [today, today] }] : []),
      ...(plugin === undefined ? [] : [{ sql: 'a.plugin_id = ?', parameters: [plugin] }]),
      ...(unit === undefined ? [] : [this.covering(unit)]),
      ...(cursor === undefined ? [] : [{ sql: 'a.id < ?', parameters: [decodeCursor(cursor, ['id']).id] }]),
    ];
  }

  private covering(unitId: string): Condition {
    const unit = this.units.byId(unitId);
    if (unit === null) return { sql: '1 = 0', parameters: [] };
    return coversAny([...this.units.lineOf(unit.number)].map(({ number }) => number));
  }
}

/** SQL: the admission covers one of the units. */
export function coversAny(numbers: readonly number[]): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM admission_units u
      WHERE u.admission_id = a.id AND u.unit_number IN (${placeholders(numbers)}))`,
    parameters: [...numbers],
  };
}
