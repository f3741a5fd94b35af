import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { workTables } from './personal-data.js';
import type { Redaction } from './redaction.js';

/**
 * Tasks that were about somebody: that there was work, whose and when stays and counts; whom it was about, what was
 * found and what was said goes, and with it the door: a task of nobody at a door is the household's. Inside the unit of work of the erasure.
 */
@Injectable()
export class WorkOfErased {
  constructor(private readonly database: Database) {}

  async forget(personId: string, redaction: Redaction): Promise<void> {
    for (const table of workTables) {
      const tasks = await this.database.query(
        `SELECT id, title_chinese, title_english FROM ${table} WHERE person_id = ?`,
        [personId],
        (row) => ({
          id: row.text('id'),
          chinese: redaction.of(row.text('title_chinese')),
          english: redaction.of(row.text('title_english')),
        }),
      );
      for (const { id, chinese, english } of tasks) {
        await this.database.execute('UPDATE task_events SET note = NULL WHERE task_id = ?', [id]);
        // What was said and laid beside it may speak of them; the files that nothing names any more are swept away.
        await this.database.execute("UPDATE task_comments SET text = NULL, mentions = '[]' WHERE task_id = ?", [id]);
        await this.database.execute('DELETE FROM task_attachments WHERE task_id = ?', [id]);
        await this.database.execute("UPDATE submissions SET result = '{}', problem = NULL WHERE task_id = ?", [id]);
        await this.database.execute(
          `UPDATE ${table} SET person_id = NULL, household_id = NULL, building_id = NULL, payload = 'null', title_chinese = ?, title_english = ? WHERE id = ?`,
          [chinese, english, id],
        );
      }
    }
  }
}
