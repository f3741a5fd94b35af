import type { RawRow } from '@yige/database';
import { givesRights } from '../org/in-force.js';

/** One row for each post that gives rights today; one without a post for an account that has none. */
export interface SessionRow {
  accountId: string;
  username: string;
  name: string;
  seenAt: Date;
  expiresAt: Date;
  actingPostId: string | null;
  post: { id: string; role: string; unitNumber: number } | null;
}

/** Takes the days of `withRightsOn`, then the session's key. */
export const SESSION_SQL = `
  SELECT s.seen_at, s.expires_at, s.acting_post_id, a.id AS account_id, a.username, a.display_name,
         p.id AS post_id, p.role, p.unit_number
  FROM sessions s
  JOIN accounts a ON a.id = s.account_id AND a.disabled = 0
  LEFT JOIN appointments p ON p.account_id = a.id AND ${givesRights('p')}
  WHERE s.token_hash = ?
  ORDER BY p.valid_from, p.id`;

export function readSession(row: RawRow): SessionRow {
  const postId = row.textOrNull('post_id');
  return {
    accountId: row.text('account_id'),
    username: row.text('username'),
    name: row.text('display_name'),
    seenAt: row.instant('seen_at'),
    expiresAt: row.instant('expires_at'),
    actingPostId: row.textOrNull('acting_post_id'),
    post: postId === null ? null : { id: postId, role: row.text('role'), unitNumber: row.integer('unit_number') },
  };
}
