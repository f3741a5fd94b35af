import { Controller, Req } from '@nestjs/common';
import { type SearchAnswer, searchQuerySchema } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { PlatformRoute } from '../http/plugin-route.js';
import { taken } from '../http/taken.js';
import { CoreTokens } from '../platform/core-tokens.js';
import { PluginSearch } from './plugin-search.js';

/** Answers core's searches, and nobody else's. */
@Controller()
export class SearchController {
  constructor(
    private readonly tokens: CoreTokens,
    private readonly search: PluginSearch,
  ) {}

  @PlatformRoute('POST', '/yige/v1/search')
  async find(@Req() request: FastifyRequest): Promise<SearchAnswer> {
    await this.tokens.verify(request.headers.authorization, 'platform');
    return this.search.find(taken('body', searchQuerySchema, request.body));
  }
}
