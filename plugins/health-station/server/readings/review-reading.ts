import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  type CloudEvent,
  CoreClient,
  coreEvents,
  Database,
  isInScope,
  OnEvent,
  PluginProblem,
  Tasks,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import { NO_TASK, ReadingEntity } from './entities.js';
import { PatientReadings } from './patient-readings.js';
import { REVIEW } from './review-queue.js';

interface Verdict {
  state: 'approved' | 'sentBack';
  reviewer: { id: string; name: string };
  at: Date;
  note: string | null;
}

const taskDataSchema = z.object({ taskId: z.string() });

/**
 * 复核. The verdict, what the register makes of it, and core's consent are one unit of work: the lock on the reading makes
 * the second of two doctors find it reviewed, and a refusal by core undoes all of it. What core has done and this plugin
 * has lost, because it was killed in between, the task's event brings back.
 */
@Injectable()
export class ReviewReading {
  constructor(
    private readonly database: Database,
    private readonly readings: PatientReadings,
    private readonly tasks: Tasks,
    private readonly core: CoreClient,
    private readonly clock: Clock,
  ) {}

  async approve(caller: Caller, id: string): Promise<void> {
    await this.review(caller, id, 'approved', null, (taskId) => this.tasks.approve(caller, taskId));
  }

  async sendBack(caller: Caller, id: string, note: string): Promise<void> {
    await this.review(caller, id, 'sentBack', note, (taskId) => this.tasks.sendBack(caller, taskId, note));
  }

  @OnEvent(coreEvents.taskClosed)
  closed({ data }: CloudEvent): Promise<void> {
    return this.catchUp(taskDataSchema.parse(data).taskId, 'approved');
  }

  @OnEvent(coreEvents.taskSentBack)
  sentBack({ data }: CloudEvent): Promise<void> {
    return this.catchUp(taskDataSchema.parse(data).taskId, 'sentBack');
  }

  private review(
    caller: Caller,
    id: string,
    state: Verdict['state'],
    note: string | null,
    tellCore: (taskId: string) => Promise<void>,
  ): Promise<void> {
    return this.database.transaction(async () => {
      const reading = await this.database.repository(ReadingEntity).findOneBy({ id });
      if (reading === null || !isInScope(caller.scopeFor(REVIEW), reading)) throw notFound();
      const reviewer = { id: caller.accountId, name: caller.name };
      if (!(await this.settle(reading, { state, reviewer, at: this.clock.now(), note }))) throw reviewed();
      if (reading.taskId !== NO_TASK) await tellCore(reading.taskId);
    });
  }

  /** The platform's timeline tells who it was. */
  private async catchUp(taskId: string, state: Verdict['state']): Promise<void> {
    const reading = await this.database.repository(ReadingEntity).findOneBy({ taskId, state: 'waiting' });
    if (reading === null) return;
    const { timeline } = await this.core.asPlugin().tasks.get({ params: { id: taskId } });
    const action = state === 'approved' ? 'approve' : 'sendBack';
    const event = timeline.findLast((each) => each.action === action);
    if (event === undefined) return;
    await this.settle(reading, { state, reviewer: event.actor, at: new Date(event.at), note: event.note });
  }

  /** Answers whether it still waited. */
  private async settle(reading: ReadingEntity, { state, reviewer, at, note }: Verdict): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      `UPDATE readings SET state = ?, reviewed_by = ?, reviewed_by_name = ?, reviewed_at = ?, review_note = ?
       WHERE id = ? AND state = 'waiting'`,
      [state, reviewer.id, reviewer.name, at, note, reading.id],
    );
    if (affectedRows === 0) return false;
    if (state === 'approved') await this.readings.take(reading);
    return true;
  }
}

const notFound = () =>
  new PluginProblem(404, 'reading.notFound', {
    title: { 'zh-CN': '没有这条测量记录', en: 'There is no such reading' },
  });
const reviewed = () =>
  new PluginProblem(409, 'reading.reviewed', {
    title: { 'zh-CN': '这条记录刚刚复核过了', en: 'Somebody has just reviewed it' },
  });
