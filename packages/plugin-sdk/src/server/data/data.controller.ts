import { Controller, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PlatformRoute } from '../http/plugin-route.js';
import { CoreTokens } from '../platform/core-tokens.js';
import { DataRows } from './data-rows.js';

/** Gives all data out, to core alone: for whoever moves the bureau's plugin elsewhere, or takes leave of it. */
@Controller()
export class DataController {
  constructor(
    private readonly tokens: CoreTokens,
    private readonly rows: DataRows,
  ) {}

  @PlatformRoute('GET', '/yige/v1/data')
  async data(@Req() request: FastifyRequest): Promise<StreamableFile> {
    await this.tokens.verify(request.headers.authorization, 'platform');
    return new StreamableFile(this.rows.stream(), { type: 'application/x-ndjson' });
  }
}
