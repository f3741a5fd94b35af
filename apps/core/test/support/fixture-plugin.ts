import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type LaunchedPlugin,
  type PluginManifest,
  type PluginSignature,
  pluginEndpoints,
  REQUEST_ID_HEADER,
  SDK_PROTOCOL_VERSION,
  type SearchQuery,
  searchQuerySchema,
  type TaskGate,
  type TaskResultDelivery,
  taskResultDeliverySchema,
} from '@yige/contracts';
import { assetOf, generateKeys, type KeyPair, signManifest } from '@yige/plugin-artefact';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

const servedSchema = z.object({ id: z.string(), version: z.string() });

const remoteEntry = '{"name":"fixture","exposes":[{"name":"forms/visit"}]}';

export interface Answer {
  status: number;
  body?: unknown;
  /** Answer so late, in milliseconds. */
  after?: number;
  /** Beside, or in place of, those of every answer. */
  headers?: Record<string, string>;
  /** Writes the body piece by piece, and ends it or not, instead of `body`. */
  write?: (response: ServerResponse) => void;
}

/** A plugin's server as core sees it, whose behaviour each test decides. It shares no code with the SDK. */
export class FixturePlugin {
  readonly manifest: PluginManifest;
  readonly credentials: Omit<LaunchedPlugin, 'baseUrl'>;
  readonly results: TaskResultDelivery[] = [];
  readonly searches: SearchQuery[] = [];
  /** Ids of the requests with which searches came. */
  readonly searchedIn: (string | undefined)[] = [];
  readonly events: { id: string; type: string; subject: string; data: Record<string, unknown> }[] = [];
  /** Requests to the plugin's own API, as they arrived through the gateway. */
  readonly apiRequests: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
  answerResult: (delivery: TaskResultDelivery) => Answer = ({ submissionId }) => ({
    status: 200,
    body: { reference: `records/${submissionId}` },
  });
  answerEvent: () => Answer = () => ({ status: 204 });
  answerSearch: (query: SearchQuery) => Answer = () => ({ status: 200, body: { items: [] } });
  /** Everything that it keeps, as NDJSON. */
  answerData: () => Answer = () => ({ status: 200, body: '' });
  answerApi: () => Answer = () => ({ status: 200, body: { hello: 'portal' } });
  answerManifest: () => Answer = () => ({ status: 200, body: this.manifest });
  /** Whether it says that its server is ready. */
  migrated = true;
  /** As the version whose manifest it answers. */
  answerHealth: () => Answer = () => {
    const { id, version } = servedSchema.safeParse(this.answerManifest().body).data ?? this.manifest;
    return { status: 200, body: { status: 'ready', id, version, migrated: this.migrated } };
  };
  /** Of its bureau, who signs off-line whatever the plugin answers as its manifest. */
  readonly keys: KeyPair = generateKeys();
  answerSignature: () => Answer = () => ({ status: 200, body: this.signature });
  /** What `/web/` serves; a test may tamper with it. */
  asset = remoteEntry;
  answerWeb: () => Answer = () => ({ status: 200, body: this.asset });
  private server: Server | null = null;
  private port = 0;

