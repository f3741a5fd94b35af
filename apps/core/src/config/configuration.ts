import { join, resolve } from 'node:path';
import { SHORTEST_RETENTION_MONTHS } from '@yige/audit-chain';
import { IMPORT_ROWS, LIVE_HEARTBEAT, TASK_RESULT_TIMEOUT } from '@yige/contracts';
import { z } from 'zod';
import { hostOf } from './development.js';
import { type PluginLimits, pluginLimitsEnvironment, pluginLimitsOf } from './plugin-limits.js';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const environmentSchema = z.object({
  YIGE_HOST: z.string().min(1).optional(),
  YIGE_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  YIGE_DATA_DIR: z.string().min(1).default('./data'),
  YIGE_DATABASE_URL: z.string().min(1).optional(),
  YIGE_SHELL_DIR: z.string().min(1).optional(),
  YIGE_DEMO: flag,
  YIGE_DEVELOPMENT: flag,
  YIGE_DEMO_DIR: z.string().min(1).optional(),
  YIGE_LAUNCHED_PLUGINS: z.string().min(1).optional(),
  YIGE_PLUGIN_HOSTS: z.string().default('127.0.0.1,localhost,::1'),
  YIGE_TIME_ZONE: z.string().default('Asia/Shanghai'),
  YIGE_WORKING_DAYS_FILE: z.string().min(1).optional(),
  YIGE_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  YIGE_SECURE_COOKIES: flag,
  YIGE_CIPHER_SUITE: z.enum(['aes-256-gcm', 'sm4-ctr-hmac-sm3']).default('aes-256-gcm'),
  YIGE_AUDIT_RETENTION_MONTHS: z.coerce.number().int().min(SHORTEST_RETENTION_MONTHS).default(12),
  YIGE_IMPORT_ROWS: z.coerce.number().int().min(1).max(5_000_000).default(IMPORT_ROWS),
  YIGE_IMPORT_MEGABYTES: z.coerce.number().int().min(1).max(1_000).default(200),
  YIGE_PUBLIC_URL: z.url().optional(),
  YIGE_OIDC_ISSUER: z.url().optional(),
  YIGE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  YIGE_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  YIGE_OIDC_CLAIM: z.string().min(1).default('preferred_username'),
  YIGE_OIDC_NAME: z.string().min(1).max(30).default('统一身份认证'),
  YIGE_MAP_FILE: z.string().min(1).optional(),
  YIGE_MAP_STYLE_URL: z.url({ protocol: /^https?$/ }).optional(),
  YIGE_MAP_ORIGINS: z.string().default(''),
  YIGE_SIGNING_KEY_LEAD: z.coerce.number().int().min(2).max(3_600).default(60),
  ...pluginLimitsEnvironment,
});

/** The identity provider of the site, at which staff log in instead of here. */
export interface SingleSignOnSettings {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** Claim that holds the username of an account here. */
  claim: string;
  /** What the button on the login page calls it. */
  name: string;
  /** Origin under which browsers reach this platform; the provider sends them back there. */
  publicUrl: URL;
}

/** What tests shorten, in milliseconds where it is a time. */
interface Limits {
  pluginLimits?: Partial<PluginLimits>;
  resultTimeout?: number;
  liveHeartbeat?: number;
}

/** What the environment decides. Everything has a default that suits one machine. */
export class Configuration {
  /** Address that core listens on: every one of this machine unless it is narrowed; its own alone for development. */
  readonly host: string;
  readonly port: number;
  /** Whether plugins may be shown from a developer's machine. */
  readonly development: boolean;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  readonly shellDirectory: string | null;
  readonly demoDirectory: string | null;
  readonly launchedPluginsFile: string | null;
  /** Hosts on which a plugin's server may run. */
  readonly pluginHosts: ReadonlySet<string>;
  /** Decides day, week, period and deadline. */
  readonly timeZone: string;
  /** Notices of holidays and worked weekends (放假通知) beside those that are known; null: none. */
  readonly workingDaysFile: string | null;
  readonly logLevel: string;
  /** Set behind HTTPS, so that browsers send the session cookie over nothing else. */
  readonly secureCookies: boolean;
  /** How fields are sealed from now on; what the other suite sealed opens all the same. */
  readonly cipherSuite: 'aes-256-gcm' | 'sm4-ctr-hmac-sm3';
  /** How long the audit is kept, in months; six at least, as level-3 protection (等保三级) asks. */
  readonly auditRetentionMonths: number;
  /** Most rows of a spreadsheet that is imported, and the largest file in bytes. */
  readonly importRows: number;
  readonly importFileBytes: number;
  /** The district's own plan as GeoJSON; null: that of the demo district where it runs, else none. */
  readonly mapFile: string | null;
  /** A MapLibre style of the site, and the origins that pages may fetch it, its tiles and its fonts from. */
  readonly mapStyleUrl: string | null;
  readonly mapOrigins: readonly string[];
  /** Null where the site has no identity provider. */
  readonly singleSignOn: SingleSignOnSettings | null;
  /** Largest request body, in bytes. */
  readonly bodyLimit = 1_048_576;
  /** How much of the platform one plugin may take. */
  readonly pluginLimits: PluginLimits;
  /** How long a result waits for a plugin, in milliseconds. */
  readonly resultTimeout: number;
  /** How long a signing key is published before it signs, in milliseconds; more than verifiers wait between two looks. */
  readonly signingKeyLead: number;

