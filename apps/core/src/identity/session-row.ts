import type { RawRow } from '@yige/database';
import { ACCESS_VERSION } from '../access/permission-catalogue.js';
import { POST_COLUMNS, POST_JOINS, type PostPart, readPostPart } from '../org/post-rows.js';

/** One row for each part of a post that gives rights today; one without a post for an account that has none. */
export interface SessionRow {
  accountId: string;
  username: string;
  name: string;
  createdAt: Date;
  seenAt: Date;
  expiresAt: Date;
  confirmedAt: Date | null;
  actingPostId: string | null;
  mustChangePassword: boolean;
  passwordSetAt: Date;
  secondFactor: boolean;
  /** How often what roles and plugins may do had changed when it was read. */
  accessVersion: number;
  /** Whether an emergency access of the account lasts. */
  glassBroken: boolean;
  /** Whether somebody is away today whose deputy they are. */
  standsIn: boolean;
  post: PostPart | null;
}

/** Session, account and today's posts in one statement. Takes now, today twice, `postParameters`, then the session's key. */
export const SESSION_SQL = `
  SELECT s.created_at, s.seen_at, s.expires_at, s.confirmed_at, s.acting_post_id,
         a.id AS account_id, a.username, a.display_name,
         a.must_change_password, COALESCE(a.password_changed_at, a.created_at) AS password_set_at,
         (SELECT COUNT(*) FROM second_factors f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS factors,
         ${ACCESS_VERSION} AS access_version,
         EXISTS (SELECT 1 FROM break_glass x
                 WHERE x.account_id = a.id AND x.ended_at IS NULL AND x.ends_at > ?) AS glass_broken,
         EXISTS (SELECT 1 FROM absences d
                 WHERE d.deputy_id = a.id AND d.first_day <= ? AND d.last_day >= ?) AS stands_in,
         ${POST_COLUMNS}
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
    createdAt: row.instant('created_at'),
    seenAt: row.instant('seen_at'),
    expiresAt: row.instant('expires_at'),
    confirmedAt: row.instantOrNull('confirmed_at'),
    actingPostId: row.textOrNull('acting_post_id'),
    mustChangePassword: row.boolean('must_change_password'),
    passwordSetAt: row.instant('password_set_at'),
    secondFactor: row.integer('factors') > 0,
    accessVersion: row.integer('access_version'),
    glassBroken: row.boolean('glass_broken'),
    standsIn: row.boolean('stands_in'),
    post: readPostPart(row),
  };
}
