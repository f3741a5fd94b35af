import {
  type Client,
  corePermissions,
  createClient,
  newId,
  type Role,
  type Route,
  roleSchema,
  routes,
  urlOf,
} from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administratorRoles, rolePermissions } from '../src/access/roles.js';
import { sentDispatch } from './support/dispatch.js';
import { idOf, people, units } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { type RouteCall, routeCalls, type World } from './support/route-calls.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const all = Object.entries(routes).flatMap(([group, operations]) =>
  Object.entries(operations).map(([name, route]: [string, Route]) => ({ name: `${group}.${name}`, route })),
);
const calls: Record<string, RouteCall | undefined> = routeCalls;
const callOf = (name: string): RouteCall => {
  const call = calls[name];
  if (call === undefined) throw new Error(`${name} has no entry in support/route-calls.ts: say how it is called`);
  return call;
};

const isOfUnits = (name: string) => calls[name]?.about === 'thing' || calls[name]?.about === 'rows';

/** Roles in the order in which one is looked for: those of a community before the street's and the district's. */
const ordered: Role[] = ['communitySecretary', 'streetOfficial', ...roleSchema.options];
const holderOf = (permission: string) => ordered.find((role) => holdsByDefault(role, permission));
const lackerOf = (permission: string) =>
  (['supervisor', 'propertyManager'] as const).find((role) => !holdsByDefault(role, permission)) ?? 'supervisor';
function holdsByDefault(role: Role, permission: string): boolean {
  const held: readonly string[] = rolePermissions[role];
  return held.includes(permission);
}

/** Ids of everything in the other street, which nobody of elm may be told. */
const foreign = [
  ...people.filter(({ grid }) => grid.startsWith('ash')).map(({ name }) => idOf(name)),
  ...units.filter(({ name }) => name.startsWith('ash')).map(({ name }) => idOf(name)),
];
const own = [
  ...people.filter(({ grid }) => grid.startsWith('elm')).map(({ name }) => idOf(name)),
  ...units.filter(({ name }) => name.startsWith('elm')).map(({ name }) => idOf(name)),
];

function formWith(content: string): FormData {
  const form = new FormData();
  form.append('file', new File([content], 'list.csv'));
  return form;
}

async function reportedMatter(client: Client): Promise<string> {
  const { id } = await client.matters.report({
    body: {
      title: '楼道灯不亮',
      category: 'publicFacilities',
      source: 'public',
      place: { unitId: idOf('elm-1') },
      contact: { name: '陈小雨', phone: '19900001234' },
    },
    idempotencyKey: newId(),
  });
  return id;
}

