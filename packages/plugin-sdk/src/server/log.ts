import type { FastifyBaseLogger } from 'fastify';

/** The plugin's structured log. Never write personal data into it: ids are enough. */
export abstract class Log {
  abstract readonly logger: FastifyBaseLogger;
}
