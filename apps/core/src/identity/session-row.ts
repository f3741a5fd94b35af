import { placeholders, type RawRow } from '@yige/database';
import { ACCESS_VERSION } from '../access/permission-catalogue.js';
import { POST_COLUMNS, POST_JOINS, type PostPart, readPostPart } from '../org/post-rows.js';

/** A session with its account, and which version of all standings was found beside it. */
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
  standingVersion: number;
}

/** What an account may do today; one for each part of a post that gives rights, and one without a post if none does. */
export interface StandingRow {
  /** How often what roles and plugins may do had changed when it was read. */
  accessVersion: number;
  /** Whether an emergency access of the account lasts. */
  glassBroken: boolean;
  /** Whether somebody is away today whose deputy they are. */
  standsIn: boolean;
  post: PostPart | null;
}

const SESSION_COLUMNS = `
         s.created_at, s.seen_at, s.expires_at, s.confirmed_at, s.acting_post_id,
         a.id AS account_id, a.username, a.display_name,
         a.must_change_password, COALESCE(a.password_changed_at, a.created_at) AS password_set_at,
         EXISTS (SELECT 1 FROM second_factors f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS has_factor,
         (SELECT version FROM standing_version WHERE id = 1) AS standing_version`;
const SESSION_TABLES = 'sessions s JOIN accounts a ON a.id = s.account_id AND a.disabled = 0';

/** Session and account of somebody whose standing is known. Takes the session's key. */
const SESSION_SQL = `SELECT ${SESSION_COLUMNS}, s.token_hash FROM ${SESSION_TABLES} WHERE s.token_hash = ?`;

/** The same of several at once, by as many keys. */
export function sessionsSql(keys: readonly string[]): string {
  if (keys.length === 1) return SESSION_SQL;
  return `SELECT ${SESSION_COLUMNS}, s.token_hash FROM ${SESSION_TABLES} WHERE s.token_hash IN (${placeholders(keys)})`;
}

/** The same with the standing, in one statement. Takes now, today twice, `postParameters`, then the session's key. */
export const SESSION_AND_STANDING_SQL = `
  SELECT ${SESSION_COLUMNS},
         ${ACCESS_VERSION} AS access_version,
         EXISTS (SELECT 1 FROM break_glass x
                 WHERE x.account_id = a.id AND x.ended_at IS NULL AND x.ends_at > ?) AS glass_broken,
         EXISTS (SELECT 1 FROM absences d
                 WHERE d.deputy_id = a.id AND d.first_day <= ? AND d.last_day >= ?) AS stands_in,
         ${POST_COLUMNS}
  FROM ${SESSION_TABLES}
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
    secondFactor: row.boolean('has_factor'),
    standingVersion: row.integer('standing_version'),
  };
}

export function readStanding(row: RawRow): StandingRow {
  return {
    accessVersion: row.integer('access_version'),
    glassBroken: row.boolean('glass_broken'),
    standsIn: row.boolean('stands_in'),
    post: readPostPart(row),
  };
}
