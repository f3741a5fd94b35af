import { type Building, type Client, routes } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { faultsOf, newPerson } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const source = '网格员上门';

function doorsOf({ entrances }: Building): [string | null, string, number][] {
  return entrances.flatMap(({ name, dwellings }) =>
    dwellings.map(({ door, floor }): [string | null, string, number] => [name, door, floor]),
  );
}

describe.each(dialects)('buildings and doors by hand, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;
  let secretary: Client;
  let stranger: Client;
  let doctor: Client;

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    [worker, secretary, stranger, doctor] = await Promise.all([
      platform.clientOf('worker.elm-1'),
      platform.clientOf('secretary.elm'),
      platform.clientOf('worker.oak-1'),
      platform.clientOf('doctor.elm'),
    ]);
  });
  afterAll(() => platform?.stop());

  const create = (name: string, client = worker, more: object = {}) =>
    client.buildings.create({ body: { unitId: idOf('elm-1'), name, source, ...more } });
  const add = (id: string, doors: { entrance?: string | null; door: string; floor?: number }[], client = worker) =>
    client.buildings.addDoors({ params: { id }, body: { doors, source } });
  const actsOn = (id: string) =>
    platform.database.query('SELECT action FROM audit_entries WHERE subject_id = ? ORDER BY id', [id], (row) =>
      row.text('action'),
    );

  it('takes down a building and its doors as an import would, and somebody moves in', async () => {
    const made = await create('21', worker, { location: { longitude: 113.512_345, latitude: 34.8 } });
    expect(made).toMatchObject({
      name: '21 栋',
      unitId: idOf('elm-1'),
      location: { longitude: 113.512345, latitude: 34.8 },
      dwellings: 0,
      actions: ['flagDwelling', 'startWalkRound', 'correct'],
    });
    const filled = await add(made.id, [
      { entrance: '1', door: '1203' },
      { entrance: '1', door: '101' },
      { door: '门卫室', floor: -1 },
    ]);
    expect(doorsOf(filled)).toEqual([
      [null, '门卫室', -1],
      ['1 单元', '101', 1],
      ['1 单元', '1203', 12],
    ]);
    const dwellingId = filled.entrances[1]?.dwellings[0]?.id ?? '';
    const residence = { dwellingId, householdId: null, residenceKind: 'permanent', validFrom: '2026-01-01' } as const;
    const { door } = await worker.people.create({ body: newPerson({ residence }) });
    expect(door?.text).toBe('21 栋 1 单元 101');
    const changes = (await worker.buildings.history({ params: { id: made.id } })).items;
    expect(changes.map(({ aspect, after, source: word }) => [aspect, after, word])).toContainEqual([
      'door',
      '1 单元 1203',
      source,
    ]);
    expect(await actsOn(made.id)).toEqual(['building.added', 'dwelling.added']);
  });

  it('has a building once in its community and a door once in its building, also when two say so at once', async () => {
    const twice = await Promise.allSettled([create('22 栋'), create('22 幢', secretary)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(create('22 号楼')).rejects.toMatchObject({ code: 'building.exists', status: 409 });
    const [id] = (await worker.buildings.list({ query: { q: '22 栋' } })).items.map((building) => building.id);
    const doors = await Promise.allSettled([
      add(id ?? '', [{ entrance: '1', door: '501' }]),
      add(id ?? '', [{ entrance: '1 单元', door: '501室' }]),
    ]);
    expect(doors.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    // All of them or none.
    const half = add(id ?? '', [
      { entrance: '1', door: '502' },
      { entrance: '1', door: '501' },
      { entrance: '1', door: '502' },
    ]);
    expect(await faultsOf(half)).toEqual(['/body/doors/1/door exists', '/body/doors/2/door exists']);
    // Whichever of the two came first.
    const kept = doorsOf(await worker.buildings.get({ params: { id: id ?? '' } }));
    expect(kept).toEqual([['1 单元', expect.stringMatching(/^501室?$/), 5]]);
  });

  it('corrects names, places and doors, and tells who lives there by them', async () => {
    const made = await create('东 23');
    const filled = await add(made.id, [
      { entrance: '1', door: '301' },
      { entrance: '1', door: '302' },
    ]);
    const [first, second] = filled.entrances[0]?.dwellings ?? [];
    const params = { id: first?.id ?? '' };
    const residence = {
      dwellingId: params.id,
      householdId: null,
      residenceKind: 'permanent',
      validFrom: '2026-01-01',
    } as const;
    const person = await worker.people.create({ body: newPerson({ residence }) });
    const correct = (body: object, client = worker) =>
      client.buildings.correctDoor({ params, body: { source, ...body } });
    await expect(correct({ door: second?.door })).rejects.toMatchObject({ code: 'dwelling.exists' });
    const changed = await correct({ entrance: '2', door: '401', floor: 4 });
    expect(doorsOf(changed)).toEqual([
      ['1 单元', '302', 3],
      ['2 单元', '401', 4],
    ]);
    await expect(correct({ floor: 5 }, stranger)).rejects.toMatchObject({ status: 404 });
    await expect(correct({ floor: 5 }, doctor)).rejects.toMatchObject({ status: 403 });
    const rename = (name: string) => worker.buildings.correct({ params: { id: made.id }, body: { name, source } });
    await create('24 栋');
    await expect(rename('24')).rejects.toMatchObject({ code: 'building.exists' });
    expect((await rename('25')).name).toBe('25 栋');
    const { door } = await worker.people.get({ params: { id: person.id } });
    expect(door?.text).toBe('25 栋 2 单元 401');
    const found = await worker.people.list({ query: { q: '25-2-401' } });
    expect(found.items.map(({ id }) => id)).toEqual([person.id]);
    const moved = await worker.buildings.correct({
      params: { id: made.id },
      body: { location: { longitude: 1.5, latitude: 2 }, source },
    });
    expect(moved.location).toEqual({ longitude: 1.5, latitude: 2 });
    const { items } = await worker.households.history({ params: { id: door?.householdId ?? '' } });
    expect(items.map(({ aspect, before, after }) => [aspect, before, after])).toEqual(
      expect.arrayContaining([
        ['door', '1 单元 301', '2 单元 401'],
        ['floor', 3, 4],
      ]),
    );
  });

  it('takes out what was taken down by mistake, and nothing that somebody has lived behind', async () => {
    const made = await create('石桥村 26 号', worker, { house: true });
    expect(doorsOf(made)).toEqual([[null, '石桥村 26 号', 1]]);
    const renamed = await worker.buildings.correct({ params: { id: made.id }, body: { name: '石桥村 27 号', source } });
    expect(doorsOf(renamed)).toEqual([[null, '石桥村 27 号', 1]]);
    const remove = (client = worker) => client.buildings.remove({ params: { id: made.id }, body: { source } });
    await expect(remove()).rejects.toMatchObject({ code: 'building.inUse' });
    const door = { id: made.entrances[0]?.dwellings[0]?.id ?? '' };
    const emptied = await worker.buildings.removeDoor({ params: door, body: { source } });
    expect(emptied.entrances).toEqual([]);
    await expect(worker.buildings.removeDoor({ params: door, body: { source } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(remove(stranger)).rejects.toMatchObject({ status: 404 });
    await remove();
    await expect(worker.buildings.get({ params: { id: made.id } })).rejects.toMatchObject({ status: 404 });
    expect(await actsOn(made.id)).toEqual(['building.added', 'building.corrected', 'building.removed']);
    const home = worker.buildings.removeDoor({ params: { id: idOf('elm-1-dwelling') }, body: { source } });
    await expect(home).rejects.toMatchObject({ code: 'dwelling.inUse', status: 409 });
  });

  it('a door that a round found not to be there goes with what the round said of it', async () => {
    const made = await create('28 栋');
    const filled = await add(made.id, [{ entrance: '1', door: '101' }]);
    const dwellingId = filled.entrances[0]?.dwellings[0]?.id ?? '';
    const round = await worker.walkRounds.start({ params: { id: made.id }, body: {} });
    await worker.walkRounds.check({
      params: { id: round.id, dwellingId },
      body: { state: 'changed', note: '没有这一户' },
    });
    await worker.buildings.removeDoor({ params: { id: dwellingId }, body: { source } });
    const shown = await worker.walkRounds.get({ params: { id: round.id } });
    expect(shown).toMatchObject({ doors: 0, checked: 0, findings: [{ dwellingId: null, settled: { note: source } }] });
    await expect(worker.buildings.remove({ params: { id: made.id }, body: { source } })).rejects.toMatchObject({
      code: 'building.inUse',
    });
  });

  it('takes down buildings only where the caller keeps the registry', async () => {
    expect(await faultsOf(create('29', stranger))).toEqual(['/body/unitId unknown']);
    expect(await faultsOf(create('29', secretary, { unitId: idOf('north') }))).toEqual(['/body/unitId unknown']);
    await expect(create('29', doctor)).rejects.toMatchObject({ status: 403 });
    expect((await create('29', secretary, { unitId: idOf('elm') })).unitId).toBe(idOf('elm'));
  });

  it('finds buildings by the beginning of their names and by what their doors are like, in either order', async () => {
    const a = await create('北 2');
    const b = await create('北 1');
    const filled = await add(b.id, [{ door: '1' }, { door: '2' }]);
    const flag = { params: { id: filled.entrances[0]?.dwellings[0]?.id ?? '' }, body: { rented: true, source } };
    await worker.buildings.flagDwelling(flag);
    const list = async (query: object) =>
      (await worker.buildings.list({ query: { limit: 200, ...query } })).items.map(({ id }) => id);
    expect(await list({ q: '北' })).toEqual([a.id, b.id]);
    expect(await list({ q: '北', sort: 'name' })).toEqual([b.id, a.id]);
    expect(await list({ q: '北', has: 'rented' })).toEqual([b.id]);
    expect(await list({ q: '北', has: 'unchecked' })).toEqual([b.id]);
    expect(await list({ q: '北', has: 'vacant' })).toEqual([]);
    const first = await worker.buildings.list({ query: { q: '北', sort: 'name', limit: 1 } });
    expect(first.items).toMatchObject([{ id: b.id, unchecked: 2, rented: 1 }]);
    expect(await list({ q: '北', sort: 'name', cursor: first.next })).toEqual([a.id]);
    expect(routes.buildings.list.query.safeParse({ has: 'ghosts' }).success).toBe(false);
    const cookie = await platform.cookieOf('worker.elm-1');
    const { statements } = await platform.database.statements.count(
      async () =>
        await platform.application.inject({
          url: '/api/v1/buildings?q=2&has=unchecked&sort=name',
          headers: { cookie },
        }),
    );
    expect(statements.filter((sql) => sql.includes('buildings'))).toHaveLength(1);
  });
});
