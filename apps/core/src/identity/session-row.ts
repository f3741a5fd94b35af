import type { RawRow } from '@yige/database';
import { POST_COLUMNS, POST_JOINS, type PostPart, readPostPart } from '../org/post-rows.js';

/** One row for each part of a post that gives rights today; one without a post for an account that has none. */
export interface SessionRow {
  accountId: string;
  username: string;
  name: string;
  seenAt: Date;
  expiresAt: Date;
  actingPostId: string | null;
  post: PostPart | null;
}

/** Takes `postParameters`, then the session's key. */
export const SESSION_SQL = `
  SELECT s.seen_at, s.expires_at, s.acting_post_id, a.id AS account_id, a.username, a.display_name, ${POST_COLUMNS}
  FROM sessions s
  JOIN accounts a ON a.id = s.account_id AND a.disabled = 0
  ${POST_JOINS}
  WHERE s.token_hash = ?
  ORDER BY p.valid_from, p.id`;

export function readSession(row: RawRow): SessionRow {
  return {
    accountId: row.text('account_id'),
    username: row.text('username'),
    name: row.text('display_name'),
    seenAt: row.instant('seen_at'),
    expiresAt: row.instant('expires_at'),
    actingPostId: row.textOrNull('acting_post_id'),
    post: readPostPart(row),
  };
}
