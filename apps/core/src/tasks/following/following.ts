import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { type Caller, staffOf } from '../../access/caller.js';
import { taskProblems } from '../problems.js';
import { ReadableTasks } from '../readable-tasks.js';

/** Tasks that one person follows at most: their list is read whole to be put in order. */
export const MOST_FOLLOWED = 200;

/** Who follows which tasks. Following opens nothing: whoever may no longer read a task no longer finds it either. */
@Injectable()
export class Following {
  constructor(
    private readonly database: Database,
    private readonly tasks: ReadableTasks,
  ) {}

  async follow(caller: Caller, taskId: string): Promise<void> {
    const { accountId } = staffOf(caller);
    await this.tasks.find(caller, taskId);
    await this.database.transaction(async () => {
      const followed = await this.database.queryOne(
        'SELECT COUNT(*) AS number FROM task_followers WHERE account_id = ? AND task_id <> ?',
        [accountId, taskId],
        (row) => row.integer('number'),
      );
      if ((followed ?? 0) >= MOST_FOLLOWED) throw taskProblems['task.followedTooMany']();
      await this.database.insertMany('task_followers', ['account_id', 'task_id'], [[accountId, taskId]], {
        ignoreDuplicates: true,
      });
    });
  }

  /** Also of a task that the caller may no longer read. */
  async unfollow(caller: Caller, taskId: string): Promise<void> {
    await this.database.execute('DELETE FROM task_followers WHERE account_id = ? AND task_id = ?', [
      staffOf(caller).accountId,
      taskId,
    ]);
  }

  async isFollowing(caller: Caller, taskId: string): Promise<boolean> {
    if (caller.kind !== 'staff') return false;
    const found = await this.database.queryOne(
      'SELECT task_id FROM task_followers WHERE account_id = ? AND task_id = ?',
      [caller.accountId, taskId],
      (row) => row.text('task_id'),
    );
    return found !== null;
  }

  followersOf(taskId: string): Promise<string[]> {
    return this.database.query('SELECT account_id FROM task_followers WHERE task_id = ?', [taskId], (row) =>
      row.text('account_id'),
    );
  }
}
