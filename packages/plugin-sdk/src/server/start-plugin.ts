import 'reflect-metadata';
import type { Readable } from 'node:stream';
import type { LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { REQUEST_ID_HEADER, requestIdOf, UPLOAD_MEDIA_TYPE } from '@yige/contracts';
import { type EntityClass, type Migration, openDatabase } from '@yige/database';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { PluginDefinition } from '../manifest/define-plugin.js';
import { answerUnchanged } from './files/file-answer.js';
import { sdkEntities, sdkMigrations } from './migration.js';
import type { PersonColumn } from './people/person-references.js';
import { PluginArtefact } from './plugin-artefact.js';
import { PluginConfiguration } from './plugin-configuration.js';
import { pluginServer } from './plugin-server.module.js';
import { currentRequestId, traced } from './trace.js';
import type { UnitRows } from './units/unit-rows.js';

/** What a plugin’s server is made of. */
export interface PluginProgram {
  /** What it is and asks for, as `definePlugin` gives it. */
  plugin: PluginDefinition;
  /** The plugin's Nest module: its controllers and providers. */
  module: Type<unknown>;
  /** Tables of the plugin, as repositories know them; the SDK brings its own. */
  entities: readonly EntityClass[];
  /** In the order of their names; run under a lock before the server listens. An applied one never changes. */
  migrations: readonly Migration[];
  /** Columns that hold ids of residents: their rows follow when two residents are merged, and go back with an undo. */
  personColumns?: readonly PersonColumn[];
  /** Tables with unit columns: their rows follow residents who move and units that are reorganised. */
  unitRows?: readonly UnitRows[];
}

export interface RunningServer {
  application: NestFastifyApplication;
  /** Origin on which it listens, e.g. `http://127.0.0.1:41234`. */
  url: string;
  stop(): Promise<void>;
}

/** Runs a plugin's server: configuration from the environment, database migrated under a lock, then listens. */
export async function startPlugin(program: PluginProgram): Promise<void> {
  try {
    const configuration = new PluginConfiguration(program.plugin.id, process.env);
    await runPlugin(program, configuration, PluginArtefact.ofProgram());
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

/** The same with everything given, for tests. */
export async function runPlugin(
  program: PluginProgram,
  configuration: PluginConfiguration,
  artefact: PluginArtefact,
): Promise<RunningServer> {
  const database = await openDatabase({
    url: configuration.databaseUrl,
    entities: [...sdkEntities, ...program.entities],
    migrations: [...sdkMigrations, ...program.migrations],
  });
  await database.migrate();
  const server = createServer(configuration);
  const application = await NestFactory.create<NestFastifyApplication>(
    pluginServer({
      definition: program.plugin,
      configuration,
      artefact,
      database,
      log: { logger: server.log },
      module: program.module,
      personColumns: program.personColumns ?? [],
      unitRows: program.unitRows ?? [],
    }),
    new FastifyAdapter(server),
    { logger: nestLogger(server.log), abortOnError: false },
  );
  application.enableShutdownHooks();
  await application.listen(configuration.port, '127.0.0.1');
  return {
    application,
    url: (await application.getUrl()).replace('[::1]', '127.0.0.1'),
    stop: () => application.close(),
  };
}

function createServer(configuration: PluginConfiguration) {
  const server = fastify({
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: ({ headers }) => requestIdOf(headers[REQUEST_ID_HEADER]),
    logger: {
      level: configuration.logLevel,
      base: { service: configuration.pluginId },
      redact: ['req.headers.authorization'],
      // What is logged beside a request, as by a job, has the id of what it belongs to as well.
      mixin: (_merged, _level, logger) => ('requestId' in logger.bindings() ? {} : { requestId: currentRequestId() }),
    },
  });
  server.addHook('onRequest', (request, _reply, done) => traced(done, request.id));
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ route, method: request.method, status: reply.statusCode, ms }, 'request');
  });
  // The signature covers the bytes as they came, so events are not parsed before they are verified.
  server.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  server.addContentTypeParser(UPLOAD_MEDIA_TYPE, (_request: unknown, payload: Readable, done: TakeAsItIs) =>
    done(null, payload),
  );
  answerUnchanged(server);
  return server;
}

type TakeAsItIs = (error: null, body: Readable) => void;

function nestLogger(logger: FastifyBaseLogger): LoggerService {
  return {
    log: (message: unknown) => logger.debug(String(message)),
    warn: (message: unknown) => logger.warn(String(message)),
    error: (message: unknown, stack?: string) => logger.error({ stack }, String(message)),
  };
}
