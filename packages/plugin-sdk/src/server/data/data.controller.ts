import { Readable } from 'node:stream';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PlatformRoute } from '../http/plugin-route.js';
import { CoreTokens } from '../platform/core-tokens.js';
import { DataRows } from './data-rows.js';
import { FileContents } from './file-contents.js';

/** Gives all data out, to core alone: for whoever moves the bureau's plugin elsewhere, or takes leave of it. */
@Controller()
export class DataController {
  constructor(
    private readonly tokens: CoreTokens,
    private readonly rows: DataRows,
    private readonly files: FileContents,
  ) {}

  @PlatformRoute('GET', '/yige/v1/data')
  async data(@Req() request: FastifyRequest): Promise<StreamableFile> {
    await this.tokens.verify(request.headers.authorization, 'platform');
    return new StreamableFile(Readable.from(this.lines(), { objectMode: false }), { type: 'application/x-ndjson' });
  }

  private async *lines(): AsyncGenerator<string> {
    yield* this.rows.lines();
    yield* this.files.lines();
  }
}
