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
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        route: patternOf(request),
        method: request.method,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}

export function patternOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'none';
}
