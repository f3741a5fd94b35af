import { type BodyKind, newId, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAttributes } from '../src/org/attributes.js';
import { settleToday } from '../src/org/today.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { Clock } from '../src/time/clock.js';
import { idOf, people } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('posts in bodies and agencies, on %s', (dialect) => {
  // A matter that residents report is the work of the community as a whole; what a bureau sends goes to the work station.
  const { taskTypes } = new FixturePlugin().manifest;
  const matters = taskTypes.map((type) => ({ ...type, name: 'matter', gate: 'reportedMatter' as const }));
  const plugin = new FixturePlugin('fixture', { taskTypes: [...taskTypes, ...matters] });
  let platform: TestPlatform;
  const bodies = new Map<BodyKind, string>();
  let agency: string;
  const number = (unit: string) => platform.application.get(UnitDirectory).byId(idOf(unit))?.number ?? 0;
  const move = (username: string, columns: Record<string, string | number | null>) =>
    platform.database.execute(
      `UPDATE appointments SET ${Object.keys(columns)
        .map((name) => `${name} = ?`)
        .join(', ')} WHERE id = ?`,
      [...Object.values(columns), idOf(`${username}-post`)],
    );

  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    const secretary = await platform.clientOf('secretary.elm');
    for (const kind of ['workStation', 'residentsCommittee', 'partyOrganisation'] as const) {
      const body = { unitId: idOf('elm'), kind, name: kind, validFrom: '2020-01-01' };
      bodies.set(kind, (await secretary.bodies.create({ body })).id);
    }
    const system = await platform.clientOf('system');
    const room = await system.agencies.create({
      body: {
        unitId: idOf('district'),
        kind: 'policeRoom',
        name: '警务室',
        bureau: 'police',
        glyph: '警',
        validFrom: '2020-01-01',
        serves: [idOf('elm-2'), idOf('ash')],
      },
    });
    agency = room.id;
    const bodyOf = (kind: BodyKind) => bodies.get(kind) ?? '';
    await move('worker.elm-1', { body_id: bodyOf('workStation') });
    await move('secretary.elm', { body_id: bodyOf('partyOrganisation') });
    // A member of the residents' committee of the whole community.
    await move('head.elm-1', {
      role: 'committeeMember',
      unit_number: number('elm'),
      body_id: bodyOf('residentsCommittee'),
    });
    // An officer with a desk in the district, whose room serves a grid here and a community there.
    await move('worker.oak-1', { role: 'policeOfficer', unit_number: number('district'), agency_id: agency });
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const create = async (body: BodyKind | undefined, fields: { unit?: string; assignee?: string } = {}) =>
    (await platform.clientOfPlugin(plugin)).tasks.create({
      body: {
        type: body === undefined ? 'fixture:matter' : 'fixture:visit',
        unitId: idOf(fields.unit ?? 'elm-1'),
        ...(body === undefined ? {} : { body }),
        ...(fields.assignee === undefined ? {} : { assigneeId: idOf(fields.assignee) }),
      },
      idempotencyKey: newId(),
    });

  /** By list, by id, by number: they agree, and the answer is what all of them say. */
  const sees = async (username: string, id: string) => {
    const client = await platform.clientOf(username);
    const listed: string[] = [];
    for (const box of ['mine', 'unit'] as const) {
      const { items } = await client.tasks.list({ query: { box, limit: 200 } });
      listed.push(...items.map((task) => task.id));
      const counts = await client.tasks.counts({ query: { box } });
      expect(counts[box]).toBe(items.length);
    }
    const byId = await client.tasks.get({ params: { id } }).then(
      ({ actions }) => actions,
      (error: unknown) => {
        if (error instanceof ProblemError && error.status === 404) return null;
        throw error;
      },
    );
    expect(listed.includes(id)).toBe(byId !== null);
    return byId !== null;
  };

  it.each([
    ['workStation', { 'worker.elm-1': true, 'head.elm-1': false, 'secretary.elm': false }],
    ['residentsCommittee', { 'worker.elm-1': false, 'head.elm-1': true, 'secretary.elm': false }],
    ['partyOrganisation', { 'worker.elm-1': false, 'head.elm-1': false, 'secretary.elm': true }],
    [undefined, { 'worker.elm-1': true, 'head.elm-1': true, 'secretary.elm': true }],
  ] as const)('the work of %s is seen by its own posts and by the street', async (body, expected) => {
    const task = await create(body);
    expect(task.body).toBe(body ?? null);
    const seen = Object.fromEntries(
      await Promise.all(Object.keys(expected).map(async (username) => [username, await sees(username, task.id)])),
    );
    expect(seen).toEqual(expected);
    expect(await sees('official.north', task.id)).toBe(true);
  });

  it('whoever does not see it cannot do it either', async () => {
    const { id } = await create('residentsCommittee');
    const accept = async (username: string) =>
      (await platform.clientOf(username)).tasks.act({ params: { id, action: 'accept' }, body: {} });
    await expect(accept('worker.elm-1')).rejects.toMatchObject({ status: 404, code: 'task.notFound' });
    expect((await accept('head.elm-1')).task?.status).toBe('accepted');
  });

  it('goes to the grid worker only where it is for the work station, and to nobody outside the body', async () => {
    expect((await create('workStation')).assignee?.id).toBe(idOf('worker.elm-1'));
    expect((await create('residentsCommittee')).assignee).toBeNull();
    await expect(create('residentsCommittee', { assignee: 'worker.elm-1' })).rejects.toMatchObject({
      status: 422,
      code: 'task.assigneeUnknown',
    });
    await expect(create('mediationCommittee')).rejects.toMatchObject({ status: 422, code: 'task.bodyUnknown' });
    await expect(create('workStation', { unit: 'oak-1' })).rejects.toMatchObject({ status: 422 });
  });

  it('a task assigned to somebody disappears with the post through which they saw it', async () => {
    const task = await create('residentsCommittee', { assignee: 'head.elm-1' });
    expect(await sees('head.elm-1', task.id)).toBe(true);
    await move('head.elm-1', { body_id: bodies.get('workStation') ?? '' });
    expect(await sees('head.elm-1', task.id)).toBe(false);
    await move('head.elm-1', { body_id: bodies.get('residentsCommittee') ?? '' });
  });

  it('a post in a body that has ended gives no rights', async () => {
    await platform.database.execute('UPDATE org_bodies SET valid_to = ? WHERE id = ?', [
      '2021-01-01',
      bodies.get('residentsCommittee') ?? '',
    ]);
    const client = await platform.clientOf('head.elm-1');
    await expect(client.tasks.list()).rejects.toMatchObject({ status: 403 });
    await platform.database.execute('UPDATE org_bodies SET valid_to = ? WHERE id = ?', [
      '9999-12-31',
      bodies.get('residentsCommittee') ?? '',
    ]);
  });

  it('a post in an agency sees what the agency serves today, in one statement with the session', async () => {
    const listed = async () => {
      const client = await platform.clientOf('worker.oak-1');
      return (await client.people.list({ query: { limit: 200 } })).items.map(({ id }) => id).sort();
    };
    const of = (grids: string[]) =>
      people
        .filter(({ grid }) => grids.includes(grid))
        .map(({ name }) => idOf(name))
        .sort();
    expect(await listed()).toEqual(of(['elm-2', 'ash-1']));
    const system = await platform.clientOf('system');
    await system.agencies.endService({
      params: { id: agency, unitId: idOf('ash') },
      body: { validTo: platform.application.get(Clock).today() },
    });
    expect(await listed()).toEqual(of(['elm-2']));
    const cookie = await platform.cookieOf('worker.oak-1');
    const { statements } = await platform.database.statements.count(
      async () => await platform.application.inject({ url: '/api/v1/me', headers: { cookie } }),
    );
    expect(statements).toHaveLength(1);
  });

  it('a post in a hamlet community sees the grids within it', async () => {
    const database = platform.database;
    const directory = platform.application.get(UnitDirectory);
    const hamlet = number('oak-1');
    await database.transaction(async () => {
      await changeAttributes(database, hamlet, '2020-01-01', { kind: 'hamletCommunity' });
      await database.execute('UPDATE org_edges SET parent_number = ? WHERE child_number = ?', [
        hamlet,
        number('elm-1'),
      ]);
      await settleToday(database, platform.application.get(Clock).today());
    });
    await directory.reload();
    await move('worker.elm-1', { unit_number: hamlet, body_id: null });
    const client = await platform.clientOf('worker.elm-1');
    const listed = async (unit?: string) =>
      (await client.people.list({ query: { limit: 200, ...(unit === undefined ? {} : { unit }) } })).items
        .map(({ id }) => id)
        .sort();
    const expected = people.filter(({ grid }) => grid === 'elm-1' || grid === 'oak-1').map(({ name }) => idOf(name));
    expect(await listed()).toEqual(expected.sort());
    expect(await listed(idOf('oak-1'))).toEqual(expected);
    expect(directory.numbersOf(number('elm-1'))).toEqual({
      district: number('district'),
      street: number('north'),
      community: number('oak'),
      grid: number('elm-1'),
    });
  });
});
