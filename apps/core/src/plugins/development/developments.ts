import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type DevelopmentBuild,
  newId,
  type PluginDevelopment,
  type RouteInput,
  type RouteOutput,
  type routes,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { actorOf, type Caller, type StaffCaller } from '../../access/caller.js';
import { PluginGrants } from '../../access/plugin-grants.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AccountSessions } from '../../identity/account-sessions.js';
import { Clock } from '../../time/clock.js';
import { Development, hashOf, type Joined } from './development.js';
import { type LocalBuild, LocalBuilds } from './local-builds.js';
import { developmentProblems } from './problems.js';

/** That wait for somebody to join them. */
const MOST_WAITING = 20;

/** What the developer's own server may do in core, and for whom. */
export interface DevelopmentClient {
  pluginId: string;
  accountId: string;
  grants: ReadonlySet<string>;
}

/**
 * Plugins that developers show from their machine, each in the one session that joined it. They live in the memory of
 * this process, which is the only one of a development portal: with it, with the session, with the machine or after a
 * day's work they are gone, and nothing but the audit tells of them.
 */
@Injectable()
export class Developments {
  private readonly known = new Map<string, Development>();

  constructor(
    private readonly builds: LocalBuilds,
    private readonly sessions: AccountSessions,
    private readonly grants: PluginGrants,
    private readonly database: Database,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  begin({
    pluginId,
    name,
  }: RouteInput<typeof routes.pluginDevelopments.begin>['body']): RouteOutput<typeof routes.pluginDevelopments.begin> {
    if (this.alive().filter(({ joined }) => joined === null).length >= MOST_WAITING) {
      throw developmentProblems['development.tooMany']({ retryAfter: 60 });
    }
    const secret = randomBytes(32).toString('base64url');
    const development = new Development(newId(), pluginId, name, hashOf(secret), this.clock.now());
    this.known.set(development.id, development);
    const { id, code, codeEndsAt } = development;
    return { id, secret, code: `${code.slice(0, 4)}-${code.slice(4)}`, expiresAt: codeEndsAt.toISOString() };
  }

  /** Takes a build only whole and checked: a refused one leaves the one before. */
  async report(
    id: string,
    secret: string,
    { build, problem }: { build?: DevelopmentBuild | undefined; problem: string | null },
  ): Promise<RouteOutput<typeof routes.pluginDevelopments.report>> {
    const development = await this.lasting(id, secret);
    const accepted = build === undefined ? null : await this.builds.accept(development.pluginId, build);
    development.hear(this.clock.now(), { problem, build: accepted });
    return {
      developer: development.joined?.account.name ?? null,
      endsAt: development.endsAt?.toISOString() ?? null,
    };
  }

  async finish(id: string, secret: string): Promise<void> {
    await this.lasting(id, secret);
    this.known.delete(id);
  }

  /** Of two of one plugin a session shows the one that was joined last. */
  async join(caller: StaffCaller, code: string): Promise<PluginDevelopment> {
    const development = this.alive().find((waiting) => waiting.joined === null && waiting.code === code);
    if (development === undefined) throw developmentProblems['development.codeUnknown']();
    const { sessionKey, accountId, name } = caller;
    const joined: Joined = { sessionKey, account: { id: accountId, name }, at: this.clock.now() };
    // Before anything waits: of two that type one code at once, one joins.
    development.joined = joined;
    const subject = { kind: 'plugin', id: development.pluginId };
    try {
      await this.database.transaction(() =>
        this.audit.record({ actor: actorOf(caller), action: 'plugin.developmentJoined', subject }),
      );
    } catch (error) {
      this.known.delete(development.id);
      throw error;
    }
    for (const other of this.ofSession(caller)) {
      if (other !== development && other.pluginId === development.pluginId) this.known.delete(other.id);
    }
    const description = development.describe();
    if (description === null) throw developmentProblems['development.notFound']();
    return description;
  }

  list(caller: StaffCaller): PluginDevelopment[] {
    return this.ofSession(caller).flatMap((development) => development.describe() ?? []);
  }

  leave(caller: StaffCaller, id: string): void {
    if (!this.ofSession(caller).some((development) => development.id === id)) {
      throw developmentProblems['development.notFound']();
    }
    this.known.delete(id);
  }

  /** The newest build of each plugin that shows in the caller's session. */
  newestBuilds(caller: Caller): LocalBuild[] {
    return this.ofSession(caller).flatMap(({ builds: [build] }) => build ?? []);
  }

  /** A build of the caller's session, and the client under which its server calls core. */
  buildOf(caller: Caller, pluginId: string, version: string): { developmentId: string; build: LocalBuild } | null {
    for (const { id, builds } of this.ofSession(caller)) {
      const build = builds.find(({ manifest }) => manifest.id === pluginId && manifest.version === version);
      if (build !== undefined) return { developmentId: id, build };
    }
    return null;
  }

  /** Checks the secret as its server presents it. */
  async authenticate(id: string, secret: string): Promise<void> {
    await this.lasting(id, secret);
  }

  /**
   * What its manifest asks for, but for what somebody refused the plugin. The developer's own rights bound it further:
   * nothing is ever done but for them.
   */
  async clientOf(id: string): Promise<DevelopmentClient> {
    const { pluginId, joined, builds } = await this.lasting(id);
    if (joined === null) throw developmentProblems['development.notFound']();
    const asked = builds[0]?.manifest.grants ?? [];
    const grants = asked.filter(
      (permission) => this.grants.decisionOn(pluginId, { permission, role: null }) !== 'refused',
    );
    return { pluginId, accountId: joined.account.id, grants: new Set(grants) };
  }

  private ofSession(caller: Caller): Development[] {
    if (caller.kind !== 'staff' || this.known.size === 0) return [];
    return this.alive().filter(({ joined }) => joined?.sessionKey === caller.sessionKey);
  }

  /** With a secret that is wrong it is as if it were not there. */
  private async lasting(id: string, secret?: string): Promise<Development> {
    const development = this.alive().find((known) => known.id === id);
    if (development === undefined || (secret !== undefined && !development.isSecret(secret))) {
      throw developmentProblems['development.notFound']();
    }
    const { joined } = development;
    if (joined !== null && !(await this.sessions.lasts(joined.sessionKey))) {
      this.known.delete(id);
      throw developmentProblems['development.notFound']();
    }
    return development;
  }

  private alive(): Development[] {
    const now = this.clock.now();
    for (const development of this.known.values()) {
      if (!development.isAlive(now)) this.known.delete(development.id);
    }
    return [...this.known.values()];
  }
}
