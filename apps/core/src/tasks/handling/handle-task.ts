import { Injectable } from '@nestjs/common';
import { type Actor, type BodyKind, coreEvents } from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller } from '../../access/caller.js';
import { Notices } from '../../notices/notices.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { Outbox } from '../../outbox/outbox.js';
import { TaskHeads } from '../oversight/task-heads.js';
import { taskProblems } from '../problems.js';
import { ReadableTasks } from '../readable-tasks.js';
import { TaskAccess } from '../task-access.js';
import type { TaskRow } from '../task-rows.js';
import { TaskStore } from '../task-store.js';
import { Assignees } from './assignees.js';
import { type HandlingAction, HandlingActions } from './handling-actions.js';
import { UnitTransfers } from './unit-transfers.js';

interface HandlingInput {
  note?: string | undefined;
  version?: number | undefined;
  assigneeId?: string | undefined;
  unitId?: string | undefined;
  body?: BodyKind | undefined;
}

interface Person {
  id: string;
  name: string;
}

/**
 * Changes who does a task, and nothing else about it: kind, due date, round and how it came through the gate stay. One unit
 * of work locks it, checks, writes and tells those concerned; of two who claim it at once one is refused.
 */
@Injectable()
export class HandleTask {
  constructor(
    private readonly database: Database,
    private readonly store: TaskStore,
    private readonly tasks: ReadableTasks,
    private readonly access: TaskAccess,
    private readonly assignees: Assignees,
    private readonly rights: HandlingActions,
    private readonly transfers: UnitTransfers,
    private readonly units: UnitDirectory,
    private readonly heads: TaskHeads,
    private readonly notices: Notices,
    private readonly outbox: Outbox,
  ) {}

  async act(caller: Caller, taskId: string, action: HandlingAction, input: HandlingInput): Promise<void> {
    await this.database.transaction(async () => {
      const task = await this.possible(caller, taskId, action, input.version);
      switch (action) {
        case 'claim':
          return this.claim(caller, task);
        case 'release':
          return this.release(caller, task, input.note ?? null);
        case 'assign':
          return this.give(caller, task, 'assign', input);
        case 'transfer':
          if (input.note === undefined) throw taskProblems['task.noteMissing']();
          if ((input.unitId === undefined) === (input.assigneeId === undefined)) throw taskProblems['task.oneTarget']();
          return input.unitId === undefined
            ? this.give(caller, task, 'transfer', input)
            : this.moveTo(caller, task, input.unitId, input);
      }
    });
  }

  private async possible(
    caller: Caller,
    taskId: string,
    action: HandlingAction,
    version: number | undefined,
  ): Promise<TaskRow> {
    const task = await this.tasks.lock(caller, taskId);
    if (version !== undefined && version !== task.version) throw taskProblems['task.changed']();
    const assignee = await this.assignees.of(task);
    if (this.rights.of(caller, task, assignee).includes(action)) return task;
    throw taskProblems['task.actionNotPossible']();
  }

  /** Whoever says that they do it has accepted it. */
  private async claim(caller: Caller, task: TaskRow): Promise<void> {
    const actor = actorOf(caller);
    await this.store.move(task.summary.id, 'accepted', actor.id);
    await this.store.log(task, actor, 'claim', null, {
      target: task.summary.assignee?.name ?? null,
      moved: { assigneeId: actor.id },
    });
    await this.tellFormer(task, actor);
  }

  private async release(caller: Caller, task: TaskRow, note: string | null): Promise<void> {
    const { id, unit, assignee } = task.summary;
    const actor = actorOf(caller);
    await this.store.move(id, 'open', null);
    const onBehalfOf = this.behalf(caller, task);
    await this.store.log(task, actor, 'release', note, { target: unit.name, onBehalfOf });
    if (assignee !== null) await this.tellFormer(task, actor);
  }

  private async give(
    caller: Caller,
    task: TaskRow,
    action: 'assign' | 'transfer',
    { assigneeId, note = null }: { assigneeId?: string | undefined; note?: string | null | undefined },
  ): Promise<void> {
    if (assigneeId === undefined) throw taskProblems['task.assigneeMissing']({ errors: [assigneeMissing] });
    if (assigneeId === task.summary.assignee?.id) throw taskProblems['task.alreadyTheirs']();
    const person: Person = await this.assignees.expectCandidate(task, assigneeId);
    const actor = actorOf(caller);
    const { id } = task.summary;
    await this.store.move(id, 'open', person.id);
    const onBehalfOf = action === 'transfer' ? this.behalf(caller, task) : null;
    const moved = { assigneeId: person.id };
    await this.store.log(task, actor, action, note, { target: person.name, onBehalfOf, moved });
    await this.notices.give({ kind: 'assigned', taskId: id, to: [person.id], by: actor });
    await this.tellFormer(task, actor);
    await this.tellReopened(task);
  }

  private async moveTo(
    caller: Caller,
    task: TaskRow,
    unitId: string,
    { body, note = null }: { body?: BodyKind | undefined; note?: string | null | undefined },
  ): Promise<void> {
    const target = await this.transfers.expectUnit(caller, task, unitId, body);
    const actor = actorOf(caller);
    const { id } = task.summary;
    await this.transfers.move(id, target.unit, target.body);
    await this.store.move(id, 'open', null);
    const onBehalfOf = this.behalf(caller, task);
    const place = { units: this.units.numbersOf(target.unit.number), body: target.body };
    await this.store.log(task, actor, 'transfer', note, { target: target.unit.name, onBehalfOf, moved: { place } });
    await this.tellFormer(task, actor);
    const heads = await this.heads.of([
      { units: place.units, summary: { type: task.summary.type, body: target.body } },
    ]);
    const to = heads.flatMap(({ nearest }) => nearest);
    await this.notices.give({ kind: 'arrived', taskId: id, to, by: actor });
    await this.tellReopened(task);
  }

  /** Its plugin took note that it came back. */
  private async tellReopened({ status, summary: { id, type }, pluginId }: TaskRow): Promise<void> {
    if (status !== 'returned') return;
    await this.outbox.publish({
      type: coreEvents.taskReopened,
      subject: `tasks/${id}`,
      data: { taskId: id, type, submissionId: null, reference: null },
      pluginId,
    });
  }

  private async tellFormer({ summary: { id, assignee } }: TaskRow, actor: Actor): Promise<void> {
    if (assignee !== null) await this.notices.give({ kind: 'taken', taskId: id, to: [assignee.id], by: actor });
  }

  private behalf(caller: Caller, task: TaskRow): string | null {
    return this.access.isDeputy(caller, task) ? (task.summary.assignee?.name ?? null) : null;
  }
}

const assigneeMissing = {
  pointer: '/body/assigneeId',
  code: 'missing',
  message: { 'zh-CN': '选一个人', en: 'say who' },
};
