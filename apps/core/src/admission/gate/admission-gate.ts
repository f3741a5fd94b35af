import { Injectable } from '@nestjs/common';
import { assistingBodies, type BodyKind, corePermissions, type GatePass } from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { scopeIncludes, type UnitNumbers } from '../../access/scope.js';
import type { KnownTaskType } from '../../plugins/plugin-directory.js';
import { Clock } from '../../time/clock.js';
import { gateProblems } from '../problems.js';
import { AdmissionUse } from './admission-use.js';
import { ExceptionUse } from './exception-use.js';
import { GateRefusals } from './gate-refusals.js';
import { exemptionOf } from './gate-rules.js';

/** A task on its way to a unit. */
export interface Arrival {
  taskId: string;
  /** `<plugin>:<name>`. */
  name: string;
  type: KnownTaskType;
  units: UnitNumbers;
  personId: string | null;
  body: BodyKind | undefined;
  assigneeId: string | undefined;
  parentTaskId: string | undefined;
  /** Tasks of one round have one key. */
  round: string;
}

/**
 * 准入关口: what a bureau sends to communities passes only within an admission — its time, units, rounds and money — or
 * under an urgent exception. It is asked in the unit of work that makes the task, so that what it counts is counted
 * exactly if the task is made.
 */
@Injectable()
export class AdmissionGate {
  constructor(
    private readonly database: Database,
    private readonly admissions: AdmissionUse,
    private readonly exceptions: ExceptionUse,
    private readonly refusals: GateRefusals,
    private readonly clock: Clock,
  ) {}

  /** Lets the task pass or throws what is missing; answers whose work it is in the community. */
  async pass(caller: Caller, arrival: Arrival): Promise<BodyKind | null> {
    const { units, body } = arrival;
    const exemption = exemptionOf({
      gate: arrival.type.declaration.gate,
      toCommunity: units.community !== null || units.grid !== null,
      byCommunity: worksInCommunity(caller, units),
      followsCase: await this.followsCase(arrival),
    });
    if (exemption !== null) {
      await this.note(arrival.taskId, exemption, null, null);
      return body ?? null;
    }
    const used = await this.admissions.use(arrival);
    if (used.admission !== null) {
      if (used.admission.duty === 'lead' && body !== undefined && assistingBodies.has(body)) {
        throw gateProblems['admission.committeeAssists']();
      }
      await this.note(arrival.taskId, 'admission', used.admission.id, null);
      return this.bodyFor(arrival);
    }
    const exceptionId = await this.exceptions.use(arrival);
    if (exceptionId === null) throw used.refusal ?? (await this.refusals.explain(arrival));
    await this.note(arrival.taskId, 'exception', null, exceptionId);
    return this.bodyFor(arrival);
  }

  private async note(
    taskId: string,
    pass: GatePass,
    admissionId: string | null,
    exceptionId: string | null,
  ): Promise<void> {
    await this.database.execute(
      'INSERT INTO task_gates (task_id, pass, admission_id, exception_id) VALUES (?, ?, ?, ?)',
      [taskId, pass, admissionId, exceptionId],
    );
  }

  /**
   * A task that one case triggers names the one that gave rise to it: another kind of the same plugin, on the same resident
   * or unit. The same kind again would be the next round under another name.
   */
  private async followsCase({ parentTaskId, name, type, units, personId }: Arrival): Promise<boolean> {
    if (parentTaskId === undefined) return false;
    const columns = 'plugin_id, type, person_id, community_id, grid_id';
    const parent = await this.database.queryOne(
      `SELECT ${columns} FROM tasks_open WHERE id = ? UNION ALL SELECT ${columns} FROM tasks_archive WHERE id = ?`,
      [parentTaskId, parentTaskId],
      (row) => ({
        ...{ pluginId: row.text('plugin_id'), type: row.text('type'), personId: row.textOrNull('person_id') },
        ...{ community: row.integerOrNull('community_id'), grid: row.integerOrNull('grid_id') },
      }),
    );
    const sameSubject =
      parent !== null &&
      (personId === null
        ? parent.personId === null && parent.community === units.community && parent.grid === units.grid
        : parent.personId === personId);
    if (sameSubject && parent.pluginId === type.plugin.pluginId && parent.type !== name) return true;
    throw gateProblems['admission.parentUnknown']();
  }

  /** Government work goes to the work station where there is one; whoever is named outright keeps the task. */
  private async bodyFor({ body, assigneeId, units }: Arrival): Promise<BodyKind | null> {
    if (body !== undefined || assigneeId !== undefined) return body ?? null;
    const today = this.clock.today();
    const station = await this.database.queryOne(
      `SELECT id FROM org_bodies WHERE unit_number IN (?, ?) AND kind = 'workStation' AND valid_from <= ? AND valid_to > ? LIMIT 1`,
      [units.community, units.grid, today, today],
      (row) => row.text('id'),
    );
    return station === null ? null : 'workStation';
  }
}

/** Somebody of the community's own staff sends it: not of street or district, nor of an agency or partner beside it. */
function worksInCommunity(caller: Caller, units: UnitNumbers): boolean {
  if (caller.kind !== 'plugin' || caller.onBehalfOf === null) return false;
  return caller.onBehalfOf.posts.some(
    ({ unit, agency, partner, permissions, scope }) =>
      (unit.level === 'community' || unit.level === 'grid') &&
      agency === null &&
      partner === null &&
      permissions.has(corePermissions.taskCreate) &&
      scopeIncludes({ kind: 'units', units: scope }, units),
  );
}
