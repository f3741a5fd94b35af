import { Controller, Req } from '@nestjs/common';
import type { LedgerRowsAnswer } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PlatformRoute } from '../http/plugin-route.js';
import { CoreTokens } from '../platform/core-tokens.js';
import { Ledgers } from './ledgers.js';

const pathSchema = z.object({ name: z.string() });

/** Rows of ledgers, for core alone: it checks who may read them, and fills in what is about people. */
@Controller()
export class LedgersController {
  constructor(
    private readonly tokens: CoreTokens,
    private readonly ledgers: Ledgers,
  ) {}

  @PlatformRoute('GET', '/yige/v1/ledgers/:name/rows')
  async rows(@Req() request: FastifyRequest): Promise<LedgerRowsAnswer> {
    await this.tokens.verify(request.headers.authorization, 'platform');
    return this.ledgers.rows(pathSchema.parse(request.params).name, request.query);
  }
}
