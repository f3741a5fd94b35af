import { type ArgumentsHost, Catch } from '@nestjs/common';
import { KnownProblem } from '@yige/contracts';
import type { FastifyRequest } from 'fastify';
import { ProblemFilter } from '../../http/problem-filter.js';
import { RefusedPlugins } from './refused-plugins.js';

/** Answers errors as every request's, and keeps a record of those that plugins' servers are answered. */
@Catch()
export class RefusalFilter extends ProblemFilter {
  constructor(private readonly refused: RefusedPlugins) {
    super();
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof KnownProblem) this.refused.note(host.switchToHttp().getRequest<FastifyRequest>(), error);
    super.catch(error, host);
  }
}
