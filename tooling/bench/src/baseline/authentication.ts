import { createHash } from 'node:crypto';
import { roleSchema } from '@yige/contracts';
import { rolePermissions } from '@yige/core/roles';
import { parse } from 'cookie';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { BaselineCaller } from '../reads/scenario.js';

const SESSION_COOKIE = 'yige_session';
/** As core's configuration has it, in milliseconds. */
const SESSION_IDLE = 30 * 60_000;

interface SessionRow extends RowDataPacket {
  seen_at: Date;
  expires_at: Date;
  account_id: string;
  username: string;
  display_name: string;
  post_id: string | null;
  role: string;
  unit_number: number;
}

const permissionsByRole = new Map<string, ReadonlySet<string>>(
  roleSchema.options.map((role) => [role, new Set(rolePermissions[role])]),
);

/**
 * Core's session check written down plainly: the same statement, the same refusals. Only the mark of use is left
 * out, which core writes once a minute.
 */
export class BaselineAuthentication {
  private readonly days: Intl.DateTimeFormat;
  /** How often the statement asks for today: every value but the session's key, which comes last. */
  private readonly dates: number;

  constructor(
    private readonly pool: Pool,
    private readonly sql: string,
    timeZone: string,
  ) {
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    this.dates = sql.split('?').length - 2;
  }

  /** Answers null for whoever has no session. */
  async authenticate(cookies: string | undefined): Promise<BaselineCaller | null> {
    const token = parse(cookies ?? '')[SESSION_COOKIE];
    if (token === undefined || token === '') return null;
    const sessionKey = createHash('sha256').update(token).digest('hex');
    const now = new Date();
    const today = this.days.format(now);
    const [rows] = await this.pool.execute<SessionRow[]>(this.sql, [
      ...Array<string>(this.dates).fill(today),
      sessionKey,
    ]);
    const [session] = rows;
    if (session === undefined || session.expires_at <= now) return null;
    if (now.getTime() - session.seen_at.getTime() > SESSION_IDLE) return null;
    return {
      accountId: session.account_id,
      username: session.username,
      name: session.display_name,
      sessionKey,
      today,
      posts: rows.flatMap(({ post_id, role, unit_number }) =>
        post_id === null
          ? []
          : [{ id: post_id, unitNumber: unit_number, permissions: permissionsByRole.get(role) ?? new Set<string>() }],
      ),
    };
  }
}
