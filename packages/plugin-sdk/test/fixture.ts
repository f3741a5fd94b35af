import { Controller, Injectable, Module } from '@nestjs/common';
import { z } from 'zod';
import { definePlugin } from '../src/manifest/index.js';
import {
  Caller,
  type CloudEvent,
  CoreClient,
  CurrentCaller,
  column,
  createTable,
  Database,
  defineMigration,
  Input,
  newId,
  OnEvent,
  type PluginInput,
  PluginProblem,
  PluginRoute,
  Search,
  type SearchHit,
  type SearchQuery,
  type TaskDelivery,
  TaskOutbox,
  type TaskOutcome,
  TaskResult,
  Tasks,
} from '../src/server/index.js';

const resultSchema = z.object({ met: z.boolean() });

export const plugin = definePlugin({
  id: 'fixture',
  version: '1.0.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '夹具', en: 'Fixture' },
  glyph: '试',
  bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind: 'other' },
  permissions: [{ name: 'fixture:thing.read', title: { 'zh-CN': '看', en: 'See' } }],
  grants: ['core:task.create'],
  pages: [],
  contributions: [],
  taskTypes: [{ name: 'visit', title: { 'zh-CN': '上门', en: 'Visit' }, result: resultSchema }],
  events: { subscribes: ['cn.yige.task.cancelled.v1'] },
});

/** How the handler behaves; a test decides. */
export const behaviour: { beforeCommit: () => Promise<void>; refuse: boolean } = {
  beforeCommit: () => Promise.resolve(),
  refuse: false,
};

const things = {
  method: 'GET',
  path: '/things/:id',
  permission: 'fixture:thing.read',
  params: z.object({ id: z.coerce.number().int() }),
} as const;

const files = {
  method: 'GET',
  path: '/files',
  permission: 'fixture:thing.read',
  query: z.strictObject({ of: z.string() }),
  sensitive: true,
} as const;

const residents = {
  method: 'GET',
  path: '/residents',
  permission: 'fixture:thing.read',
  query: z.strictObject({ q: z.string() }),
} as const;

const wish = {
  method: 'POST',
  path: '/wishes',
  permission: 'fixture:thing.read',
  body: z.strictObject({ key: z.string(), unitId: z.string(), fail: z.boolean().default(false) }),
} as const;

const manyWishes = {
  method: 'POST',
  path: '/wishes/many',
  permission: 'fixture:thing.read',
  body: z.strictObject({ keys: z.array(z.string()), unitId: z.string() }),
} as const;

@Controller()
class ThingsController {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskOutbox,
    private readonly direct: Tasks,
    private readonly core: CoreClient,
  ) {}

  @PluginRoute(residents)
  async find(@CurrentCaller() caller: Caller, @Input() { query }: PluginInput<typeof residents>): Promise<unknown> {
    const { items } = await this.core.forUser(caller).people.list({ query });
    return { ids: items.map(({ id }) => id) };
  }

  @PluginRoute(files)
  files(@Input() { query }: PluginInput<typeof files>): unknown {
    const [first = null, ...others] = query.of.split(',').map((personId) => ({ personId, illness: '高血压' }));
    return { file: first, others: others.map((each) => ({ of: each })), unknown: { personId: null } };
  }

  @PluginRoute(things)
  thing(@CurrentCaller() caller: Caller, @Input() { params }: PluginInput<typeof things>): unknown {
    return { id: params.id, kind: caller.kind, name: caller.name, scope: caller.scopeFor('fixture:thing.read') };
  }

  @PluginRoute(manyWishes)
  wishes(@Input() { body }: PluginInput<typeof manyWishes>): Promise<TaskOutcome[]> {
    const { keys, unitId } = body;
    return this.direct.createMany(keys.map((key) => ({ key, task: { type: 'fixture:visit', unitId, round: key } })));
  }

  @PluginRoute(wish)
  async wish(@Input() { body }: PluginInput<typeof wish>): Promise<{ asked: boolean }> {
    return this.database.transaction(async () => {
      const asked = await this.tasks.create(body.key, { type: 'fixture:visit', unitId: body.unitId });
      if (body.fail) throw new PluginProblem(409, 'wish.refused', { title: { 'zh-CN': '不行', en: 'No' } });
      return { asked };
    });
  }
}

@Injectable()
class Records {
  constructor(private readonly database: Database) {}

  @TaskResult('visit')
  async record({ result, task }: TaskDelivery<z.infer<typeof resultSchema>>): Promise<{ reference: string }> {
    const id = newId();
    await this.database.insertMany('records', ['id', 'about'], [[id, task.id]]);
    await behaviour.beforeCommit();
    if (behaviour.refuse) {
      throw new PluginProblem(422, 'visit.refused', { title: { 'zh-CN': '不收', en: 'Not taken' } });
    }
    return { reference: `${result.met ? 'met' : 'missed'}/${id}` };
  }

  @OnEvent('cn.yige.task.cancelled.v1')
  async cancelled({ subject }: CloudEvent): Promise<void> {
    await this.database.insertMany('records', ['id', 'about'], [[newId(), subject]]);
  }
}

@Injectable()
class Finder {
  @Search()
  async find({ text, personIds, scope, limit }: SearchQuery): Promise<SearchHit[]> {
    const [unit] = scope.units;
    if (unit === undefined) return [];
    const hits: SearchHit[] =
      text === null ? [] : [{ kind: 'record', title: text, unitId: unit.id, note: null, page: '/' }];
    for (const personId of personIds) hits.push({ kind: 'person', personId, note: null, page: null });
    return hits.slice(0, limit);
  }
}

@Module({ controllers: [ThingsController], providers: [Records, Finder] })
class FixtureModule {}

/** With everything of its module; `plugin` alone is for modules that find nothing. */
export const program = {
  plugin: {
    ...plugin,
    search: { title: { 'zh-CN': '东西', en: 'Things' }, permission: 'fixture:thing.read' },
  } as const,
  module: FixtureModule,
  entities: [],
  migrations: [
    defineMigration('0001-records', [
      createTable('records', { columns: { id: column.id(), about: column.code(60) }, primaryKey: ['id'] }),
    ]),
  ],
};
