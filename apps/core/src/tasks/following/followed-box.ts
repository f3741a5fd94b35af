import { allOf, anyOf, type Condition } from '@yige/database';

/**
 * The box `following`: what somebody follows of all that they may read today. At most `MOST_FOLLOWED` rows are looked up by
 * their ids.
 */
export function followedAmong(accountId: string, readable: readonly Condition[]): Condition[] {
  if (readable.length === 0) return [];
  const followed = {
    sql: 'id IN (SELECT f.task_id FROM task_followers f WHERE f.account_id = ?)',
    parameters: [accountId],
  };
  return [allOf([followed, anyOf(readable)])];
}
