import { Controller, Res } from '@nestjs/common';
import { type RouteOutput, requestProblems, routes } from '@yige/contracts';
import { buildOpenApi } from '@yige/contracts/openapi';
import type { FastifyReply } from 'fastify';
import { Implement, RawRoute } from '../http/implement.js';
import { PLATFORM_VERSION } from '../version.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

@Controller()
export class HealthController {
  private description: RouteOutput<typeof routes.health.openapi> | null = null;

  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  @Implement(routes.health.live)
  live(): RouteOutput<typeof routes.health.live> {
    return { status: 'live' };
  }

  @Implement(routes.health.ready)
  ready(): RouteOutput<typeof routes.health.ready> {
    const missing = this.readiness.missing();
    if (missing.length === 0) return { status: 'ready' };
    const list = missing.join('; ');
    throw requestProblems['platform.unavailable']({
      detail: { 'zh-CN': `还在等：${list}`, en: `Waiting for ${list}` },
    });
  }

  @Implement(routes.health.openapi)
  openapi(): RouteOutput<typeof routes.health.openapi> {
    // Takes a fifth of a start, and few ask.
    this.description ??= buildOpenApi(PLATFORM_VERSION);
    return this.description;
  }

  @RawRoute({ method: 'GET', path: '/metrics', access: { kind: 'public' } })
  async prometheus(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('content-type', this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
