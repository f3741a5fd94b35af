import { Injectable } from '@nestjs/common';
import {
  coreEvents,
  newId,
  type Page,
  type Refusal,
  type RouteInput,
  refusalReasonSchema,
  type routes,
} from '@yige/contracts';
import { allOf, Database, type RawRow, type SqlValue } from '@yige/database';
import { actorOf, type Caller, staffOf } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { Notices } from '../../notices/notices.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Outbox } from '../../outbox/outbox.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { taskProblems } from '../../tasks/problems.js';
import { ReadableTasks } from '../../tasks/readable-tasks.js';
import type { TaskRow } from '../../tasks/task-rows.js';
import { TaskStore } from '../../tasks/task-store.js';
import { Clock } from '../../time/clock.js';
import { TaskTypes } from '../task-types.js';
import { notSecret, refusedWithin } from './refusal-filter.js';
import { mayRefuse } from './refusal-rights.js';
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
    private readonly notices: Notices,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async isRefusable(caller: Caller, task: TaskRow): Promise<boolean> {
    return mayRefuse(this.units, caller)(task) && isOutsideAdmission(await this.gates.find(task.summary.id));
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
      const by = actorOf(caller);
      await this.notices.give({ kind: 'refused', taskId, to: await this.sendersOf(task), by });
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

  async list(caller: Caller, { cursor, limit, ...filter }: Query): Promise<Page<Refusal>> {
    const where = allOf([
      ...refusedWithin(this.units, caller, filter),
      ...notSecret(this.plugins, caller),
      ...(cursor === undefined ? [] : [{ sql: 'id < ?', parameters: [decodeCursor(cursor, ['id']).id] }]),
    ]);
    const rows = await this.read(`WHERE ${where.sql} ORDER BY id DESC LIMIT ${limit + 1}`, where.parameters);
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  /** Whoever sent it, by hand or in a dispatch; of what a plugin sent by itself its event tells. */
  private async sendersOf({ createdBy, summary: { dispatchId } }: TaskRow): Promise<string[]> {
    if (createdBy !== null) return [createdBy];
    if (dispatchId === null) return [];
    return this.database.query('SELECT created_by FROM dispatches WHERE id = ?', [dispatchId], (row) =>
      row.text('created_by'),
    );
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
