import { createHash } from 'node:crypto';
import { roleSchema } from '@yige/contracts';
import { rolePermissions } from '@yige/core/roles';
import { parse } from 'cookie';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { BaselineCaller } from '../reads/scenario.js';
import type { SessionStatements } from '../reads/session-statements.js';

const SESSION_COOKIE = 'yige_session';
/** As core's configuration has it, in milliseconds. */
const SESSION_IDLE = 30 * 60_000;

interface SessionRow extends RowDataPacket {
  seen_at: Date;
  expires_at: Date;
  account_id: string;
  username: string;
  display_name: string;
  standing_version: number;
}

interface PostRow extends SessionRow {
  post_id: string | null;
  role: string;
  unit_number: number;
}

interface Remembered {
  version: number;
  today: string;
  posts: BaselineCaller['posts'];
}

const permissionsByRole = new Map<string, ReadonlySet<string>>(
  roleSchema.options.map((role) => [role, new Set(rolePermissions[role])]),
);

/**
 * Core's session check written down plainly: the same statements, the same refusals, and posts are remembered as long as
 * their version stands. Only the mark of use is left out, which core writes once a minute.
 */
export class BaselineAuthentication {
  private readonly days: Intl.DateTimeFormat;
  /** How often the first statement asks for today: every value but the moment, which comes first, and the session's key, last. */
  private readonly dates: number;
  private readonly remembered = new Map<string, Remembered>();

  constructor(
    private readonly pool: Pool,
    private readonly statements: SessionStatements,
    timeZone: string,
  ) {
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    this.dates = statements.first.split('?').length - 3;
  }

  /** Answers null for whoever has no session. */
  async authenticate(cookies: string | undefined): Promise<BaselineCaller | null> {
    const token = parse(cookies ?? '')[SESSION_COOKIE];
    if (token === undefined || token === '') return null;
    const key = createHash('sha256').update(token).digest('hex');
    const now = new Date();
    const today = this.days.format(now);
    const known = this.remembered.get(key);
    const [[session] = []] =
      known?.today === today ? await this.pool.execute<SessionRow[]>(this.statements.again, [key]) : [];
    if (known !== undefined && session?.standing_version === known.version)
      return callerOf(session, { session: [key], today, posts: known.posts });
    return this.first(key, now, today);
  }

  private async first(key: string, now: Date, today: string): Promise<BaselineCaller | null> {
    const values = [now, ...Array<string>(this.dates).fill(today), key];
    const [rows] = await this.pool.execute<PostRow[]>(this.statements.first, values);
    const [session] = rows;
    if (session === undefined) return null;
    const posts = rows.flatMap(({ post_id, role, unit_number }) =>
      post_id === null
        ? []
        : [{ id: post_id, unitNumber: unit_number, permissions: permissionsByRole.get(role) ?? new Set<string>() }],
    );
    this.remembered.set(key, { version: session.standing_version, today, posts });
    return callerOf(session, { session: [key], today, posts });
  }
}

function callerOf(
  session: SessionRow,
  found: Pick<BaselineCaller, 'session' | 'today' | 'posts'>,
): BaselineCaller | null {
  const now = Date.now();
  if (session.expires_at.getTime() <= now || now - session.seen_at.getTime() > SESSION_IDLE) return null;
  return { accountId: session.account_id, username: session.username, name: session.display_name, ...found };
}
