import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import type { StaffCaller } from '../access/caller.js';
import { PermissionCatalogue } from '../access/permission-catalogue.js';
import { Configuration } from '../config/configuration.js';
import { POST_COLUMNS, POST_JOINS, type PostPart, postParameters, readPostPart, wholePosts } from '../org/post-rows.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { parseCookie, stringifySetCookie } from './cookies.js';
import { sessionProblems } from './problems.js';

export const SESSION_COOKIE = 'yige_session';

/** A session is marked as used at most this often, in milliseconds: one write a minute instead of one a request. */
const SEEN_EVERY = 60_000;

interface SessionRow {
  accountId: string;
  username: string;
  name: string;
  seenAt: Date;
  expiresAt: Date;
  post: PostPart | null;
}

/** Sessions in httpOnly cookies: begun by a password, ended by logging out, by disuse or by age. */
@Injectable()
export class SessionAuthentication {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
  ) {}

  /** Begins a session and answers the cookie that carries it. */
  async begin(accountId: string): Promise<{ cookie: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.configuration.sessionLifetime);
    await this.database.execute(
      'INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      [keyOf(token), accountId, now, now, expiresAt],
    );
    return { cookie: this.cookie(token, expiresAt), expiresAt };
  }

  /** Ends a session and answers the cookie that removes it from the browser. */
  async end(sessionKey: string): Promise<string> {
    await this.database.execute('DELETE FROM sessions WHERE token_hash = ?', [sessionKey]);
    return this.cookie('', new Date(0));
  }

  /** One statement finds session, account and today's posts. */
  async authenticate(request: FastifyRequest): Promise<StaffCaller> {
    const token = parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
    if (token === undefined || token === '') throw sessionProblems['session.missing']();
    const key = keyOf(token);
    const today = this.clock.today();
    const rows = await this.database.query(SESSION_SQL, [...postParameters(today), key], readSession);
    const [session] = rows;
    const now = this.clock.now();
    if (session === undefined || session.expiresAt <= now) throw sessionProblems['session.expired']();
    const unused = now.getTime() - session.seenAt.getTime();
    if (unused > this.configuration.sessionIdle) throw sessionProblems['session.expired']();
    if (unused > SEEN_EVERY)
      await this.database.execute('UPDATE sessions SET seen_at = ? WHERE token_hash = ?', [now, key]);
    return {
      kind: 'staff',
      accountId: session.accountId,
      username: session.username,
      name: session.name,
      sessionKey: key,
      posts: wholePosts(rows.map(({ post }) => post)).flatMap(
        (post) => this.units.postOf(post, this.catalogue.of(post.role)) ?? [],
      ),
    };
  }

  private cookie(token: string, expires: Date): string {
    return stringifySetCookie(SESSION_COOKIE, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.configuration.secureCookies,
      expires,
    });
  }
}

const SESSION_SQL = `
  SELECT s.seen_at, s.expires_at, a.id AS account_id, a.username, a.display_name, ${POST_COLUMNS}
  FROM sessions s
  JOIN accounts a ON a.id = s.account_id AND a.disabled = 0
  ${POST_JOINS}
  WHERE s.token_hash = ?
  ORDER BY p.valid_from, p.id`;

function readSession(row: RawRow): SessionRow {
  return {
    accountId: row.text('account_id'),
    username: row.text('username'),
    name: row.text('display_name'),
    seenAt: row.instant('seen_at'),
    expiresAt: row.instant('expires_at'),
    post: readPostPart(row),
  };
}

function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
