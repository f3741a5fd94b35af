import { type Client, newId, type PluginManifest, type Task } from '@yige/contracts';
import type { StaffCaller } from '../../src/access/caller.js';
import { rolePermissions } from '../../src/access/roles.js';
import { UnitDirectory } from '../../src/org/unit-directory.js';
import { idOf } from './district.js';
import { FixturePlugin, withSecretType } from './fixture-plugin.js';
import { newPerson } from './registry.js';
import type { TestPlatform } from './test-platform.js';

const visit = firstOf(new FixturePlugin().manifest.taskTypes);

/** Looks at something, where the resident agrees. */
const watch: PluginManifest['taskTypes'][number] = {
  ...visit,
  ...{ name: 'watch', facts: ['consent'], doorVisible: true, doorPower: 'observe' },
  resultSchema: {
    type: 'object',
    properties: { met: { type: 'boolean' }, consent: { enum: ['given', 'refused'] } },
    additionalProperties: false,
  },
};

/** A bureau whose `visit` is done at doors, beside one that is not, and one that is confidential. */
export function bureauAtDoors(): FixturePlugin {
  const { permissions, taskTypes } = withSecretType();
  return new FixturePlugin('fixture', {
    permissions,
    taskTypes: [
      ...taskTypes.map((type) => ({ ...type, doorVisible: true })),
      { ...visit, name: 'desk', doorVisible: false },
      watch,
    ],
    events: { subscribes: ['cn.yige.visit.attempted.v1'] },
  });
}

/** A second one: it asks who lives alone, and its doctors do a `sample` whole, which others collect. */
export function clinicAtDoors(): FixturePlugin {
  const permissions: PluginManifest['permissions'] = [
    { name: 'clinic:reading.review', title: { 'zh-CN': '复核', en: 'Review' }, grantedTo: ['stationDoctor'] },
  ];
  const resultSchema = {
    type: 'object',
    required: ['livingAlone'],
    properties: { livingAlone: { enum: ['yes', 'no'] }, reading: { type: 'integer' } },
  };
  const reading: PluginManifest['taskTypes'][number] = {
    ...visit,
    ...{ name: 'reading', title: { 'zh-CN': '卫生站上门', en: 'Health visit' }, resultSchema },
    ...{ facts: ['livingAlone'], doorVisible: true, doorPower: 'complete' },
  };
  return new FixturePlugin('clinic', {
    permissions,
    name: { 'zh-CN': '诊所', en: 'Clinic' },
    glyph: '卫',
    taskTypes: [reading, { ...reading, name: 'sample', doorPower: 'collect', qualification: 'clinic:reading.review' }],
    events: { subscribes: ['cn.yige.visit.attempted.v1'] },
  });
}

export interface Door {
  buildingId: string;
  householdId: string;
  personId: string;
}

/** Doors of a test's own with somebody behind each, and tasks for them. */
export class DoorDesk {
  private readonly buildings = new Map<string, string>();

  constructor(private readonly platform: TestPlatform) {}

  /** Somebody new behind a new door, e.g. `12 栋`, `2`, 5, `501`. */
  async door(grid: string, building: string, entrance: string, floor: number, door: string): Promise<Door> {
    const dwellingId = newId();
    const { database } = this.platform;
    await database.insertMany(
      'dwellings',
      ['id', 'building_id', 'entrance', 'floor', 'door'],
      [[dwellingId, await this.building(grid, building), entrance, floor, door]],
    );
    const secretary = await this.platform.clientOf('secretary.elm');
    const residence = {
      ...{ dwellingId, householdId: null, residenceKind: 'permanent' as const, validFrom: '2020-01-01' },
    };
    const person = await secretary.people.create({ body: newPerson({ residence }), idempotencyKey: newId() });
    const number = this.platform.application.get(UnitDirectory).byId(idOf(grid))?.number ?? 0;
    await database.execute('UPDATE people SET grid_id = ? WHERE id = ?', [number, person.id]);
    const { householdId = '', buildingId = '' } = person.door ?? {};
    return { householdId, buildingId, personId: person.id };
  }

  /** Given to somebody, or to nobody. */
  async task(
    client: Client,
    type: string,
    { personId }: Door,
    { assigneeId, dueAt }: { assigneeId?: string | null; dueAt?: string | null } = {},
  ): Promise<Task> {
    const task = await client.tasks.create({
      body: {
        type,
        personId,
        ...(assigneeId === undefined || assigneeId === null ? {} : { assigneeId }),
        ...(dueAt === null ? {} : { dueAt: dueAt ?? new Date().toISOString() }),
      },
      idempotencyKey: newId(),
    });
    // The grid's one worker gets what nobody is named for.
    if (assigneeId === null) {
      await this.platform.database.execute('UPDATE tasks_open SET assignee_id = NULL WHERE id = ?', [task.id]);
    }
    return task;
  }

  /** About a household, or a building as a whole; due now. */
  wholeTask(
    client: Client,
    type: string,
    place: { householdId: string } | { buildingId: string },
    assigneeId: string,
  ): Promise<Task> {
    const dueAt = new Date().toISOString();
    return client.tasks.create({ body: { type, ...place, assigneeId, dueAt }, idempotencyKey: newId() });
  }

  private async building(grid: string, name: string): Promise<string> {
    const known = this.buildings.get(`${grid} ${name}`);
    if (known !== undefined) return known;
    const id = newId();
    this.buildings.set(`${grid} ${name}`, id);
    const units = this.platform.application.get(UnitDirectory);
    const { district, street, community, grid: number } = units.numbersOf(units.byId(idOf(grid))?.number ?? 0);
    await this.platform.database.insertMany(
      'buildings',
      ['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'name', 'position', 'address_key'],
      [[id, district, street, community, number, name, 0, name]],
    );
    return id;
  }
}

/** A grid's worker as the rest of core knows them, for what is counted without a request. */
export function gridWorkerOf({ application }: TestPlatform, grid: string, accountId: string): StaffCaller {
  const units = application.get(UnitDirectory);
  const unit = units.byId(idOf(grid));
  if (unit === null) throw new Error('The worker has a grid');
  const post = {
    ...{ id: newId(), role: 'gridWorker' as const, unit, community: null, body: null, agency: null, partner: null },
    ...{ scope: units.scopeUnits(unit.number), permissions: new Set(rolePermissions.gridWorker) },
  };
  return {
    ...{ kind: 'staff', accountId, username: '', name: '', sessionKey: '', confirmedAt: new Date() },
    ...{ restriction: null, posts: [post], heldPosts: [post], actingPostId: null, breakGlass: null, standsInFor: [] },
  };
}

function firstOf<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new Error('The fixture has a task type');
  return first;
}
