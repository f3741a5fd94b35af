import { AsyncLocalStorage } from 'node:async_hooks';
import { REQUEST_ID_HEADER } from '@yige/contracts';
import type { FastifyInstance } from 'fastify';

/** Which request the present work belongs to: for the audit trail and for logs. */
export interface RequestOrigin {
  requestId: string;
  /** Address of the client, as the trusted balancer tells it. */
  address: string;
  userAgent: string | null;
}

const current = new AsyncLocalStorage<RequestOrigin>();

export function rememberOrigins(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const userAgent = request.headers['user-agent'] ?? null;
    current.run({ requestId: request.id, address: request.ip, userAgent }, done);
  });
}

/** Null outside a request: schedules and workers act for the platform. */
export function requestOrigin(): RequestOrigin | null {
  return current.getStore() ?? null;
}

/** Carries the request's id along to a plugin, so that one id finds the work of both in their logs. */
export function requestIdHeader(): Record<string, string> {
  const origin = requestOrigin();
  return origin === null ? {} : { [REQUEST_ID_HEADER]: origin.requestId };
}
