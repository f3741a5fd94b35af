import type { FastifyBaseLogger } from 'fastify';

/** The plugin's structured log. Never write personal data into it: ids are enough. */
export abstract class Log {
  /** Of pino: `logger.info({ noteId }, 'note written')`; each line has the id of the request that it belongs to. */
  abstract readonly logger: FastifyBaseLogger;
}
