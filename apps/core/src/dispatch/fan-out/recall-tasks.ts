import { Injectable } from '@nestjs/common';
import { type Actor, bodyKindSchema, coreEvents, type TaskStatus, taskStatusSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { PromiseRelease } from '../../admission/gate/promise-release.js';
import { Notices } from '../../notices/notices.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Outbox } from '../../outbox/outbox.js';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { isPossible } from '../../tasks/state-machine.js';
import { TaskStore } from '../../tasks/task-store.js';
import type { DispatchRow } from '../dispatch-rows.js';

/** Tasks of one unit of work. */
const CHUNK = 500;

/** What nobody has submitted can be withdrawn. */
const RECALLABLE: readonly TaskStatus[] = taskStatusSchema.options.filter((status) => isPossible('cancel', status));

/** Ends dispatches: sends no more of them, and withdraws what was sent. Inside the unit of work that holds the dispatch. */
@Injectable()
export class RecallTasks {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly store: TaskStore,
    private readonly promises: PromiseRelease,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
  ) {}

  async stop({ id }: DispatchRow): Promise<void> {
    await this.sendNoMore(id);
    await this.database.execute("UPDATE dispatches SET status = 'stopped' WHERE id = ?", [id]);
  }

  /** Withdraws the next chunk of its tasks, with the money that they were promised. */
  async next(dispatch: DispatchRow): Promise<void> {
    const { id, recallReason } = dispatch;
    await this.sendNoMore(id);
    const tasks = await this.lockTasks(dispatch);
    const ids = tasks.map(({ taskId }) => taskId);
    await this.store.archiveAll(ids, 'cancelled', null);
    const by = recallerOf(dispatch);
    await this.store.logAll(
      tasks.map(({ seen }) => seen),
      by,
      'recall',
      recallReason,
    );
    await this.notices.giveAll(
      tasks.flatMap(({ taskId, begunBy }) =>
        begunBy === null ? [] : [{ kind: 'recalled', taskId, to: [begunBy], by }],
      ),
    );
    const freedFen = await this.promises.release(
      id,
      tasks.flatMap(({ counted }) => counted ?? []),
    );
    await this.outbox.publishAll(
      ids.map((taskId) => ({
        type: coreEvents.taskCancelled,
        subject: `tasks/${taskId}`,
        data: { taskId, type: dispatch.name, submissionId: null, reference: null },
        pluginId: dispatch.pluginId,
      })),
    );
    await this.database.execute(
      'UPDATE dispatches SET recalled = recalled + ?, promised_fen = promised_fen - ?, status = ? WHERE id = ?',
      [ids.length, freedFen, ids.length < CHUNK ? 'recalled' : 'recalling', id],
    );
  }

  private async sendNoMore(id: string): Promise<void> {
    await this.database.execute(
      "UPDATE dispatch_targets SET state = 'unsent', person_id = NULL WHERE dispatch_id = ? AND state = 'waiting'",
      [id],
    );
  }

  /** Whoever works on one at this moment is waited for. */
  private lockTasks({ id, name }: DispatchRow) {
    return this.database.query(
      `SELECT o.id, o.status, o.assignee_id, o.created_by, o.body_kind, o.district_id, o.street_id, o.community_id,
              o.grid_id, t.admission_id, t.counted_unit, t.counted_on
       FROM tasks_open o JOIN dispatch_targets t ON t.id = o.id
       WHERE o.dispatch_id = ? AND o.status IN (${placeholders(RECALLABLE)}) LIMIT ${CHUNK}
       ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      [id, ...RECALLABLE],
      (row) => {
        const admissionId = row.textOrNull('admission_id');
        const unit = row.integerOrNull('counted_unit');
        const countedOn = row.textOrNull('counted_on');
        const isCounted = admissionId !== null && unit !== null && countedOn !== null;
        const taskId = row.text('id');
        const assigneeId = row.textOrNull('assignee_id');
        const body = bodyKindSchema.nullable().parse(row.textOrNull('body_kind'));
        const assignee = assigneeId === null ? null : { id: assigneeId };
        return {
          taskId,
          begunBy: row.text('status') === 'open' ? null : assigneeId,
          seen: {
            units: this.units.unitsOfRow(readUnitNumbers(row)),
            createdBy: row.textOrNull('created_by'),
            summary: { id: taskId, type: name, body, dispatchId: id, assignee },
          },
          counted: isCounted ? { admissionId, unit, countedOn } : null,
        };
      },
    );
  }
}

function recallerOf({ withdrawnBy, createdBy }: DispatchRow): Actor {
  return { kind: 'staff', ...(withdrawnBy ?? createdBy) };
}
