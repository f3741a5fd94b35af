import { join, resolve } from 'node:path';
import { z } from 'zod';

const environmentSchema = z.object({
  YIGE_PLUGIN_PORT: z.coerce.number().int().min(0).max(65_535),
  YIGE_CORE_URL: z.url(),
  YIGE_CLIENT_ID: z.string().min(1),
  YIGE_CLIENT_SECRET: z.string().min(1),
  YIGE_WEBHOOK_SECRET: z.string().startsWith('whsec_'),
  YIGE_TOKEN_AUDIENCE: z.string().min(1).optional(),
  YIGE_DATA_DIR: z.string().min(1).default('./data'),
  YIGE_DATABASE_URL: z.string().min(1).optional(),
  YIGE_PLUGIN_FILES_DIR: z.string().min(1).optional(),
  YIGE_DEMO: z.enum(['0', '1']).default('0'),
  YIGE_TIME_ZONE: z.string().default('Asia/Shanghai'),
  YIGE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** What the environment of a plugin's server decides. */
export class PluginConfiguration {
  /** On which the server listens, at 127.0.0.1. */
  readonly port: number;
  /** Origin of core. */
  readonly coreUrl: string;
  /** Under which the server asks core for tokens, `plugin:<id>`. */
  readonly clientId: string;
  /** Never logged, and given to nobody. */
  readonly clientSecret: string;
  /** With which core signs events. */
  readonly webhookSecret: string;
  /** To whom core's tokens must be issued: the plugin, or the one development that this server is part of. */
  readonly tokenAudience: string;
  /** Of the plugin's own database: `sqlite:<file>` or `mysql://…`. */
  readonly databaseUrl: string;
  /** Where its files lie: `YIGE_PLUGIN_FILES_DIR`, else `plugins/<id>/files` under `YIGE_DATA_DIR`. */
  readonly filesDirectory: string;
  /** Whether residents are invented: only then may a plugin make up records of the past. */
  readonly demo: boolean;
  /** IANA name of the zone in which all calendar days are, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Of pino, e.g. `info`. */
  readonly logLevel: string;

  constructor(
    /** Whose server it is. */
    readonly pluginId: string,
    environment: NodeJS.ProcessEnv,
  ) {
    const parsed = environmentSchema.safeParse(environment);
    if (!parsed.success) {
      throw new TypeError(`The environment of plugin ${pluginId} is not usable:\n${z.prettifyError(parsed.error)}`);
    }
    const values = parsed.data;
    this.port = values.YIGE_PLUGIN_PORT;
    this.coreUrl = values.YIGE_CORE_URL.replace(/\/$/, '');
    this.clientId = values.YIGE_CLIENT_ID;
    this.clientSecret = values.YIGE_CLIENT_SECRET;
    this.webhookSecret = values.YIGE_WEBHOOK_SECRET;
    this.tokenAudience = values.YIGE_TOKEN_AUDIENCE ?? pluginId;
    this.demo = values.YIGE_DEMO === '1';
    this.timeZone = values.YIGE_TIME_ZONE;
    this.logLevel = values.YIGE_LOG_LEVEL;
    const dataDirectory = resolve(values.YIGE_DATA_DIR);
    this.databaseUrl = databaseUrlOf(pluginId, environment, dataDirectory);
    this.filesDirectory = resolve(values.YIGE_PLUGIN_FILES_DIR ?? join(dataDirectory, 'plugins', pluginId, 'files'));
  }
}

/**
 * `YIGE_<PLUGIN>_DATABASE_URL`; else, beside core's MySQL database, `<database>_<plugin>` on the same server; else a
 * SQLite file of its own.
 */
export function databaseUrlOf(pluginId: string, environment: NodeJS.ProcessEnv, dataDirectory: string): string {
  const own = environment[`YIGE_${pluginId.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`];
  if (own !== undefined && own !== '') return own;
  const core = environment.YIGE_DATABASE_URL;
  if (core === undefined || core === '') return `sqlite:${join(dataDirectory, 'plugins', `${pluginId}.sqlite`)}`;
  const url = new URL(core);
  url.pathname = `${url.pathname}_${pluginId.replaceAll('-', '_')}`;
  return url.href;
}
