import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CloudEvent,
  calendarPeriodOfKey,
  LEDGER_ROWS_AT_ONCE,
  type LedgerRow,
  ledgerRowsAnswerSchema,
  newId,
  type PluginTokenClaims,
  pluginEndpoints,
  SEARCH_HITS,
  type SearchQuery,
  type TaskResultDelivery,
  type UnitLevel,
  type UnitPath,
  UPLOAD_MEDIA_TYPE,
  withFileName,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { assertNoDrift, createTestDatabase, testDialects } from '@yige/database/testing';
import { Webhook } from 'standardwebhooks';
import type { LedgerDefinition } from '../manifest/define-ledger.js';
import { manifestOf, remoteNameOf } from '../manifest/manifest-of.js';
import type { LedgerFilter } from '../server/ledgers/ledger-rows.js';
import { PluginArtefact } from '../server/plugin-artefact.js';
import { PluginConfiguration } from '../server/plugin-configuration.js';
import { innermostOf } from '../server/scope/unit-scope.js';
import { type PluginProgram, type RunningServer, runPlugin } from '../server/start-plugin.js';
import { FakeCore } from './fake-core.js';

export { testDialects };

/** A member of staff with one post. */
export interface TestUser {
  /** Of their account; a new one for each call unless it is given. */
  accountId?: string;
  /** As `Caller.name` says it; `Test` unless it is given. */
  name?: string;
  /** Where their post is. */
  unitId: string;
  /** Of that unit. */
  level: UnitLevel;
  /** The plugin's own permissions that the post holds. */
  permissions: string[];
}

interface CallOptions {
  method?: string;
  body?: unknown;
  /** Sent as the page's `FileUpload` sends one, to a route with `upload`. */
  file?: File;
  user?: TestUser;
  /** Instead of the user's token. */
  authorization?: string;
  language?: string;
  headers?: Record<string, string>;
}

/** Which rows of a ledger are asked for. */
export interface LedgerSelection<Ledger extends LedgerDefinition> {
  /** Rows of this unit and of all within it. */
  unit: { id: string; level: UnitLevel };
  /** Of the ledger's kind: `2026-11`, `2026-Q4` or `2026`. */
  period: string;
  /** What the reader narrows it to. */
  filter?: LedgerFilter<Ledger>;
  /** Rows of one page; as many as core asks for unless it is given. */
  atOnce?: number;
}

/** What is delivered for a task; the rest is made up. */
export type ResultFields = Pick<TaskResultDelivery, 'result'> &
  Partial<Pick<TaskResultDelivery, 'submissionId' | 'submittedAt' | 'submittedBy' | 'power'>> & {
    type: string;
    taskId?: string;
    personId?: string | null;
    /** Of a task about a household as a whole. */
    householdId?: string;
    /** Of a task about a building as a whole. */
    buildingId?: string;
    units: UnitPath;
    /** What the plugin gave along when it asked for the task. */
    payload?: TaskResultDelivery['task']['payload'];
  };

/**
 * The plugin's real server on a migrated database of its own, with a core that a test controls. Tokens and signatures
 * are real; only what stands behind them is played.
 */
export class TestPlatform {
  constructor(
    /** What the test controls. */
    readonly core: FakeCore,
    /** The plugin’s server: `server.application.get(…)` is any of its providers. */
    readonly server: RunningServer,
    private readonly pluginId: string,
    private readonly version: string,
    private readonly webhook: Webhook,
    private readonly remove: () => Promise<void>,
  ) {}

