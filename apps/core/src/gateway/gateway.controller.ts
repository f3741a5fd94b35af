import { Controller, Req, Res } from '@nestjs/common';
import { PLUGIN_API_PREFIX, requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { RawRoute } from '../http/implement.js';
import { Tokens } from '../oauth/tokens.js';
import { Developments } from '../plugins/development/developments.js';
import type { InstalledVersion } from '../plugins/installed-plugins.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { pluginProblems } from '../plugins/problems.js';
import { PluginAsks } from '../plugins/trust/plugin-asks.js';
import { Clock } from '../time/clock.js';
import { LocalCalls } from './local-calls.js';
import { type Call, PluginCalls } from './plugin-calls.js';
import { pluginUrlOf } from './plugin-url.js';

const paramsSchema = z.object({ id: z.string(), version: z.string(), '*': z.string() });
const inboundSchema = paramsSchema.omit({ version: true });

/** The only way to a plugin: what the caller came in with stays here, and the plugin gets a short token of its own instead. */
@Controller()
export class GatewayController {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly tokens: Tokens,
    private readonly calls: PluginCalls,
    private readonly developments: Developments,
    private readonly localCalls: LocalCalls,
    private readonly asks: PluginAsks,
    private readonly clock: Clock,
  ) {}

  @RawRoute({ method: 'ALL', path: '/plugins/:id/:version/api/*', access: { kind: 'session' } })
  async toPlugin(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (caller.kind !== 'staff') throw requestProblems['request.forbidden']();
    const { id, version, '*': path } = paramsSchema.parse(request.params);
    const local = this.developments.buildOf(caller, id, version);
    if (local !== null) return this.localCalls.send({ ...local, caller, path, request, reply });
    const { own, others } = this.directory.versionsFor(id, caller);
    const versions = own === null ? others : [own, ...others];
    if (versions.length === 0 || !this.directory.find(id)?.versions.has(version)) {
      throw pluginProblems['plugin.notFound']();
    }
    const plugin = versions.find((each) => each.version === version) ?? this.lateVersion(id, version, caller);
    // An open page of a version that is over says so, instead of calling a server that it does not fit.
    if (plugin === null) throw pluginProblems['plugin.versionGone']();
    const { accountId, name, posts, actingPostId } = caller;
    const token = await this.tokens.forUser({ id: accountId, name, posts, actingPostId }, plugin);
    await this.send(plugin, path, { callerId: accountId, token, request, reply });
  }

  /** Whoever is in the middle of a page finishes it with the version that they had; unless it lost a permission since. */
  private lateVersion(id: string, version: string, caller: Caller): InstalledVersion | null {
    const late = this.directory.lateVersionOf(id, version, caller, this.clock.now());
    return late !== null && this.asks.areGranted(id, late.manifest) ? late : null;
  }

  /**
   * For devices and other systems, which know no versions: they reach the general one. Only the token of a service
   * account opens it, never the cookie that a browser sends along by itself.
   */
  @RawRoute({ method: 'ALL', path: '/plugins/:id/api/*', access: { kind: 'session' } })
  async toGeneralVersion(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id, '*': path } = inboundSchema.parse(request.params);
    if (caller.kind !== 'service') throw requestProblems['request.forbidden']();
    if (![...caller.grants].some((grant) => grant.startsWith(`${id}:`))) throw requestProblems['request.forbidden']();
    const plugin = this.directory.generalVersion(id);
    if (plugin === null) throw pluginProblems['plugin.notFound']();
    const { serviceAccountId, name, grants } = caller;
    const units = caller.units.filter(({ number }) => this.directory.versionAt(id, number) !== null);
    const token = await this.tokens.forService({ id: serviceAccountId, name, grants, units }, plugin);
    await this.send(plugin, path, { callerId: serviceAccountId, token, request, reply });
  }

  private async send(plugin: InstalledVersion, path: string, call: Omit<Call, 'url'>): Promise<void> {
    const url = pluginUrlOf(plugin.baseUrl, PLUGIN_API_PREFIX, path, call.request.url);
    await this.calls.send(plugin, { ...call, url });
  }
}
