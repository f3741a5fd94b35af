import { Injectable } from '@nestjs/common';
import { jsonSchema, problemSchema, type RefusedResult } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { accountOf, type Caller } from '../access/caller.js';

/** What plugins refused of what somebody handed in, for that person alone: they mend it instead of asking it again. */
@Injectable()
export class RefusedResults {
  constructor(private readonly database: Database) {}

  /** By task, where its last submission is the caller's and was refused. One statement. */
  async of(caller: Caller, taskIds: readonly string[]): Promise<Map<string, RefusedResult>> {
    const author = caller.kind === 'staff' ? accountOf(caller) : null;
    if (author === null || taskIds.length === 0) return new Map();
    const refused = await this.database.query(
      // By when core got it, as the task's last submission is found.
      `SELECT s.task_id, s.problem, s.result, v.visit_id FROM submissions s
       JOIN (SELECT MAX(id) AS id FROM submissions WHERE task_id IN (${placeholders(taskIds)}) GROUP BY task_id) l
         ON l.id = s.id
       LEFT JOIN visit_parts v ON v.task_id = s.task_id AND v.submission_id = s.id
       WHERE s.state = 'refused' AND s.submitted_by = ? AND s.problem IS NOT NULL`,
      [...taskIds, author.id],
      (row): [string, RefusedResult] => {
        const visitId = row.textOrNull('visit_id');
        return [
          row.text('task_id'),
          {
            ...{ problem: row.json('problem', problemSchema.parse), result: row.json('result', jsonSchema.parse) },
            ...(visitId === null ? {} : { visitId }),
          },
        ];
      },
    );
    return new Map(refused);
  }
}