describe.each(dialects)('every route, on %s', (dialect) => {
  const plugin = new FixturePlugin();
  let platform: TestPlatform;
  let staff: StaffOf;
  let world: World;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    staff = new StaffOf(platform);
    const client = await platform.clientOfPlugin(plugin);
    const taskAt = async (person: string) => {
      const body = { type: 'fixture:visit', personId: idOf(person) };
      return (await client.tasks.create({ body, idempotencyKey: newId() })).id;
    };
    const { clientId, clientSecret } = plugin.credentials;
    const cookie = await staff.cookie('communitySecretary', 'elm');
    const secretary = createClient({ baseUrl: platform.url, headers: () => ({ cookie }) });
    const inElm = { unitId: idOf('elm'), validFrom: '2023-01-01' };
    world = {
      elmTask: await taskAt('elm-1-person-0'),
      ashTask: await taskAt('ash-1-person-0'),
      member: (await staff.account('communityWorker', 'elm')).id,
      body: (await secretary.bodies.create({ body: { ...inElm, kind: 'residentsCommittee', name: '居委会' } })).id,
      agency: (
        await secretary.agencies.create({
          body: {
            ...inElm,
            kind: 'policeRoom',
            bureau: 'police',
            glyph: '警',
            name: '警务室',
            serves: [idOf('elm-1')],
          },
        })
      ).id,
      partner: (await secretary.partners.create({ body: { ...inElm, kind: 'propertyCompany', name: '物业公司' } })).id,
      premises: (await secretary.premises.create({ body: { ...inElm, name: '办公室', areaSquareMetres: 120 } })).id,
      dispatch: await sentDispatch(secretary),
      elmMatter: await reportedMatter(secretary),
      plugin: { clientId, clientSecret, baseUrl: plugin.baseUrl },
    };
  }, 60_000);
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const send = async (route: Route, call: RouteCall, headers: Record<string, string>) => {
    const params = call.paramsOf?.(world) ?? call.params ?? {};
    const body = call.body?.(world);
    const answer = await platform.fetch(urlOf('', route.path, { params, query: call.query ?? {} }), {
      method: route.method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(route.idempotencyKey === 'none' ? {} : { 'idempotency-key': newId() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(call.upload === undefined ? {} : { body: formWith(call.upload) }),
    });
    if (answer.ok && route.media === 'text/event-stream') {
      await answer.body?.cancel();
      return { status: answer.status, text: '' };
    }
    return { status: answer.status, text: await answer.text() };
  };
  /** Headers of whoever may use the route: a member of staff in the unit, else the plugin. */
  const permitted = async (route: Route, call: RouteCall, unit: string): Promise<Record<string, string>> => {
    const role = route.access.kind === 'permission' ? holderOf(route.access.permission) : 'communitySecretary';
    if (role === undefined) return { authorization: `Bearer ${await platform.tokenOf(plugin.credentials)}` };
    const place = administratorRoles.has(role) ? 'district' : unit;
    return { cookie: await (call.fresh ? staff.another(role, place) : staff.cookie(role, place)) };
  };

  it('has its call, and no call is left over', () => {
    expect(Object.keys(routeCalls).sort()).toEqual(all.map(({ name }) => name).sort());
  });

  describe.each(all)('$name', ({ name, route }) => {
    it('nobody', async () => {
      const call = callOf(name);
      const { status } = await send(route, call, {});
      expect(status).toBe(route.access.kind === 'public' ? (call.answers ?? route.status) : 401);
    });

    if (route.access.kind === 'permission') {
      const { permission } = route.access;
      it('the right unit without the permission', async () => {
        const cookie = await staff.cookie(lackerOf(permission), 'elm');
        expect((await send(route, callOf(name), { cookie })).status).toBe(403);
      });
    }

    if (isOfUnits(name)) {
      it('another unit, with the permission', async () => {
        const call = callOf(name);
        const { status, text } = await send(route, call, await permitted(route, call, 'ash'));
        expect(status).toBe(call.about === 'thing' ? (call.elsewhere ?? 404) : route.status);
        for (const id of [...own, world.elmTask, world.elmMatter]) expect(text).not.toContain(id);
      });
    }

    if (route.access.kind !== 'public') {
      it('the right unit, with the permission', async () => {
        const call = callOf(name);
        const { status, text } = await send(route, call, await permitted(route, call, 'elm'));
        expect({ status, text: status < 500 ? '' : text }).toEqual({ status: call.answers ?? route.status, text: '' });
        if (call.about === 'platform') return;
        for (const id of [...foreign, world.ashTask]) expect(text).not.toContain(id);
      });
    }
  });

  it('lets one administrator do what no other can', async () => {
    const shared = new Set<string>([
      corePermissions.orgUnitRead,
      corePermissions.staffRead,
      corePermissions.revealRead,
      corePermissions.pluginRead,
    ]);
    for (const { name, route } of all) {
      if (route.access.kind !== 'permission' || shared.has(route.access.permission)) continue;
      const letIn: Role[] = [];
      for (const role of administratorRoles) {
        const { status } = await send(route, callOf(name), { cookie: await staff.cookie(role, 'district') });
        if (status !== 403) letIn.push(role);
      }
      expect(letIn.length, `${name} lets in ${letIn.join(', ')}`).toBeLessThanOrEqual(1);
    }
  });
});
