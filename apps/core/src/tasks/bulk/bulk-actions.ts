import { Injectable } from '@nestjs/common';
import { KnownProblem, type Locale, problemDocument, type TaskBulk, type TaskBulkResult } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { ActOnTask } from '../act-on-task.js';
import { HandleTask } from '../handling/handle-task.js';
import { isHandling } from '../handling/handling-actions.js';
import { Oversight } from '../oversight/oversight.js';
import { isOversight } from '../oversight/oversight-actions.js';

/** One action on many tasks, each in a unit of work of its own: what is refused for one holds none of the others up. */
@Injectable()
export class BulkActions {
  constructor(
    private readonly actions: ActOnTask,
    private readonly handling: HandleTask,
    private readonly oversight: Oversight,
  ) {}

  async run(
    caller: Caller,
    { action, taskIds, note, assigneeId }: TaskBulk,
    language: { locale: Locale; requestId: string },
  ) {
    const items: TaskBulkResult['items'] = [];
    for (const taskId of taskIds) {
      try {
        if (isOversight(action)) await this.oversight.act(caller, taskId, action, { note });
        else if (isHandling(action)) await this.handling.act(caller, taskId, action, { note, assigneeId });
        else await this.actions.act(caller, taskId, action, { note });
        items.push({ taskId, state: 'done' });
      } catch (error) {
        if (!(error instanceof KnownProblem)) throw error;
        items.push({ taskId, state: 'refused', problem: problemDocument(error, language.locale, language.requestId) });
      }
    }
    return { items };
  }
}
