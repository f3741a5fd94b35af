import { Module } from '@nestjs/common';
import { type CloudEvent, newId, type UnitPath } from '@yige/contracts';
import { Database } from '@yige/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { column, createTable, defineMigration, nullable, unitColumns, unitValues } from '../src/server/index.js';
import { createTestPlatform, type TestPlatform, testDialects } from '../src/testing/index.js';
import { plugin, program } from './fixture.js';

@Module({})
class EmptyModule {}

const following = {
  ...program,
  module: EmptyModule,
  plugin: {
    ...plugin,
    taskTypes: [],
    grants: ['core:person.read', 'core:orgUnit.read'] as const,
    events: { subscribes: ['cn.yige.person.moved.v1', 'cn.yige.org.reorganised.v1'] },
  },
  migrations: [
    defineMigration('0001-places', [
      createTable('clients', {
        columns: { person_id: column.id(), ...unitColumns() },
        primaryKey: ['person_id'],
      }),
      createTable('records', {
        columns: { id: column.id(), about: nullable(column.id()), ...unitColumns() },
        primaryKey: ['id'],
      }),
    ]),
  ],
  unitRows: [
    { table: 'clients', key: 'person_id', person: 'person_id' },
    { table: 'records', key: 'id' },
  ],
};

const district = newId();
const north = newId();
const south = newId();
const path = (streetId: string, gridId: string): UnitPath => ({
  districtId: district,
  streetId,
  communityId: streetId === north ? elm : oak,
  gridId,
});
const elm = newId();
const oak = newId();
const [elm1, elm2, oak1] = [newId(), newId(), newId()];

describe.each(testDialects())('rows with unit columns, on %s', (dialect) => {
  let platform: TestPlatform;
  let database: Database;
  beforeAll(async () => {
    platform = await createTestPlatform(following, { dialect });
    database = platform.server.application.get(Database);
  });
  afterAll(() => platform?.stop());
  afterEach(async () => {
    platform.core.people.length = 0;
    platform.core.unitsToday.clear();
    await database.execute('DELETE FROM clients', []);
    await database.execute('DELETE FROM records', []);
  });

  const resident = (id: string, units: UnitPath) => {
    const known = platform.core.people.findIndex((person) => person.id === id);
    if (known >= 0) platform.core.people.splice(known, 1);
    platform.core.people.push({
      ...{ id, units, name: '陈桂兰', sex: 'female', birthDate: '1944-05-12', idNumber: null, phone: null },
      ...{ unitName: '', door: null, householdSize: null },
    });
  };
  const client = async (units: UnitPath) => {
    const id = newId();
    resident(id, units);
    await database.insertMany('clients', ['person_id', ...columns], [[id, ...unitValues(units)]]);
    return id;
  };
  const record = async (units: UnitPath) => {
    const id = newId();
    await database.insertMany('records', ['id', 'about', ...columns], [[id, null, ...unitValues(units)]]);
    return id;
  };
  const columns = ['district_id', 'street_id', 'community_id', 'grid_id'];
  const gridOf = (table: 'clients' | 'records', id: string) =>
    database.queryOne(
      `SELECT street_id, grid_id FROM ${table} WHERE ${table === 'clients' ? 'person_id' : 'id'} = ?`,
      [id],
      (row) => [row.textOrNull('street_id'), row.textOrNull('grid_id')],
    );
  const hear = async (type: string, data: Record<string, string>) => {
    const event: CloudEvent = {
      ...{ specversion: '1.0', id: newId(), source: '/core', type, subject: 'x', time: new Date().toISOString() },
      ...{ datacontenttype: 'application/json', data },
    };
    expect((await platform.deliverEvent(event)).status).toBe(200);
  };
  const settled = () =>
    expect
      .poll(
        () => database.queryOne('SELECT COUNT(*) AS waiting FROM yige_unit_moves', [], (row) => row.integer('waiting')),
        {
          timeout: 20_000,
        },
      )
      .toBe(0);

  it('follow a resident who moves, and no record of the place where work was done', async () => {
    const moved = await client(path(north, elm1));
    const neighbour = await client(path(north, elm1));
    const visit = await record(path(north, elm1));
    resident(moved, path(south, oak1));
    await hear('cn.yige.person.moved.v1', { personId: moved });
    await settled();
    expect(await gridOf('clients', moved)).toEqual([south, oak1]);
    expect(await gridOf('clients', neighbour)).toEqual([north, elm1]);
    expect(await gridOf('records', visit)).toEqual([north, elm1]);
  });

  it('follow a merger, a unit that another street takes over, and a split', async () => {
    const merged = await record(path(north, elm1));
    const taken = await record(path(south, oak1));
    const stays = await client(path(north, elm2));
    const leaves = await client(path(north, elm2));
    const gone = await client(path(north, elm2));
    platform.core.people.splice(
      platform.core.people.findIndex(({ id }) => id === gone),
      1,
    );
    resident(leaves, path(south, oak1));
    platform.core.unitsToday.set(elm1, [path(north, elm2)]);
    platform.core.unitsToday.set(oak1, [path(north, oak1)]);
    platform.core.unitsToday.set(elm2, [path(north, elm2), path(south, oak1)]);
    await hear('cn.yige.org.reorganised.v1', { reorganisationId: newId() });
    await settled();
    expect(await gridOf('records', merged)).toEqual([north, elm2]);
    expect(await gridOf('records', taken)).toEqual([north, oak1]);
    expect(await gridOf('clients', stays)).toEqual([north, elm2]);
    expect(await gridOf('clients', leaves)).toEqual([south, oak1]);
    expect(await gridOf('clients', gone)).toEqual([north, elm2]);
  });

  it('go to where a divided unit’s own matters went when nobody can say more', async () => {
    const left = await record(path(north, elm1));
    platform.core.unitsToday.set(elm1, [path(south, oak1), path(north, elm2)]);
    await hear('cn.yige.org.reorganised.v1', { reorganisationId: newId() });
    await settled();
    expect(await gridOf('records', left)).toEqual([south, oak1]);
  });

  it('wait for a core that is down, and follow then', async () => {
    const moved = await client(path(north, elm1));
    resident(moved, path(south, oak1));
    platform.core.outage = true;
    await hear('cn.yige.person.moved.v1', { personId: moved });
    await expect
      .poll(() => database.queryOne('SELECT attempts FROM yige_unit_moves', [], (row) => row.integer('attempts')))
      .toBeGreaterThan(0);
    expect(await gridOf('clients', moved)).toEqual([north, elm1]);
    platform.core.outage = false;
    await settled();
    expect(await gridOf('clients', moved)).toEqual([south, oak1]);
  });
});

it('keep a plugin from starting that nobody would tell of moves', async () => {
  await expect(
    createTestPlatform({ ...following, plugin: { ...following.plugin, grants: [], events: { subscribes: [] } } }),
  ).rejects.toThrow(
    'unitRows need a subscription to cn.yige.person.moved.v1, a subscription to cn.yige.org.reorganised.v1, the grant core:orgUnit.read',
  );
});

it('ask for no news of residents where no row names one', async () => {
  const platform = await createTestPlatform({
    ...following,
    plugin: { ...following.plugin, events: { subscribes: ['cn.yige.org.reorganised.v1'] } },
    unitRows: [{ table: 'records', key: 'id' }],
  });
  await platform.stop();
});
