import { Injectable } from '@nestjs/common';
import { type CreateTask, TASK_BATCH_LIMIT, type TaskBatchResult } from '@yige/contracts';
import { CoreClient } from '../platform/core-client.js';

/** A task that the plugin wants, and the key under which it is made once. */
export interface WantedTask {
  key: string;
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
