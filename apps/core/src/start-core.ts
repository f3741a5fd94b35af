import 'reflect-metadata';
import type { Readable } from 'node:stream';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { REQUEST_ID_HEADER, requestIdOf } from '@yige/contracts';
import fastify, { LogController } from 'fastify';
import { platformWith } from './app.module.js';
import type { Configuration } from './config/configuration.js';
import { rememberOrigins } from './http/request-context.js';
import { logRequests } from './http/request-log.js';
import { securityHeaders } from './http/security-headers.js';
import { logDestination } from './logging/log-destination.js';
import { NestLogger } from './logging/nest-logger.js';
import { serveShellAssets } from './shell/shell-assets.js';

/** Boots the platform and listens. */
export async function startCore(configuration: Configuration): Promise<NestFastifyApplication> {
  const server = fastify({
    bodyLimit: configuration.bodyLimit,
    genReqId: ({ headers }) => requestIdOf(headers[REQUEST_ID_HEADER]),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: 'loopback',
    logger: {
      stream: logDestination,
      level: configuration.logLevel,
      base: { service: 'core' },
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
  });
  server.addHook('onClose', (_server, done) => {
    logDestination.flush();
    done();
  });
  securityHeaders(server);
  logRequests(server);
  rememberOrigins(server);
  // Kinds that nobody parses stay streams: the gateway passes them on, every other route refuses them.
  server.addContentTypeParser(
    '*',
    (_request: unknown, payload: Readable, done: (error: null, body: Readable) => void) => done(null, payload),
  );
  if (configuration.shellDirectory !== null) await serveShellAssets(server, configuration.shellDirectory);
  const application = await NestFactory.create<NestFastifyApplication>(
    platformWith(configuration, { logger: server.log }),
    new FastifyAdapter(server),
    { logger: new NestLogger(server.log), abortOnError: false },
  );
  application.enableShutdownHooks();
  await application.listen(configuration.port, configuration.host);
  return application;
}
