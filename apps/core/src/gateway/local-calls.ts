import { Injectable } from '@nestjs/common';
import { developmentClientOf, PLUGIN_API_PREFIX } from '@yige/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StaffCaller } from '../access/caller.js';
import { Configuration } from '../config/configuration.js';
import { Tokens } from '../oauth/tokens.js';
import { asDeclared } from '../plugins/development/declared-permissions.js';
import type { LocalBuild } from '../plugins/development/local-builds.js';
import { developmentProblems } from '../plugins/development/problems.js';
import { bodyLimitOf } from './body-limit.js';
import { CallerGone, forward, NoAnswer, passBack } from './forward.js';
import { pluginUrlOf } from './plugin-url.js';

interface LocalCall {
  caller: StaffCaller;
  developmentId: string;
  build: LocalBuild;
  path: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * Calls the server on a developer's machine, for its developer. The token is of use there alone: by the permissions that a
 * manifest nobody approved declares, the installed plugin's server must let nobody in. Nothing is counted or put on record,
 * since all of that is about the installed versions.
 */
@Injectable()
export class LocalCalls {
  constructor(
    private readonly tokens: Tokens,
    private readonly configuration: Configuration,
  ) {}

  async send({ caller, developmentId, build, path, request, reply }: LocalCall): Promise<void> {
    const { manifest, serverUrl } = build;
    if (serverUrl === null) throw developmentProblems['development.noAnswer']();
    const { accountId, name, posts, actingPostId } = asDeclared(caller, manifest);
    const token = await this.tokens.forUser(
      { id: accountId, name, posts, actingPostId },
      { pluginId: manifest.id, version: manifest.version, audience: developmentClientOf(developmentId) },
    );
    const { timeout, answerBytes: answerLimit } = this.configuration.pluginLimits;
    const url = pluginUrlOf(serverUrl, PLUGIN_API_PREFIX, path, request.url);
    try {
      const bodyLimit = bodyLimitOf(manifest, { request, url }, this.configuration.bodyLimit);
      const bounds = { timeout, bodyLimit, answerLimit };
      await passBack(await forward({ url, token, request, reply, ...bounds }), reply);
    } catch (error) {
      if (error instanceof NoAnswer) throw developmentProblems['development.noAnswer']({ cause: error });
      if (!(error instanceof CallerGone)) throw error;
    }
  }
}
