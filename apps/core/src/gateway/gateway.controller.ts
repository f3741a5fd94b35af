import { Controller, Req, Res } from '@nestjs/common';
import { PLUGIN_API_PREFIX, requestProblems } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, CurrentCaller } from '../access/caller.js';
import { RawRoute } from '../http/implement.js';
import { Tokens } from '../oauth/tokens.js';
import { PluginDirectory } from '../plugins/plugin-directory.js';
import { pluginProblems } from '../plugins/problems.js';
import { PluginCalls } from './plugin-calls.js';

const paramsSchema = z.object({ id: z.string(), version: z.string(), '*': z.string() });

/** The only way to a plugin: the session stays here, and the plugin gets a short token of its own instead. */
@Controller()
export class GatewayController {
  constructor(
    private readonly directory: PluginDirectory,
    private readonly tokens: Tokens,
    private readonly calls: PluginCalls,
  ) {}

  @RawRoute({ method: 'ALL', path: '/plugins/:id/:version/api/*', access: { kind: 'session' } })
  async toPlugin(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (caller.kind !== 'staff') throw requestProblems['request.forbidden']();
    const { id, version, '*': path } = paramsSchema.parse(request.params);
    const { own, others } = this.directory.versionsFor(id, caller);
    const versions = own === null ? others : [own, ...others];
    if (versions.length === 0 || !this.directory.find(id)?.versions.has(version)) {
      throw pluginProblems['plugin.notFound']();
    }
    const plugin = versions.find((each) => each.version === version);
    // An open page of the version before says so, instead of calling a server that it does not fit.
    if (plugin === undefined) throw pluginProblems['plugin.versionGone']();
    const { accountId, name, posts, actingPostId } = caller;
    const token = await this.tokens.forUser({ id: accountId, name, posts, actingPostId }, plugin);
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const url = new URL(`${PLUGIN_API_PREFIX}/${path}${query}`, plugin.baseUrl);
    if (!url.pathname.startsWith(`${PLUGIN_API_PREFIX}/`)) throw pluginProblems['plugin.notFound']();
    await this.calls.send(plugin, { accountId, url, token, request, reply });
  }
}
