import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Keeps a sane id that a balancer or a plugin gave along, else makes one. */
export function requestId(headers: NodeJS.Dict<string | string[]>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
}

/** One line for each request: the route's pattern, never the URL, whose query may hold a name. */
export function logRequests(server: FastifyInstance): void {
  // Hooks of every request end by a callback: a promise for each would cost more than what it does.
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
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