  constructor(
    readonly id = 'fixture',
    changes: Partial<PluginManifest> = {},
  ) {
    this.manifest = { ...manifestOf(id), ...changes };
    this.credentials = {
      id,
      clientId: `plugin:${id}`,
      clientSecret: randomBytes(24).toString('hex'),
      webhookSecret: `whsec_${randomBytes(32).toString('base64')}`,
    };
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get launched(): LaunchedPlugin {
    const free = this.manifest.taskTypes.filter(({ gate }) => gate !== 'admission');
    return {
      ...this.credentials,
      baseUrl: this.baseUrl,
      ungated: free.map(({ name }) => name),
      signature: this.signature,
      publicKey: this.keys.publicKey,
    };
  }

  /** The bytes that it answers as its manifest. */
  get manifestBytes(): Buffer {
    return Buffer.from(textOf(this.answerManifest()));
  }

  get signature(): PluginSignature {
    return signManifest(this.manifestBytes, this.keys.privateKey, '2026-11-20T08:00:00.000Z');
  }

  /** Listens; a second time on the port that it had. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      bodyOf(request)
        .then((body) => this.answer(request, body))
        .then(async (answer) => {
          if (answer.after !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.after));
          response.writeHead(answer.status, {
            ...{ 'content-type': 'application/json', 'set-cookie': 'stolen=1' },
            ...answer.headers,
          });
          if (answer.write === undefined) response.end(textOf(answer));
          else answer.write(response);
        })
        // Core gave up in the middle, or sent what this plugin cannot believe: either way it gets no answer.
        .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.server = server;
    const address = server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  private answer(request: IncomingMessage, body: string): Answer {
    const url = request.url ?? '';
    if (url === '/yige/v1/manifest') return this.answerManifest();
    if (url === '/yige/v1/signature') return this.answerSignature();
    if (url === '/yige/v1/health') {
      return this.answerHealth();
    }
    if (url === pluginEndpoints.data) return this.answerData();
    if (url.startsWith('/web/')) return this.answerWeb();
    if (url.endsWith('/result')) {
      const delivery = taskResultDeliverySchema.parse(JSON.parse(body));
      this.results.push(delivery);
      return this.answerResult(delivery);
    }
    if (url === pluginEndpoints.search) {
      const query = searchQuerySchema.parse(JSON.parse(body));
      this.searches.push(query);
      this.searchedIn.push(request.headers[REQUEST_ID_HEADER]?.toString());
      return this.answerSearch(query);
    }
    if (url === '/yige/v1/events') return this.takeEvent(request, body);
    this.apiRequests.push({ method: request.method ?? '', url, headers: request.headers, body });
    return this.answerApi();
  }

  /** Throws, and so gives no answer, where the signature is not core's. */
  private takeEvent(request: IncomingMessage, body: string): Answer {
    const header = (name: string) => String(request.headers[name] ?? '');
    new Webhook(this.credentials.webhookSecret).verify(body, {
      'webhook-id': header('webhook-id'),
      'webhook-timestamp': header('webhook-timestamp'),
      'webhook-signature': header('webhook-signature'),
    });
    const answer = this.answerEvent();
    if (answer.status < 300) this.events.push(JSON.parse(body));
    return answer;
  }
}

function textOf({ body }: Answer): string {
  return typeof body === 'string' ? body : JSON.stringify(body ?? null);
}

function manifestOf(id: string): PluginManifest {
  return {
    id,
    version: '1.0.0',
    sdk: `^${SDK_PROTOCOL_VERSION}`,
    name: { 'zh-CN': '夹具', en: 'Fixture' },
    glyph: '试',
    bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind: 'other' },
    permissions: [{ name: `${id}:thing.read`, title: { 'zh-CN': '看', en: 'See' }, grantedTo: ['gridWorker'] }],
    grants: ['core:task.create', 'core:task.read', 'core:person.read'],
    pages: [],
    contributions: [],
    commands: [],
    taskTypes: [
      {
        name: 'visit',
        title: { 'zh-CN': '上门', en: 'Visit' },
        resultSchema: {
          type: 'object',
          required: ['met'],
          properties: { met: { type: 'boolean' } },
          additionalProperties: false,
        },
        facts: [],
        doorVisible: false,
        doorPower: 'complete',
        confidential: false,
        gate: 'admission',
      },
    ],
    facts: [],
    ledgers: [],
    settings: [],
    events: {
      subscribes: ['cn.yige.task.closed.v1', 'cn.yige.task.returned.v1', 'cn.yige.task.accepted.v1'],
    },
    web: {
      remoteName: `${id.replaceAll('-', '_')}_1_0_0`,
      entry: 'mf-manifest.json',
      assets: [assetOf('mf-manifest.json', remoteEntry)],
    },
  };
}

/** What a plugin `fixture` declares beside its visit to have a confidential type too, `secret`, which doctors may see. */
export function withSecretType(gate: TaskGate = 'admission'): Pick<PluginManifest, 'permissions' | 'taskTypes'> {
  const { permissions, taskTypes } = manifestOf('fixture');
  const permission = 'fixture:secret.read';
  return {
    permissions: [
      ...permissions,
      { name: permission, title: { 'zh-CN': '看', en: 'See' }, grantedTo: ['stationDoctor'] },
    ],
    taskTypes: [
      ...taskTypes,
      ...taskTypes.map((type) => ({ ...type, name: 'secret', confidential: true, permission, gate })),
    ],
  };
}

/** What a plugin `fixture` declares beside its visit to have a type to collect too, `reading`, which doctors review. */
export function withCollectedType(): Pick<PluginManifest, 'permissions' | 'taskTypes'> {
  const { permissions, taskTypes } = manifestOf('fixture');
  const qualification = 'fixture:reading.review';
  return {
    permissions: [
      ...permissions,
      { name: qualification, title: { 'zh-CN': '复核', en: 'Review' }, grantedTo: ['stationDoctor'] },
    ],
    taskTypes: [
      ...taskTypes,
      ...taskTypes.map((type) => ({ ...type, name: 'reading', doorPower: 'collect' as const, qualification })),
    ],
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
