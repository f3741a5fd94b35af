import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { patternOf } from '../http/request-log.js';

/** Prometheus metrics of this process: requests by route pattern, memory, event loop. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'yige_http_request_seconds',
    help: 'Time to answer a request, by method, route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor(host: HttpAdapterHost) {
    collectDefaultMetrics({ register: this.registry });
    const server: FastifyInstance = host.httpAdapter.getInstance();
    server.addHook('onResponse', (request, reply, done) => {
      const labels = { method: request.method, route: patternOf(request), status: reply.statusCode };
      this.requests.observe(labels, reply.elapsedTime / 1_000);
      done();
    });
  }
}
