import { Injectable } from '@nestjs/common';
import { developmentClientOf, USER_TOKEN_HEADER } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { BearerAuthentication } from '../access/access-guard.js';
import type { PluginCaller, ServiceCaller } from '../access/caller.js';
import { ACCESS_VERSION, PermissionCatalogue } from '../access/permission-catalogue.js';
import { PluginGrants } from '../access/plugin-grants.js';
import { POST_COLUMNS, POST_JOINS, postParameters, readPostPart, wholePosts } from '../org/post-rows.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { Developments } from '../plugins/development/developments.js';
import { developmentProblems } from '../plugins/development/problems.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { CallLimits } from '../plugins/traffic/call-limits.js';
import { rememberCallingPlugin } from '../plugins/traffic/calling-plugin.js';
import { Clock } from '../time/clock.js';
import { tokenProblems } from './problems.js';
import { ServiceAccounts } from './service-accounts.js';
import { Tokens } from './tokens.js';

interface ForUser {
  /** Of the plugin to which the user was sent. */
  version: string;
  onBehalfOf: NonNullable<PluginCaller['onBehalfOf']>;
}

/** Recognises plugins and integrators by their client token, and the user for whom a plugin acts by theirs. */
@Injectable()
export class ClientAuthentication extends BearerAuthentication {
  constructor(
    private readonly tokens: Tokens,
    private readonly plugins: PluginDirectory,
    private readonly services: ServiceAccounts,
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly catalogue: PermissionCatalogue,
    private readonly grants: PluginGrants,
    private readonly clock: Clock,
    private readonly limits: CallLimits,
    private readonly developments: Developments,
  ) {
    super();
  }

  async authenticate(request: FastifyRequest): Promise<PluginCaller | ServiceCaller> {
    const client = await this.tokens.verifyClient(request.headers.authorization?.slice('Bearer '.length) ?? '');
    if (client.kind === 'service') return this.services.callerOf(client.id);
    if (client.kind === 'development') return this.developer(client.id, request);
    const inUse = this.plugins.versionsInUse(client.id);
    const [newest] = inUse;
    if (newest === undefined) throw tokenProblems['token.invalid']();
    rememberCallingPlugin(request, { pluginId: client.id, version: newest.version });
    this.limits.takeCoreCall(client.id);
    const userToken = request.headers[USER_TOKEN_HEADER];
    const user = typeof userToken === 'string' ? await this.user(userToken, client.id) : null;
    if (user === null) await this.catalogue.refresh();
    // A user was sent to one version's server; alone, a server is whichever is in use where its grants are looked at.
    const acting = user === null ? inUse : inUse.filter(({ version }) => version === user.version);
    if (user !== null) rememberCallingPlugin(request, { pluginId: client.id, version: user.version });
    const granted = this.grants.ofServer(client.id);
    const asked = acting.flatMap(({ manifest }) => manifest.grants);
    return {
      kind: 'plugin',
      pluginId: client.id,
      grants: new Set(asked.filter((permission) => granted.has(permission))),
      enabledIn: this.plugins.enabledIn(client.id),
      grantedIn: (permission) => this.plugins.grantedIn(client.id, permission),
      onBehalfOf: user?.onBehalfOf ?? null,
    };
  }

  /** A server on a developer's machine: it acts for its developer, with their rights, and never by itself. */
  private async developer(developmentId: string, request: FastifyRequest): Promise<PluginCaller> {
    const { pluginId, accountId, grants } = await this.developments.clientOf(developmentId);
    const client = developmentClientOf(developmentId);
    this.limits.takeCoreCall(client);
    const userToken = request.headers[USER_TOKEN_HEADER];
    if (typeof userToken !== 'string') throw developmentProblems['development.aloneRefused']();
    const { onBehalfOf } = await this.user(userToken, client);
    if (onBehalfOf.accountId !== accountId) throw tokenProblems['token.invalid']();
    const everywhere = { kind: 'everywhere' } as const;
    return { kind: 'plugin', pluginId, grants, enabledIn: everywhere, grantedIn: () => everywhere, onBehalfOf };
  }

  /** The posts are read anew: a token of up to a minute must not outlive an appointment's end. */
  private async user(token: string, audience: string): Promise<ForUser> {
    const claims = await this.tokens.verifyUser(token, audience);
    const today = this.clock.today();
    const rows = await this.database.query(
      `SELECT ${POST_COLUMNS}, ${ACCESS_VERSION} AS access_version
       FROM accounts a ${POST_JOINS} WHERE a.id = ? AND a.disabled = 0 ORDER BY p.valid_from, p.id`,
      [...postParameters(today), claims.sub],
      (row) => ({ post: readPostPart(row), accessVersion: row.integer('access_version') }),
    );
    const [first] = rows;
    if (first !== undefined) await this.catalogue.upToDate(first.accessVersion);
    const held = wholePosts(rows.map(({ post }) => post)).flatMap(
      (post) => this.units.postOf(post, this.catalogue.ofPost(post)) ?? [],
    );
    const acting = claims.actingPostId ?? null;
    const posts = held.filter(({ id }) => acting === null || id === acting);
    return { version: claims.version, onBehalfOf: { accountId: claims.sub, name: claims.name, posts } };
  }
}
