import { REQUEST_ID_HEADER } from '@yige/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** One line for each request: the route's pattern, never the URL, whose query may hold a name. */
export function logRequests(server: FastifyInstance): void {
  // Hooks of every request end by a callback: a promise for each would cost more than what it does.
  server.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        route: patternOf(request),
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

export function patternOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