  /** How often a stream of hints says that it is there, and looks again at its reader's rights, in milliseconds. */
  readonly liveHeartbeat: number;

  constructor(environment: NodeJS.ProcessEnv, limits: Limits = {}) {
    const parsed = environmentSchema.safeParse(environment);
    if (!parsed.success) throw new TypeError(`The environment is not usable:\n${z.prettifyError(parsed.error)}`);
    const values = parsed.data;
    this.host = hostOf(values);
    this.port = values.YIGE_PORT;
    this.development = values.YIGE_DEVELOPMENT;
    this.dataDirectory = resolve(values.YIGE_DATA_DIR);
    this.databaseUrl = values.YIGE_DATABASE_URL ?? `sqlite:${join(this.dataDirectory, 'core.sqlite')}`;
    this.shellDirectory = values.YIGE_SHELL_DIR === undefined ? null : resolve(values.YIGE_SHELL_DIR);
    this.demoDirectory = values.YIGE_DEMO && values.YIGE_DEMO_DIR !== undefined ? resolve(values.YIGE_DEMO_DIR) : null;
    this.launchedPluginsFile = values.YIGE_LAUNCHED_PLUGINS ?? null;
    this.pluginHosts = new Set(values.YIGE_PLUGIN_HOSTS.split(',').map((host) => host.trim()));
    this.timeZone = values.YIGE_TIME_ZONE;
    this.workingDaysFile = values.YIGE_WORKING_DAYS_FILE === undefined ? null : resolve(values.YIGE_WORKING_DAYS_FILE);
    this.logLevel = values.YIGE_LOG_LEVEL;
    this.secureCookies = values.YIGE_SECURE_COOKIES;
    this.cipherSuite = values.YIGE_CIPHER_SUITE;
    this.auditRetentionMonths = values.YIGE_AUDIT_RETENTION_MONTHS;
    this.importRows = values.YIGE_IMPORT_ROWS;
    this.importFileBytes = values.YIGE_IMPORT_MEGABYTES * 1_048_576;
    this.mapFile = values.YIGE_MAP_FILE === undefined ? null : resolve(values.YIGE_MAP_FILE);
    this.mapStyleUrl = values.YIGE_MAP_STYLE_URL ?? null;
    this.mapOrigins = mapOriginsOf(values);
    this.singleSignOn = singleSignOnOf(values);
    this.pluginLimits = pluginLimitsOf(values, limits.pluginLimits ?? {});
    this.resultTimeout = limits.resultTimeout ?? TASK_RESULT_TIMEOUT;
    this.liveHeartbeat = limits.liveHeartbeat ?? LIVE_HEARTBEAT;
    this.signingKeyLead = values.YIGE_SIGNING_KEY_LEAD * 1_000;
  }
}

/** That of the style, and those that are named beside it: tiles often come from hosts of their own. */
function mapOriginsOf({
  YIGE_MAP_STYLE_URL: style,
  YIGE_MAP_ORIGINS: named,
}: z.infer<typeof environmentSchema>): string[] {
  if (style === undefined) return [];
  const others = named.split(',').flatMap((origin) => (origin.trim() === '' ? [] : [origin.trim()]));
  const wrong = others.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined) {
    throw new TypeError(`YIGE_MAP_ORIGINS lists origins such as https://t0.example.cn; ${wrong} is none`);
  }
  return [...new Set([new URL(style).origin, ...others])];
}

function singleSignOnOf(values: z.infer<typeof environmentSchema>): SingleSignOnSettings | null {
  const { YIGE_OIDC_ISSUER, YIGE_OIDC_CLIENT_ID, YIGE_OIDC_CLIENT_SECRET, YIGE_PUBLIC_URL } = values;
  if (YIGE_OIDC_ISSUER === undefined) return null;
  if (YIGE_OIDC_CLIENT_ID === undefined || YIGE_OIDC_CLIENT_SECRET === undefined || YIGE_PUBLIC_URL === undefined) {
    throw new TypeError(
      'YIGE_OIDC_ISSUER needs YIGE_OIDC_CLIENT_ID, YIGE_OIDC_CLIENT_SECRET and YIGE_PUBLIC_URL beside it',
    );
  }
  return {
    issuer: new URL(YIGE_OIDC_ISSUER),
    clientId: YIGE_OIDC_CLIENT_ID,
    clientSecret: YIGE_OIDC_CLIENT_SECRET,
    claim: values.YIGE_OIDC_CLAIM,
    name: values.YIGE_OIDC_NAME,
    publicUrl: new URL(YIGE_PUBLIC_URL),
  };
}
