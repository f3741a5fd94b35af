import { Injectable } from '@nestjs/common';
import type { DispatchAnswer } from '@yige/contracts';
import { Database } from '@yige/database';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import type { DispatchRow } from '../dispatch-rows.js';
import { AnswerFields } from './answer-fields.js';

const PAGE = 500;

/** What was answered to a dispatch, gathered by field over the accepted results of its closed tasks. */
@Injectable()
export class Answers {
  constructor(
    private readonly database: Database,
    private readonly plugins: PluginDirectory,
  ) {}

  /** A page of results is in memory at a time. Empty where no plugin knows the kind any more. */
  async of({ id, name, pluginId }: DispatchRow): Promise<DispatchAnswer[]> {
    const type = this.plugins.newest(pluginId)?.taskTypes.find((each) => `${pluginId}:${each.name}` === name);
    if (type === undefined) return [];
    const fields = new AnswerFields(type);
    for (let after = ''; ; ) {
      const page = await this.page(id, after);
      for (const { result } of page) fields.add(result);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return fields.answers;
      after = last.taskId;
    }
  }

  private page(dispatchId: string, after: string): Promise<{ taskId: string; result: unknown }[]> {
    return this.database.query(
      `SELECT t.id, s.result FROM tasks_archive t JOIN submissions s ON s.task_id = t.id AND s.state = 'accepted'
       WHERE t.dispatch_id = ? AND t.status = 'closed' AND t.id > ? ORDER BY t.id LIMIT ${PAGE}`,
      [dispatchId, after],
      (row) => ({ taskId: row.text('id'), result: row.json('result', (value) => value) }),
    );
  }
}
