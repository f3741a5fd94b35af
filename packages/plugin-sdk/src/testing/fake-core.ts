import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  type CreateTask,
  createTaskSchema,
  endOfWorkingDays,
  newId,
  newTaskBatchSchema,
  type PersonSummary,
  type PluginTokenClaims,
  problem,
  REQUEST_ID_HEADER,
  routes,
  type SettingValue,
  type Task,
  type TaskAttachment,
  type TaskBatchResult,
  type TaskEvent,
  type TaskSubject,
  type UnitPath,
  USER_TOKEN_HEADER,
  type Visit,
} from '@yige/contracts';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { FakeMatters } from './fake-matters.js';

/** A resident of the fake registry. */
export type TestPerson = PersonSummary;

/** A task as the plugin asked for it. */
export interface CreatedTask {
  id: string;
  key: string;
  task: CreateTask;
}

interface Answer {
  status: number;
  /** Sent as JSON, a `File` as it is. */
  body: unknown;
}

/**
 * Plays core for a plugin under test: keys and tokens, residents, tasks. It checks what the plugin sends against the
 * contract and remembers the tasks; `outage` makes it fail as a core that is restarting does.
 */
export class FakeCore {
  /** Residents of the registry; a test fills it. */
  readonly people: TestPerson[] = [];
  /** Tasks that the plugin asked for, each Idempotency-Key once; it may read them by id. */
  readonly tasks: CreatedTask[] = [];
  /** Every attempt to create a task, repeated ones too. */
  readonly attempts: string[] = [];
  /** Units that were reorganised, and the paths where each stands today. */
  readonly unitsToday = new Map<string, UnitPath[]>();
  /** Files that staff attached to tasks; a test fills it. */
  readonly files: { taskId: string; attachment: TaskAttachment; content: Uint8Array<ArrayBuffer> }[] = [];
  /** Ids of the requests that calls belonged to, as the plugin gave them along. */
  readonly requestIds: string[] = [];
  /** Queries with which residents were listed. */
  readonly asked: Record<string, string>[] = [];
  /** Residents of whom a sensitive answer told, by the account that asked; null is the plugin, or a device. */
  readonly reads: { accountId: string | null; personId: string }[] = [];
  /** Visits that were made; a test fills it. */
  readonly visits: Visit[] = [];
  /** What the plugin reviewed, in order. */
  readonly reviews: { taskId: string; action: string; note: string | null }[] = [];
  /** What has happened to tasks, by their ids; a test fills it. */
  readonly timelines = new Map<string, TaskEvent[]>();
  /** Matters that were routed to the plugin, and those that it reported. */
  readonly matters = new FakeMatters();
  /** Tasks that wait for a review; each is reviewed once, as core sees to. */
  readonly collected = new Set<string>();
  /** The code with which a task of a batch is refused; null lets it pass. A test decides. */
  refuse: (task: CreateTask) => string | null = () => null;
  /** What is set in a unit, the district where it is null; a test decides. What it leaves out has its default. */
  settings: (unit: string | null) => Record<string, SettingValue> = () => ({});
  /** Before they are answered; a test holds core up with it. */
  beforeSettings: () => Promise<void> = () => Promise.resolve();
  /** Units whose settings were asked for, in order. */
  readonly settingsAsked: (string | null)[] = [];
  /** While true every call is answered 503. */
  outage = false;
  private server: Server | null = null;
  private port = 0;
  private readonly keys = generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });

  /** Origin on which it listens, e.g. `http://127.0.0.1:41234`. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens on a free port; `createTestPlatform` does it. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
    this.server = server;
    return this;
  }

  /** Ends it, with all connections. */
  async stop(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  /** A token as core would give it; `changes` make a bad one. */
  async token(
    claims: Omit<PluginTokenClaims, 'iss' | 'jti' | 'iat' | 'exp'>,
    changes: { lifetime?: number } = {},
  ): Promise<string> {
    const { privateKey } = await this.keys;
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer('yige')
      .setJti(newId())
      .setIssuedAt(now)
      .setExpirationTime(now + (changes.lifetime ?? 60))
      .sign(privateKey);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.answer(request).catch((error: unknown) => refusal(500, String(error)));
    if (body instanceof File) {
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(body.name)}`;
      response.writeHead(status, { 'content-type': body.type, 'content-disposition': disposition });
      response.end(Buffer.from(await body.arrayBuffer()));
      return;
    }
    if (status === 204) {
      response.writeHead(status).end();
      return;
    }
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body));
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', this.url);
    const body = await bodyOf(request);
    const requestId = request.headers[REQUEST_ID_HEADER];
    if (typeof requestId === 'string') this.requestIds.push(requestId);
    if (this.outage) return refusal(503, 'platform.unavailable');
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /api/v1/oauth/jwks':
        return { status: 200, body: { keys: [await this.publicKey()] } };
      case 'POST /api/v1/oauth/token':
        return { status: 200, body: { access_token: 'client-token', token_type: 'Bearer', expires_in: 600 } };
      case 'GET /api/v1/plugin-settings':
        return this.ownSettings(url.searchParams.get('unit'));
      case 'GET /api/v1/people':
        return this.listPeople(request, url.searchParams);
      case 'POST /api/v1/people/batch':
        return this.peopleById(request, body);
      case 'POST /api/v1/people/reads':
        return this.noteReads(request, body);
      case 'POST /api/v1/tasks/batches':
        return this.createTasks(body);
      case 'POST /api/v1/org/units/paths':
        return {
          status: 200,
          body: { items: this.unitPaths(idsOf(body)) },
        };
      case 'POST /api/v1/tasks':
        return this.createTask(keyOf(request), body);
      default:
        return this.answerById(request, url.pathname, body);
    }
  }

  /** As they were when they were asked for. */
  private async ownSettings(unit: string | null): Promise<Answer> {
    this.settingsAsked.push(unit);
    const body = { revision: 1, values: this.settings(unit) };
    await this.beforeSettings();
    return { status: 200, body };
  }

  private answerById(request: IncomingMessage, path: string, body: unknown): Answer {
    const ofMatters = this.matters.answer(request.method ?? '', path, body, keyOf(request));
    if (ofMatters !== null) return ofMatters;
    const visit = /^\/api\/v1\/visits\/(\w{26})$/.exec(path)?.[1];
    const found = this.visits.find(({ id }) => id === visit);
    if (request.method === 'GET' && found !== undefined) return { status: 200, body: found };
    const household = /^\/api\/v1\/households\/(\w{26})$/.exec(path)?.[1];
    if (request.method === 'GET' && household !== undefined) return this.household(request, household);
    const attached = /^\/api\/v1\/tasks\/(\w{26})\/attachments(?:\/(\w{26}))?$/.exec(path);
    if (request.method === 'GET' && attached !== null) return this.attachments(attached[1] ?? '', attached[2]);
    const task = /^\/api\/v1\/tasks\/(\w{26})$/.exec(path)?.[1] ?? '';
    const created = this.tasks.find(({ id }) => id === task);
    if (request.method === 'GET' && created !== undefined) {
      return { status: 200, body: { ...this.taskOf(task, created.task), timeline: this.timelines.get(task) ?? [] } };
    }
    const timeline = this.timelines.get(task);
    if (request.method === 'GET' && timeline !== undefined) {
      return { status: 200, body: { ...this.taskOf(task, { type: 'test:task' }), timeline } };
    }
    const [, taskId, action] = /^\/api\/v1\/tasks\/(\w{26})\/actions\/(approve|sendBack)$/.exec(path) ?? [];
    if (request.method === 'POST' && taskId !== undefined && action !== undefined) {
      return this.review(request, taskId, action, body);
    }
    return refusal(404, 'request.notFound');
  }

  /** Whoever lives behind the door, of those whom the caller may read; without any there is no such household. */
  private household(request: IncomingMessage, id: string): Answer {
    const members = this.readable(request).filter(({ door }) => door?.householdId === id);
    const [first] = members;
    if (first === undefined) return refusal(404, 'household.notFound');
    const { door, unitName } = first;
    const dwelling = { dwellingId: id, vacant: false, rented: false, headId: null };
    return { status: 200, body: { id, door, ...dwelling, unitName, members, actions: [] } };
  }

  private attachments(task: string, id: string | undefined): Answer {
    const files = this.files.filter(({ taskId }) => taskId === task);
    if (id === undefined) {
      return { status: 200, body: { items: files.map(({ attachment }) => attachment), addable: false } };
    }
    const file = files.find(({ attachment }) => attachment.id === id);
    if (file === undefined) return refusal(404, 'attachment.notFound');
    const { name, media } = file.attachment;
    return { status: 200, body: new File([file.content], name, { type: media }) };
  }

  /** On behalf of a user only, and of two at once one is refused. */
  private review(request: IncomingMessage, taskId: string, action: string, body: unknown): Answer {
    if (typeof request.headers[USER_TOKEN_HEADER] !== 'string') return refusal(403, 'request.forbidden');
    if (!this.collected.delete(taskId)) return refusal(409, 'task.actionNotPossible');
    const { note = null } = z.object({ note: z.string().optional() }).parse(body);
    this.reviews.push({ taskId, action, note });
    return { status: 200, body: { task: null, submission: null } };
  }

  private async publicKey(): Promise<Record<string, unknown>> {
    const { publicKey } = await this.keys;
    return { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA', use: 'sig' };
  }

  /** For a user only the residents of the units in their token, as core would. */
  private readable(request: IncomingMessage): TestPerson[] {
    const user = userOf(request);
    if (user === null) return this.people;
    const units = new Set(user.units ?? []);
    return this.people.filter((person) => unitsOf(person).some((id) => units.has(id)));
  }

  private peopleById(request: IncomingMessage, body: unknown): Answer {
    const asked = routes.people.batch.body.safeParse(body);
    if (!asked.success) return refusal(422, 'request.invalid');
    const wanted = new Set(asked.data.ids);
    return { status: 200, body: { items: this.readable(request).filter(({ id }) => wanted.has(id)), merged: [] } };
  }

  private noteReads(request: IncomingMessage, body: unknown): Answer {
    const read = routes.people.noteReads.body.safeParse(body);
    if (!read.success) return refusal(422, 'request.invalid');
    const accountId = userOf(request)?.sub ?? null;
    for (const personId of read.data.ids) this.reads.push({ accountId, personId });
    return { status: 204, body: undefined };
  }

  private unitPaths(ids: readonly string[]): { id: string; paths: UnitPath[] }[] {
    return ids.flatMap((id) => {
      const paths = this.unitsToday.get(id);
      return paths === undefined ? [] : [{ id, paths }];
    });
  }

  /** Core finds by more than the beginning of a name, but for that it needs what a summary does not hold. */
  private listPeople(request: IncomingMessage, query: URLSearchParams): Answer {
    const limit = Number(query.get('limit') ?? 50);
    const after = query.get('cursor') ?? '';
    const bornBefore = query.get('bornBefore') ?? '9999-12-31';
    const unit = query.get('unit');
    const q = query.get('q')?.trim() ?? '';
    this.asked.push(Object.fromEntries(query));
    const found = this.readable(request)
      .filter(({ id, birthDate }) => id > after && birthDate <= bornBefore)
      .filter((person) => person.name.startsWith(q) && (unit === null || unitsOf(person).includes(unit)))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const items = found.slice(0, limit);
    return { status: 200, body: { items, next: found.length > items.length ? (items.at(-1)?.id ?? null) : null } };
  }

  private createTask(key: string, body: unknown): Answer {
    this.attempts.push(key);
    const task = createTaskSchema.safeParse(body);
    if (!task.success || key === '') return refusal(422, 'request.invalid');
    const known = this.tasks.find((each) => each.key === key);
    const id = known?.id ?? newId();
    if (known === undefined) this.tasks.push({ id, key, task: task.data });
    return { status: 201, body: this.taskOf(id, task.data) };
  }

  private createTasks(body: unknown): Answer {
    const batch = newTaskBatchSchema.safeParse(body);
    if (!batch.success) return refusal(422, 'request.invalid');
    const items = batch.data.tasks.map(({ key, task }): TaskBatchResult['items'][number] => {
      this.attempts.push(key);
      const known = this.tasks.find((each) => each.key === key);
      if (known !== undefined) return { key, state: 'known', taskId: known.id };
      const code = this.refuse(task);
      if (code !== null) return { key, state: 'refused', problem: problem({ title: code, status: 422, code }) };
      const id = newId();
      this.tasks.push({ id, key, task });
      return { key, state: 'created', taskId: id };
    });
    return { status: 200, body: { items } };
  }

  private taskOf(id: string, asked: CreateTask): Task {
    const { type, title, unitId, body, dueAt, due, payload } = asked;
    const now = new Date().toISOString();
    const person = this.people.find((each) => isAbout(asked, each));
    const unit = unitId ?? person?.units.gridId ?? person?.units.districtId ?? newId();
    return {
      id,
      type,
      title: title ?? { 'zh-CN': type, en: type },
      status: 'open',
      source: {
        pluginId: type.split(':')[0] ?? '',
        name: { 'zh-CN': '插件', en: 'Plugin' },
        glyph: '试',
        color: 'other',
      },
      unit: { id: unit, name: '', level: 'grid' },
      units: person?.units ?? { districtId: unit, streetId: null, communityId: null, gridId: null },
      body: body ?? null,
      subject: subjectOf(asked, person),
      assignee: null,
      ...dueOf(dueAt, due),
      overseen: false,
      escalation: 0,
      dispatchId: null,
      createdAt: now,
      updatedAt: now,
      payload: payload ?? null,
      instruction: null,
      form: null,
      facts: [],
      known: [],
      actions: [],
      assigneeStanding: null,
      following: false,
      submission: null,
      refused: null,
      timeline: [],
      version: 1,
    };
  }
}

/** Somebody whom the task is about, or who lives in the household or building that it is about. */
function isAbout({ personId, householdId, buildingId }: CreateTask, { id, door }: TestPerson): boolean {
  if (personId !== undefined) return id === personId;
  if (householdId !== undefined) return door?.householdId === householdId;
  return buildingId !== undefined && door?.buildingId === buildingId;
}

/** As core tells it, of places where somebody of its residents lives. */
function subjectOf({ personId, buildingId }: CreateTask, resident: TestPerson | undefined): TaskSubject | null {
  if (resident === undefined) return null;
  const { id, name, door } = resident;
  if (personId !== undefined) return { personId: id, name, door };
  if (buildingId === undefined) return { personId: null, name: null, door };
  return { personId: null, name: null, door: null, building: { id: buildingId, name: door?.building ?? '' } };
}

function keyOf(request: IncomingMessage): string {
  return String(request.headers['idempotency-key'] ?? '');
}

/** What the token of the user says for whom the plugin asks; null where it asks by itself. */
function userOf(request: IncomingMessage): { sub: string; units?: string[] } | null {
  const token = request.headers[USER_TOKEN_HEADER];
  return typeof token === 'string' ? JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) : null;
}

/** As core counts working days; the fake one lives in Shanghai. */
function dueOf(dueAt: string | undefined, due: CreateTask['due']): Pick<Task, 'dueAt'> {
  if (due === undefined) return dueAt === undefined ? {} : { dueAt };
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  return { dueAt: endOfWorkingDays(today, due.workingDays, 'Asia/Shanghai').toISOString() };
}

function refusal(status: number, code: string): Answer {
  return { status, body: problem({ title: code, status, code }) };
}

/** As JSON; of a form with a file its fields. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    return Object.fromEntries(await new Response(bytes, { headers: { 'content-type': type } }).formData());
  }
  const text = bytes.toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

function unitsOf({ units: { districtId, streetId, communityId, gridId } }: TestPerson): string[] {
  return [districtId, streetId, communityId, gridId].filter((id) => id !== null);
}

function idsOf(body: unknown): string[] {
  if (body === null || typeof body !== 'object' || !('ids' in body) || !Array.isArray(body.ids)) return [];
  return body.ids.filter((id): id is string => typeof id === 'string');
}
