import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, UNATTENDED_HEADER } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { BreakGlass } from '../access/break-glass/break-glass.js';
import type { CallerPost, StaffCaller } from '../access/caller.js';
import { PermissionCatalogue } from '../access/permission-catalogue.js';
import { absentOf } from '../access/stand-in.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Configuration } from '../config/configuration.js';
import { requestOrigin } from '../http/request-context.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { parseCookie, stringifySetCookie } from './cookies.js';
import { Duties } from './duties.js';
import { sessionProblems } from './problems.js';
import { SecuritySettingsStore } from './security-settings.js';
import { Standings } from './standings.js';

export const SESSION_COOKIE = 'yige_session';

/** A session is marked as used at most this often, in milliseconds: one write a minute instead of one a request. */
const SEEN_EVERY = 60_000;
const USER_AGENT_LENGTH = 300;

/** Sessions in httpOnly cookies: begun by a login, ended by logging out, by disuse or by age. */
@Injectable()
export class SessionAuthentication {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly settings: SecuritySettingsStore,
    private readonly duties: Duties,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly breakGlass: BreakGlass,
    private readonly standings: Standings,
  ) {}

  /** Begins a session and answers the cookie that carries it. */
  async begin(account: { id: string; name: string }): Promise<{ cookie: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const id = newId();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + this.settings.current.sessionLifetime * 3_600_000);
    const origin = requestOrigin();
    const userAgent = origin?.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null;
    await this.database.transaction(async () => {
      await this.database.execute(
        `INSERT INTO sessions (token_hash, id, account_id, created_at, seen_at, expires_at, confirmed_at,
                               address, user_agent)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [keyOf(token), id, account.id, now, now, expiresAt, now, origin?.address ?? null, userAgent],
      );
      await this.audit.record({
        actor: { kind: 'staff', ...account },
        action: 'session.begun',
        subject: { kind: 'account', id: account.id },
      });
    });
    return { cookie: this.cookie(token, expiresAt), expiresAt };
  }

  /** Ends the caller's session and answers the cookie that removes it from the browser. */
  async end({ sessionKey, accountId, name }: StaffCaller): Promise<string> {
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM sessions WHERE token_hash = ?', [sessionKey]);
      await this.audit.record({
        actor: { kind: 'staff', id: accountId, name },
        action: 'session.ended',
        subject: { kind: 'account', id: accountId },
      });
    });
    return this.cookie('', new Date(0));
  }

  /** `isUse`: somebody does something, so that the session lasts on. */
  async authenticate(request: FastifyRequest, { isUse = true } = {}): Promise<StaffCaller> {
    const token = parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE];
    if (token === undefined || token === '') throw sessionProblems['session.missing']();
    return this.callerOf(keyOf(token), isUse && request.headers[UNATTENDED_HEADER] === undefined);
  }

  /** Who they are by now, and what they may do; the session is not used by it, and refused as ever once it is over. */
  lookAgain({ sessionKey }: StaffCaller): Promise<StaffCaller> {
    return this.callerOf(sessionKey, false);
  }

  /** Finds session, account, today's posts, and whether roles were adjusted since they were read. */
  private async callerOf(key: string, isUse: boolean): Promise<StaffCaller> {
    const now = this.clock.now();
    const found = await this.standings.ofSession(key);
    if (found === null || found.session.expiresAt <= now) throw sessionProblems['session.expired']();
    const { session, standing } = found;
    const unused = now.getTime() - session.seenAt.getTime();
    if (unused > this.settings.current.sessionIdle * 60_000) throw sessionProblems['session.expired']();
    if (isUse && unused > SEEN_EVERY)
      await this.database.execute('UPDATE sessions SET seen_at = ? WHERE token_hash = ?', [now, key]);
    await this.catalogue.upToDate(standing.accessVersion);
    const glass = standing.glassBroken ? await this.breakGlass.lasting(session.accountId) : null;
    const held = standing.posts.flatMap((post) => this.units.postOf(post, this.catalogue.ofPost(post)) ?? []);
    return {
      kind: 'staff',
      accountId: session.accountId,
      username: session.username,
      name: session.name,
      sessionKey: key,
      confirmedAt: session.confirmedAt ?? session.createdAt,
      restriction: this.duties.restrictionOf(
        session,
        held.map(({ role }) => role),
        session.secondFactor,
      ),
      ...acting(held, session.actingPostId, glass?.posts ?? []),
      breakGlass: glass?.broken ?? null,
      standsInFor: standing.standsIn ? await absentOf(this.database, session.accountId, this.clock.today()) : [],
    };
  }

  /** Acts under one of the caller's posts from now on, or with null under all of them. */
  async choosePost(caller: StaffCaller, postId: string | null): Promise<StaffCaller> {
    if (postId !== null && !caller.heldPosts.some(({ id }) => id === postId))
      throw sessionProblems['session.postNotHeld']();
    await this.database.execute('UPDATE sessions SET acting_post_id = ? WHERE token_hash = ?', [
      postId,
      caller.sessionKey,
    ]);
    const byEmergency = caller.posts.filter(({ id }) => id === caller.breakGlass?.id);
    return { ...caller, ...acting(caller.heldPosts, postId, byEmergency) };
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

/** A chosen post that has ended in the meantime chooses nothing any more. */
function acting(
  heldPosts: readonly CallerPost[],
  chosenId: string | null,
  byEmergency: readonly CallerPost[],
): Pick<StaffCaller, 'posts' | 'heldPosts' | 'actingPostId'> {
  const chosen = heldPosts.find(({ id }) => id === chosenId);
  if (chosen === undefined) return { posts: [...heldPosts, ...byEmergency], heldPosts, actingPostId: null };
  return { posts: [chosen, ...byEmergency], heldPosts, actingPostId: chosen.id };
}

function keyOf(token: string): string {
  return hash('sha256', token, 'hex');
}
