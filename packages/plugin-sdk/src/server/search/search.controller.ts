import { Controller, Req } from '@nestjs/common';
import { fieldErrors, requestProblems, type SearchAnswer, searchQuerySchema } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { PlatformRoute } from '../http/plugin-route.js';
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
    const query = searchQuerySchema.safeParse(request.body);
    if (!query.success) throw requestProblems['request.invalid']({ errors: fieldErrors('body', query.error) });
    return this.search.find(query.data);
  }
}
