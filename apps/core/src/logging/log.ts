import type { FastifyBaseLogger } from 'fastify';

/** The process's log for services; handlers use `request.log`, which carries the request id. */
export abstract class Log {
  abstract readonly logger: FastifyBaseLogger;
}
