import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  type CloudEvent,
  coreEvents,
  Database,
  OnEvent,
  type TaskDelivery,
  TaskOutbox,
  TaskResult,
} from '@yige/plugin-sdk/server';
import { z } from 'zod';
import type { HelpConfirmation } from '../../contract/help.js';
import { TimeBank } from '../bank/time-bank.js';
import { ServiceRecords } from '../hours/service-records.js';
import { CERTIFY } from '../permissions.js';
import { refusal } from '../refusal.js';
import { HelpRequests, type StoredHelp } from './help-requests.js';
import { movedOn } from './plan-help.js';

const taskDataSchema = z.object({ taskId: z.string() });
/** What records of errands are called; what was done for whom stands with the help. */
const WHAT = '上门帮办';

interface Verdict {
  minutes: number;
  by: string;
  taskId?: string;
  reason?: string;
}

/**
 * Ends help at home. The resident's yes at the door certifies the volunteer's hours and saves them; a no, or “it was
 * shorter”, is the organiser's to settle, and so is a visit that was called off.
 */
@Injectable()
export class SettlingOfHelp {
  constructor(
    private readonly database: Database,
    private readonly requests: HelpRequests,
    private readonly records: ServiceRecords,
    private readonly bank: TimeBank,
    private readonly tasks: TaskOutbox,
    private readonly clock: Clock,
  ) {}

  @TaskResult('helpConfirmation')
  async confirmed({ task, result, submittedBy }: TaskDelivery<HelpConfirmation>): Promise<{ reference: string }> {
    const [kind, id = ''] = (await this.tasks.keyOf(task.id))?.split(':') ?? [];
    const help = kind === 'help' ? await this.requests.byId(id) : null;
    if (help === null) throw notFromHere();
    const { came = false, lasted = null, satisfied = null, remark = null } = result;
    const isYes = came && lasted !== 'shorter';
    await this.database.execute(
      'UPDATE help_requests SET came = ?, lasted = ?, satisfied = ?, remark = ?, asked_by_name = ? WHERE id = ?',
      [came, lasted, satisfied, remark, submittedBy.name, id],
    );
    const awaits = await this.move(id, 'awaiting', isYes ? 'certified' : 'disputed', null);
    // The organiser may have settled it before the resident was met: what they said is kept, and changes nothing more.
    if (awaits && isYes) await this.credit(help, { minutes: help.minutes ?? 0, by: submittedBy.name, taskId: task.id });
    return { reference: `help/${id}` };
  }

  /** Nobody will ask the resident any more. */
  @OnEvent(coreEvents.taskCancelled)
  cancelled({ data }: CloudEvent): Promise<void> {
    return this.notAsked(data);
  }

  @OnEvent(coreEvents.taskRefused)
  refused({ data }: CloudEvent): Promise<void> {
    return this.notAsked(data);
  }

  /** The organiser decides what was not said with a yes; 0 minutes: the help did not come. */
  async settle(caller: Caller, id: string, minutes: number, reason: string): Promise<void> {
    const help = await this.requests.found(caller, CERTIFY, id);
    await this.database.transaction(async () => {
      const state = minutes > 0 ? 'certified' : 'rejected';
      const moved =
        (await this.move(id, 'disputed', state, reason)) || (await this.move(id, 'awaiting', state, reason));
      if (!moved) throw movedOn();
      await this.credit(help, { minutes, by: caller.name, reason });
    });
  }

  private async notAsked(data: CloudEvent['data']): Promise<void> {
    const [kind, id] = (await this.tasks.keyOf(taskDataSchema.parse(data).taskId))?.split(':') ?? [];
    if (kind === 'help' && id !== undefined) await this.move(id, 'awaiting', 'disputed', null);
  }

  /** Hours for the volunteer, and back to whoever called on more than came. Inside a unit of work. */
  private async credit(help: StoredHelp, { minutes, by, taskId, reason }: Verdict): Promise<void> {
    const { id, units, volunteerId, payerId, plannedMinutes, recordedBy } = help;
    if (volunteerId !== null && minutes > 0) {
      await this.records.add({
        ...{ personId: volunteerId, units, source: 'errand', sourceId: id, what: WHAT, minutes },
        ...{ servedOn: help.doneOn ?? this.clock.today(), recordedBy: recordedBy ?? by, certifiedBy: by },
        ...(taskId === undefined ? {} : { taskId }),
        ...(reason === undefined ? {} : { reason }),
      });
    }
    if (payerId !== null && minutes < plannedMinutes) {
      await this.bank.giveBack({
        ...{ key: `help:${id}:returned`, personId: payerId, minutes: plannedMinutes - minutes, by },
      });
    }
  }

  private async move(
    id: string,
    from: 'awaiting' | 'disputed',
    to: 'certified' | 'disputed' | 'rejected',
    reason: string | null,
  ): Promise<boolean> {
    const { affectedRows } = await this.database.execute(
      'UPDATE help_requests SET state = ?, ended = ?, reason = COALESCE(?, reason) WHERE id = ? AND state = ?',
      [to, to !== 'disputed', reason, id, from],
    );
    return affectedRows > 0;
  }
}

const notFromHere = () =>
  refusal(422, 'help.unknownTask', '这次帮办的记录已经不在了', 'The record of this help is no longer there');
