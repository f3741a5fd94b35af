import { addDays, type Client, newId, type ReorganisationProposal } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { Clock } from '../src/time/clock.js';
import { idOf, people } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const basis = {
  number: '青政函〔2026〕31 号',
  title: '关于调整社区的批复',
  issuer: '青禾区人民政府',
  date: '2026-10-01',
};
const cedar = { identity: 'new', code: '990101001021', name: 'cedar', kind: 'urbanCommunity' } as const;

describe.each(dialects)('reorganisations, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture', { events: { subscribes: ['cn.yige.org.reorganised.v1'] } });
  let platform: TestPlatform;
  let street: Client;
  let district: Client;
  let today: string;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    street = await platform.clientOf('official.north');
    district = await platform.clientOf('official.district');
    today = platform.application.get(Clock).today();
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const proposal = (fields: Partial<ReorganisationProposal> & Pick<ReorganisationProposal, 'changes'>) => ({
    effectiveOn: today,
    basis,
    reason: 'two small communities',
    ...fields,
  });
  const mergeElmAndOak = () =>
    proposal({ changes: [{ change: 'merge', units: [idOf('elm'), idOf('oak')], into: cedar }] });

  it('a dry run shows what changes, and changes nothing', async () => {
    const { preview, reorganisation } = await street.reorganisations.propose({
      query: { dryRun: 'true' },
      body: mergeElmAndOak(),
    });
    expect(reorganisation).toBeNull();
    const after = preview.after.find(({ name }) => name === 'cedar');
    expect(after).toMatchObject({ key: 'new:990101001021', counterparts: [idOf('elm'), idOf('oak')] });
    expect(after?.figures).toEqual({
      units: 3,
      households: 3,
      residents: 9,
      buildings: 3,
      openTasks: 0,
      appointments: 5,
    });
    expect(preview.before.find(({ name }) => name === 'elm')?.figures).toMatchObject({ units: 2, residents: 6 });
    expect(preview.notes).toContainEqual({ kind: 'recoded', units: 3 });
    expect((await street.reorganisations.list()).items).toEqual([]);
  });

  it('refuses the impossible with its place, and what lies outside the caller’s units as unknown', async () => {
    const south = await platform.clientOf('official.south');
    await expect(south.reorganisations.propose({ body: mergeElmAndOak() })).rejects.toMatchObject({
      status: 422,
      code: 'reorganisation.impossible',
      problem: { errors: [{ pointer: '/body/changes/0/units/0', code: 'unitUnknown' }, { code: 'unitUnknown' }] },
    });
    const past = street.reorganisations.propose({ body: { ...mergeElmAndOak(), effectiveOn: addDays(today, -1) } });
    await expect(past).rejects.toMatchObject({
      problem: { errors: [{ pointer: '/body/effectiveOn', code: 'dateInPast' }] },
    });
    const close = street.reorganisations.propose({
      body: proposal({ changes: [{ change: 'close', unit: idOf('elm-1') }] }),
    });
    await expect(close).rejects.toMatchObject({ problem: { errors: [{ code: 'notEmpty', values: { count: '4' } }] } });
  });

  it('asks for the decisions that are missing, by their keys', async () => {
    const split = proposal({
      changes: [
        {
          change: 'split',
          unit: idOf('elm'),
          parts: [
            { into: cedar, units: [idOf('elm-1')] },
            { into: { ...cedar, code: '990101001022', name: 'fir' }, units: [idOf('elm-2')] },
          ],
        },
      ],
    });
    const { preview } = await street.reorganisations.propose({ query: { dryRun: 'true' }, body: split });
    const keys = preview.decisions.map(({ key }) => key).sort();
    const posts = ['secretary.elm-post', 'doctor.elm-post'].map((name) => `appointment:${idOf(name)}`);
    expect(keys).toEqual([...posts, `ownMatters:${idOf('elm')}`].sort());
    await expect(street.reorganisations.propose({ body: split })).rejects.toMatchObject({
      status: 422,
      code: 'reorganisation.undecided',
      problem: { errors: expect.arrayContaining([expect.objectContaining({ pointer: `/body/decisions/${keys[0]}` })]) },
    });
  });

  it('is proposed by the street, not approved by the proposer, withdrawn, and its key repeated once', async () => {
    const body = mergeElmAndOak();
    const key = newId();
    const first = await street.reorganisations.propose({ body, idempotencyKey: key });
    const again = await street.reorganisations.propose({ body, idempotencyKey: key });
    expect(again.reorganisation?.id).toBe(first.reorganisation?.id);
    const id = first.reorganisation?.id ?? '';
    expect(first.reorganisation?.may).toEqual({ approve: false, withdraw: true });
    expect((await district.reorganisations.get({ params: { id } })).may.approve).toBe(true);
    await expect(street.reorganisations.approve({ params: { id }, body: {} })).rejects.toMatchObject({ status: 403 });
    const worker = await platform.clientOf('worker.elm-1');
    await expect(worker.reorganisations.get({ params: { id } })).rejects.toMatchObject({ status: 404 });
    const other = street.reorganisations.propose({
      body: proposal({ changes: [{ change: 'move', units: [idOf('elm-1')], parent: idOf('oak') }] }),
    });
    await expect(other).rejects.toMatchObject({ problem: { errors: [{ code: 'concurrentProposal' }, {}] } });
    await expect(district.reorganisations.reject({ params: { id }, body: { note: '' } })).rejects.toMatchObject({
      status: 422,
    });
    expect((await street.reorganisations.withdraw({ params: { id }, body: {} })).state).toBe('withdrawn');
    await expect(district.reorganisations.approve({ params: { id }, body: {} })).rejects.toMatchObject({
      status: 409,
      code: 'reorganisation.stateChanged',
    });
  });

  it('carries out a merge on its day: structure, rows, posts, versions of plugins, event and lineage', async () => {
    const system = await platform.clientOf('system');
    const params = { id: 'fixture' };
    await system.plugins.place({ params, body: { units: [{ unitId: idOf('oak'), version: null }] } });
    const asPlugin = await platform.clientOfPlugin(plugin);
    const { id: task } = await asPlugin.tasks.create({
      body: { type: 'fixture:visit', unitId: idOf('elm') },
      idempotencyKey: newId(),
    });
    const { reorganisation } = await street.reorganisations.propose({ body: mergeElmAndOak() });
    const id = reorganisation?.id ?? '';
    await district.reorganisations.approve({ params: { id }, body: { note: 'agreed' } });
    await eventually(async () => (await district.reorganisations.get({ params: { id } })).state !== 'approved');

    // Before the rows have followed: who sees what is right already.
    const secretary = await platform.clientOf('secretary.elm');
    const seen = await secretary.people.list({ query: { limit: 50 } });
    expect(seen.items.map(({ id: person }) => person).sort()).toEqual(
      people
        .filter(({ grid }) => grid !== 'ash-1')
        .map(({ name }) => idOf(name))
        .sort(),
    );
    const unit = (await street.org.listUnits({ query: { parent: idOf('north') } })).items.find(
      ({ name }) => name === 'cedar',
    );
    expect(new Set(seen.items.map(({ units }) => units.communityId))).toEqual(new Set([unit?.id]));
    const moved = await platform.database.queryOne(
      'SELECT rows_moved FROM org_reorganisations WHERE id = ?',
      [id],
      (row) => row.integer('rows_moved'),
    );
    expect(moved).toBe(0);
    expect(
      (await secretary.tasks.list({ query: { box: 'unit' } })).items.map((item) => [item.id, item.unit.name]),
    ).toEqual([[task, 'cedar']]);

    await eventually(async () => (await district.reorganisations.get({ params: { id } })).state === 'done');
    const done = await district.reorganisations.get({ params: { id } });
    // Nine residents, three buildings, one task.
    expect(done.progress).toMatchObject({ done: done.progress?.total, rows: 13 });
    await eventually(() => plugin.events.some(({ data }) => data.reorganisationId === id));
    const again = await secretary.people.list({ query: { limit: 50 } });
    expect(again.items).toEqual(seen.items);
    expect((await secretary.tasks.list({ query: { box: 'unit' } })).items[0]?.unit.name).toBe('cedar');

    const lineage = await street.reorganisations.lineage({ params: { id: unit?.id ?? '' } });
    expect(lineage.origins.map(({ from, change, document }) => [from.name, change, document])).toEqual([
      ['elm', 'merge', basis.number],
      ['oak', 'merge', basis.number],
    ]);
    const successors = await street.reorganisations.successors({
      params: { id: idOf('elm') },
      query: { asOf: '2021-01-01' },
    });
    expect(successors.items.map(({ name }) => name)).toEqual(['cedar']);
    const ids = ['elm', 'elm-1', 'ash'].map(idOf);
    const { items: paths } = await street.reorganisations.paths({ body: { ids } });
    const inCedar = { districtId: idOf('district'), streetId: idOf('north'), communityId: unit?.id };
    expect(paths.map((each) => each.paths)).toEqual([
      [{ ...inCedar, gridId: null }],
      // The grid is the same in another community; ash, another street's, is left out.
      [{ ...inCedar, gridId: idOf('elm-1') }],
    ]);
    const before = await street.org.listUnits({ query: { parent: idOf('north'), asOf: addDays(today, -1) } });
    expect(before.items.map(({ name }) => name)).toEqual(['elm', 'oak']);
    // Cedar has what elm had; oak's grid, which had none, goes on without it.
    const { units } = await system.plugins.get({ params });
    expect(units).toMatchObject([{ unit: { id: idOf('oak-1') }, version: null, by: 'platform' }]);
    await expectConsistent();
  });

  it('what has become impossible on its day fails with the reason and changes nothing', async () => {
    const { reorganisation } = await street.reorganisations.propose({
      body: proposal({
        effectiveOn: addDays(today, 30),
        changes: [{ change: 'rename', unit: idOf('elm-1'), code: '990101001021009' }],
      }),
    });
    const id = reorganisation?.id ?? '';
    await district.reorganisations.approve({ params: { id }, body: {} });
    expect((await street.reorganisations.get({ params: { id } })).state).toBe('approved');
    await platform.database.execute('UPDATE org_unit_attributes SET code = ? WHERE number = 8 AND valid_to = ?', [
      '990101001021009',
      '9999-12-31',
    ]);
    const clock = platform.application.get(Clock);
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() + 31 * 86_400_000);
    try {
      await eventually(async () => {
        const state = await platform.database.queryOne(
          'SELECT state FROM org_reorganisations WHERE id = ?',
          [id],
          (row) => row.text('state'),
        );
        return state === 'failed';
      });
    } finally {
      clock.now = now;
    }
    expect(await street.reorganisations.get({ params: { id } })).toMatchObject({ failure: [{ code: 'codeInUse' }] });
    await expectConsistent();
  });

  /** Closure as the edges say, one parent for each unit on any day, and no row in a unit that doesn't exist. */
  async function expectConsistent(): Promise<void> {
    const { database } = platform;
    const edges = new Map(
      await database.query(
        'SELECT child_number, parent_number FROM org_edges WHERE valid_from <= ? AND valid_to > ?',
        [today, today],
        (row): [number, number] => [row.integer('child_number'), row.integer('parent_number')],
      ),
    );
    const expected = [...edges.keys()].flatMap((unit) => {
      const line: string[] = [];
      for (let at = unit; at !== 0; at = edges.get(at) ?? 0) line.push(`${at}>${unit}:${line.length}`);
      return line;
    });
    const closure = await database.query(
      'SELECT ancestor, descendant, depth FROM org_closure',
      [],
      (row) => `${row.integer('ancestor')}>${row.integer('descendant')}:${row.integer('depth')}`,
    );
    expect(closure.sort()).toEqual(expected.sort());
    for (const table of ['people', 'tasks_open']) {
      const rows = await database.query(
        `SELECT district_id, street_id, community_id, grid_id FROM ${table}`,
        [],
        (row) => [
          row.integer('district_id'),
          row.integerOrNull('street_id'),
          row.integerOrNull('community_id'),
          row.integerOrNull('grid_id'),
        ],
      );
      for (const columns of rows) {
        const line = columns.filter((unit) => unit !== null).reverse();
        const directory = platform.application.get(UnitDirectory);
        expect([...directory.lineOf(line[0] ?? 0)].map(({ number }) => number)).toEqual(line);
      }
    }
  }
});