  /** Calls the plugin's own API as the gateway does, e.g. `/elders`. */
  async call(
    path: string,
    { method = 'GET', body, file, user, authorization, language, headers }: CallOptions = {},
  ): Promise<Response> {
    const token = user === undefined ? undefined : `Bearer ${await this.userToken(user)}`;
    const bearer = authorization ?? token;
    return fetch(`${this.server.url}/api${file === undefined ? path : withFileName(path, file)}`, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: bearer }),
        ...headers,
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(file === undefined ? {} : { 'content-type': UPLOAD_MEDIA_TYPE }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: file }),
    });
  }

  /** A token as core gives one for the call of a member of staff; `lifetime` in seconds. */
  userToken(
    { accountId = newId(), name = 'Test', unitId, level, permissions }: TestUser,
    changes: { audience?: string; lifetime?: number } = {},
  ): Promise<string> {
    const post = { id: newId(), unitId, level, permissions };
    return this.token({ sub: accountId, use: 'user', name, posts: [post], units: [unitId] }, changes);
  }

  /** As core gives one for the call of a device, or of another system. */
  serviceToken({ accountId = newId(), name = 'Device', unitId, level, permissions }: TestUser): Promise<string> {
    const post = { id: accountId, unitId, level, permissions };
    return this.token({ sub: accountId, use: 'service', name, posts: [post], units: [unitId] }, {});
  }

  /** A token as core uses for itself; `lifetime` in seconds. */
  platformToken(changes: { audience?: string; lifetime?: number } = {}): Promise<string> {
    return this.token({ sub: 'platform', use: 'platform', name: 'platform', posts: [], units: [] }, changes);
  }

  /** Delivers what somebody handed in for a task, as core does. */
  async deliverResult(fields: ResultFields, authorization?: string): Promise<Response> {
    const { type, taskId = newId(), personId = null, units, result } = fields;
    const delivery: TaskResultDelivery = {
      submissionId: fields.submissionId ?? newId(),
      task: {
        id: taskId,
        type,
        title: { 'zh-CN': type, en: type },
        personId,
        ...(fields.householdId === undefined ? {} : { householdId: fields.householdId }),
        ...(fields.buildingId === undefined ? {} : { buildingId: fields.buildingId }),
        unitId: innermostOf(units),
        units,
        payload: fields.payload ?? null,
      },
      result,
      power: fields.power ?? 'complete',
      submittedBy: fields.submittedBy ?? { id: newId(), name: 'Test' },
      submittedAt: fields.submittedAt ?? new Date().toISOString(),
    };
    return fetch(`${this.server.url}/yige/v1/tasks/${taskId}/result`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await this.bearer(authorization),
      },
      body: JSON.stringify(delivery),
    });
  }

  /** All rows of a ledger, page by page as core reads them; throws what the plugin answers instead. */
  async ledger<const Ledger extends LedgerDefinition>(
    ledger: Ledger,
    { unit, period, filter = {}, atOnce = LEDGER_ROWS_AT_ONCE }: LedgerSelection<Ledger>,
  ): Promise<LedgerRow[]> {
    const { kind, firstDay, endDay } = calendarPeriodOfKey(period);
    if (kind !== ledger.period)
      throw new RangeError(`${ledger.name} is kept by the ${ledger.period}, not by the ${kind}`);
    const narrowed = Object.entries(filter).map(([column, value]) => `${column}:${value}`);
    const rows: LedgerRow[] = [];
    for (let more = true; more; ) {
      const after = rows.at(-1)?.key;
      const answer = await this.askLedger(ledger.name, {
        ...{ unit: unit.id, level: unit.level, from: firstDay, until: endDay, limit: String(atOnce) },
        ...(narrowed.length === 0 ? {} : { filter: narrowed.join(',') }),
        ...(after === undefined ? {} : { after }),
      });
      if (!answer.ok) throw new Error(`${ledger.name} was answered ${answer.status}: ${await answer.text()}`);
      const page = ledgerRowsAnswerSchema.parse(await answer.json());
      rows.push(...page.items);
      more = page.more;
    }
    return rows;
  }

  /** One page of a ledger, as core asks for it. */
  async askLedger(name: string, query: Record<string, string>, authorization?: string): Promise<Response> {
    return fetch(`${this.server.url}${pluginEndpoints.ledgerRows(name)}?${new URLSearchParams(query)}`, {
      headers: { authorization: await this.bearer(authorization) },
    });
  }

  /** Delivers an event with core's signature; `forged` changes the body after it was signed. */
  deliverEvent(event: CloudEvent, { forged = false } = {}): Promise<Response> {
    const body = JSON.stringify(event);
    const now = new Date();
    return fetch(`${this.server.url}/yige/v1/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json',
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': this.webhook.sign(event.id, now, body),
      },
      body: forged ? body.replace(event.subject, `${event.subject}-other`) : body,
    });
  }

  /** Searches as core does, for somebody with the plugin's permission in these units. */
  async search(query: Pick<SearchQuery, 'scope'> & Partial<SearchQuery>, authorization?: string): Promise<Response> {
    const whole: SearchQuery = { text: null, personIds: [], limit: SEARCH_HITS, locale: 'zh-CN', ...query };
    return fetch(`${this.server.url}${pluginEndpoints.search}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: await this.bearer(authorization),
      },
      body: JSON.stringify(whole),
    });
  }

  /** Throws, with the SQL that would close the gap, where the plugin's entities and what its migrations made differ. */
  assertNoDrift(): Promise<void> {
    return assertNoDrift(this.server.application.get(Database));
  }

  /** Ends server and core, and removes the database. */
  async stop(): Promise<void> {
    await this.server.stop();
    await this.core.stop();
    await this.remove();
  }

  /** Core's own, unless another is given. */
  private async bearer(authorization: string | undefined): Promise<string> {
    return authorization ?? `Bearer ${await this.platformToken()}`;
  }

  private token(
    claims: Omit<PluginTokenClaims, 'iss' | 'aud' | 'version' | 'jti' | 'iat' | 'exp'>,
    { audience = this.pluginId, lifetime }: { audience?: string; lifetime?: number },
  ): Promise<string> {
    return this.core.token(
      { ...claims, aud: audience, version: this.version },
      lifetime === undefined ? {} : { lifetime },
    );
  }
}

