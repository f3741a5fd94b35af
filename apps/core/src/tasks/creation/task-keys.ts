import { Injectable } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';

/** Which task each key of a plugin has made: a key makes one, whoever sends it and however often. */
@Injectable()
export class TaskKeys {
  constructor(private readonly database: Database) {}

  /**
   * Takes the keys that are free, each for the id of a new task; whoever takes one at the same moment waits. Answers for
   * each key its task's id, and whether that is new.
   */
  async take(pluginId: string, keys: readonly string[]): Promise<Map<string, { taskId: string; isNew: boolean }>> {
    const offered = new Set<string>();
    const rows = keys.map((key) => {
      const id = newId();
      offered.add(id);
      return [pluginId, key, id];
    });
    await this.database.insertMany('task_keys', ['plugin_id', 'idempotency_key', 'task_id'], rows, {
      ignoreDuplicates: true,
    });
    const taken = await this.database.query(
      `SELECT idempotency_key, task_id FROM task_keys WHERE plugin_id = ? AND idempotency_key IN (${placeholders(keys)})`,
      [pluginId, ...keys],
      (row): [string, string] => [row.text('idempotency_key'), row.text('task_id')],
    );
    return new Map(taken.map(([key, taskId]) => [key, { taskId, isNew: offered.has(taskId) }]));
  }

  /** Those of tasks that were refused: they may be asked for again. */
  async release(pluginId: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.database.execute(
      `DELETE FROM task_keys WHERE plugin_id = ? AND idempotency_key IN (${placeholders(keys)})`,
      [pluginId, ...keys],
    );
  }
}
