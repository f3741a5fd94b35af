import { Controller, Req, Res } from '@nestjs/common';
import { PLUGIN_API_PREFIX, requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { RawRoute } from '../http/implement.js';
import { Tokens } from '../oauth/tokens.js';
import { Developments } from '../plugins/development/developments.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { pluginProblems } from '../plugins/problems.js';
import { LocalCalls } from './local-calls.js';
import { PluginCalls } from './plugin-calls.js';
import { pluginUrlOf } from './plugin-url.js';

const paramsSchema = z.object({ id: z.string(), version: z.string(), '*': z.string() });

/** The only way to a plugin: the session stays here, and the plugin gets a short token of its own instead. */
@Controller()
export class GatewayController {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly tokens: Tokens,
    private readonly calls: PluginCalls,
    private readonly developments: Developments,
    private readonly localCalls: LocalCalls,
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
    const plugin = this.directory.versionOf(id, caller);
    if (plugin === null || !this.directory.find(id)?.versions.has(version)) throw pluginProblems['plugin.notFound']();
    // An open page of the version before says so, instead of calling a server that it does not fit.
    if (plugin.version !== version) throw pluginProblems['plugin.versionGone']();
    const { accountId, name, posts, actingPostId } = caller;
    const token = await this.tokens.forUser({ id: accountId, name, posts, actingPostId }, plugin);
    const url = pluginUrlOf(plugin.baseUrl, PLUGIN_API_PREFIX, path, request.url);
    await this.calls.send(plugin, { accountId, url, token, request, reply });
  }
}
