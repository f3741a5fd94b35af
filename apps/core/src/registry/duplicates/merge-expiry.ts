import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, Worker } from '@yige/database';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';

/** Rows that a merge leaves under the id of the one who was merged, since the survivor had their own. */
const LEFT_BEHIND = ['person_aliases', 'person_phones', 'person_relations', 'person_facts', 'person_photos'];

/** Erases what a merge kept for its undo, once the time for that has passed. The id goes on leading to the survivor. */
@Injectable()
export class MergeExpiry implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('merge-expiry', () => this.step(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** One merge; answers whether there may be more. */
  private async step(): Promise<boolean> {
    const now = this.clock.now();
    const merge = await this.database.queryOne(
      'SELECT id, from_id FROM person_merges WHERE settled_at IS NULL AND undo_until <= ? ORDER BY undo_until LIMIT 1',
      [now],
      (row) => ({ id: row.text('id'), fromId: row.text('from_id') }),
    );
    if (merge === null) return false;
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        'UPDATE person_merges SET settled_at = ? WHERE id = ? AND settled_at IS NULL',
        [now, merge.id],
      );
      if (affectedRows === 0) return;
      for (const table of LEFT_BEHIND) {
        await this.database.execute(`DELETE FROM ${table} WHERE person_id = ?`, [merge.fromId]);
      }
      await this.database.execute('DELETE FROM person_merge_rows WHERE merge_id = ?', [merge.id]);
      await this.database.execute('DELETE FROM person_merge_sides WHERE merge_id = ?', [merge.id]);
    });
    return true;
  }
}