interface TestPlatformOptions {
  dialect?: ReturnType<typeof testDialects>[number];
  /** Fills the fake core before the plugin starts, e.g. with residents. */
  prepare?: (core: FakeCore) => void;
  /** Starts the plugin as in a demo, so that what it invents is invented of the residents of `prepare`. */
  demo?: boolean;
}

/** Starts a plugin for a test; `stop()` removes all of it. */
export async function createTestPlatform(
  program: PluginProgram,
  options: TestPlatformOptions = {},
): Promise<TestPlatform> {
  const { plugin } = program;
  const database = await createTestDatabase(options.dialect ?? 'sqlite');
  const directory = await mkdtemp(join(tmpdir(), 'yige-plugin-'));
  await mkdir(join(directory, 'web'));
  const entry = { path: 'mf-manifest.json', size: 2, integrity: `sha384-${'A'.repeat(64)}` };
  const manifest = manifestOf(plugin, { remoteName: remoteNameOf(plugin), entry: entry.path, assets: [entry] });
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest));
  const core = await new FakeCore().start();
  options.prepare?.(core);
  const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`;
  const configuration = new PluginConfiguration(plugin.id, {
    YIGE_PLUGIN_PORT: '0',
    YIGE_CORE_URL: core.url,
    YIGE_CLIENT_ID: `plugin:${plugin.id}`,
    YIGE_CLIENT_SECRET: randomBytes(24).toString('hex'),
    YIGE_WEBHOOK_SECRET: webhookSecret,
    YIGE_LOG_LEVEL: 'silent',
    YIGE_DATA_DIR: join(directory, 'data'),
    ...(options.demo === true ? { YIGE_DEMO: '1' } : {}),
    [`YIGE_${plugin.id.toUpperCase().replaceAll('-', '_')}_DATABASE_URL`]: database.url,
  });
  const server = await runPlugin(program, configuration, new PluginArtefact(directory));
  return new TestPlatform(core, server, plugin.id, plugin.version, new Webhook(webhookSecret), async () => {
    await database.remove();
    await rm(directory, { recursive: true, force: true });
  });
}
