import { Injectable } from '@nestjs/common';
import {
  coreEvents,
  corePermissions,
  newId,
  type Page,
  type Refusal,
  type RouteInput,
  refusalReasonSchema,
  type routes,
} from '@yige/contracts';
import { allOf, Database, noneOf, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller, holds, staffOf } from '../../access/caller.js';
import { innermostOf, scopeCondition } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Outbox } from '../../outbox/outbox.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { taskProblems } from '../../tasks/problems.js';
import { ReadableTasks } from '../../tasks/readable-tasks.js';
import { isPossible } from '../../tasks/state-machine.js';
import type { TaskRow } from '../../tasks/task-rows.js';
import { TaskStore } from '../../tasks/task-store.js';
import { Clock } from '../../time/clock.js';
import { TaskTypes } from '../task-types.js';
import { isOutsideAdmission, TaskGates } from './task-gates.js';

type RefuseBody = RouteInput<typeof routes.taskAdmissions.refuse>['body'];
type Query = RouteInput<typeof routes.taskAdmissions.refusals>['query'];

/** A community refuses what was not admitted; the refusal stands on the record of the bureau that sent it. */
@Injectable()
export class Refusals {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly gates: TaskGates,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
    private readonly plugins: PluginDirectory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async isRefusable(caller: Caller, task: TaskRow): Promise<boolean> {
    return this.mayRefuse(caller, task) && isOutsideAdmission(await this.gates.find(task.summary.id));
  }

  async refuse(caller: Caller, taskId: string, { reason, note }: RefuseBody): Promise<Refusal> {
    const staff = staffOf(caller);
    const id = newId();
    await this.database.transaction(async () => {
      const task = await this.tasks.lock(caller, taskId);
      if (!(await this.isRefusable(caller, task))) throw taskProblems['task.actionNotPossible']();
      await this.store.archive(taskId, 'refused', null);
      await this.store.log(task, actorOf(caller), 'refuse', note ?? null);
      const { district, street, community, grid } = task.units;
      await this.database.insertMany('task_refusals', COLUMNS, [
        [
          ...[id, taskId, task.pluginId, task.summary.type, district, street, community, grid, reason, note ?? null],
          ...[staff.accountId, staff.name, this.clock.now()],
        ],
      ]);
      await this.outbox.publish({
        type: coreEvents.taskRefused,
        subject: `tasks/${taskId}`,
        data: { taskId, type: task.summary.type, submissionId: null, reference: null },
        pluginId: task.pluginId,
      });
      await this.audit.record({
        actor: actorOf(caller),
        action: 'task.refused',
        subject: { kind: 'task', id: taskId },
        unit: innermostOf(task.units),
        details: { reason, type: task.summary.type },
      });
    });
    const [refusal] = await this.read('WHERE id = ?', [id]);
    if (refusal === undefined) throw new Error('A refusal that was written is not there');
    return refusal;
  }

  async list(caller: Caller, { plugin, cursor, limit }: Query): Promise<Page<Refusal>> {
    const scope = scopeCondition(this.units.scopeOf(caller, corePermissions.admissionRead));
    const hidden = this.plugins.confidentialTypes().filter(({ permission }) => !holds(caller, permission));
    const where = allOf([
      scope,
      ...(hidden.length === 0
        ? []
        : [
            noneOf(
              'type',
              hidden.map(({ name }) => name),
            ),
          ]),
      ...(plugin === undefined ? [] : [{ sql: 'plugin_id = ?', parameters: [plugin] }]),
      ...(cursor === undefined ? [] : [{ sql: 'id < ?', parameters: [decodeCursor(cursor, ['id']).id] }]),
    ]);
    const rows = await this.read(`WHERE ${where.sql} ORDER BY id DESC LIMIT ${limit + 1}`, where.parameters);
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  /** Through a post of the community or above it that may refuse, as long as nobody has finished it. */
  private mayRefuse(caller: Caller, task: TaskRow): boolean {
    if (caller.kind !== 'staff' || !isPossible('return', task.status)) return false;
    return this.units.isInScope(this.units.scopeOf(caller, corePermissions.taskRefuse), innermostOf(task.units));
  }

  private read(rest: string, parameters: readonly SqlValue[]): Promise<Refusal[]> {
    return this.database.query(`SELECT * FROM task_refusals ${rest}`, parameters, (row) => this.describe(row));
  }

  private describe(row: RawRow): Refusal {
    const unit = this.units.byNumber(innermostOf(this.units.unitsOfRow(readUnitNumbers(row))));
    return {
      id: row.text('id'),
      taskId: row.text('task_id'),
      type: row.text('type'),
      typeTitle: this.types.titleOf(row.text('type')),
      bureau: this.types.bureauOf(row.text('plugin_id')),
      unit: unit === null ? null : { id: unit.id, name: unit.name, level: unit.level },
      reason: refusalReasonSchema.parse(row.text('reason')),
      note: row.textOrNull('note'),
      by: { id: row.text('account_id'), name: row.text('account_name') },
      at: row.instant('at').toISOString(),
    };
  }
}

const COLUMNS = [
  ...['id', 'task_id', 'plugin_id', 'type', 'district_id', 'street_id', 'community_id', 'grid_id', 'reason', 'note'],
  ...['account_id', 'account_name', 'at'],
];
