import { Injectable } from '@nestjs/common';
import { type CreateTask, TASK_BATCH_LIMIT, type TaskBatchResult } from '@yige/contracts';
import type { Caller } from '../http/caller.js';
import { CoreClient } from '../platform/core-client.js';

/** A task that the plugin wants, and the key under which it is made once. */
export interface WantedTask {
  /** The plugin’s own, such as `visit:2026-11:<id>`; the same key makes no second task. */
  key: string;
  /** What core is asked for. */
  task: CreateTask;
}

/** What became of it: made now, or before under this key, or refused with the reason. */
export type TaskOutcome = TaskBatchResult['items'][number];

/** What one call carries, in bytes of JSON: half of what core takes. */
const CALL_SIZE = 524_288;

/**
 * Asks core for tasks at once and answers what became of each. Whoever wants them exactly if a change of their own happens
 * uses `TaskOutbox`.
 */
@Injectable()
export class Tasks {
  constructor(private readonly core: CoreClient) {}

  /**
   * However many: they go in as many calls as it takes, and the outcomes come in the order asked. Idempotent by key: after
   * an error the same call may be made again. One that is refused keeps none of the others back.
   */
  async createMany(wanted: readonly WantedTask[]): Promise<TaskOutcome[]> {
    const outcomes: TaskOutcome[] = [];
    for (const tasks of callsFor(wanted)) {
      const { items } = await this.core.asPlugin().taskBatches.create({ body: { tasks } });
      outcomes.push(...items);
    }
    return outcomes;
  }

  /**
   * 复核通过: closes a task whose result was collected, on behalf of the calling user, who must hold the type's
   * qualification where the task lies. Throws a `ProblemError`: 404 outside the user's units, 409 when it does not wait for
   * a review (any more), so of two reviewers at once one is refused. Keep who reviewed what with your own record.
   */
  async approve(caller: Caller, taskId: string): Promise<void> {
    await this.core.forUser(caller).tasks.act({ params: { id: taskId, action: 'approve' }, body: {} });
  }

  /**
   * 退回重采: opens it again for whoever collected it, who is told and reads the note (1–500 characters; in the timeline,
   * so nothing sensitive). Rights and refusals as for `approve`.
   */
  async sendBack(caller: Caller, taskId: string, note: string): Promise<void> {
    await this.core.forUser(caller).tasks.act({ params: { id: taskId, action: 'sendBack' }, body: { note } });
  }
}

function callsFor(wanted: readonly WantedTask[]): WantedTask[][] {
  const calls: WantedTask[][] = [];
  let room = 0;
  for (const each of wanted) {
    const size = Buffer.byteLength(JSON.stringify(each));
    const current = calls.at(-1);
    if (current === undefined || current.length === TASK_BATCH_LIMIT || size > room) {
      calls.push([each]);
      room = CALL_SIZE - size;
    } else {
      current.push(each);
      room -= size;
    }
  }
  return calls;
}
