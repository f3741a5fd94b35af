import { type Client, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { idOf } from './support/district.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const HOUSEHOLDS = 1_500;

describe.each(dialects)('norms, on %s', (dialect) => {
  let platform: TestPlatform;
  let official: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    official = await platform.clientOf('official.north');
    const number = (name: string) => platform.application.get(UnitDirectory).byId(idOf(name))?.number ?? 0;
    // Elm's second grid gets 1,500 more households of two people each.
    const households = Array.from({ length: HOUSEHOLDS }, () => newId());
    await platform.database.insertMany(
      'people',
      ['id', 'household_id', 'name', 'sex', 'birth_date', 'district_id', 'street_id', 'community_id', 'grid_id'],
      households.flatMap((household) =>
        ['female', 'male'].map((sex) => [
          ...[newId(), household, '陈试', sex, '1980-01-01'],
          ...[number('district'), number('north'), number('elm'), number('elm-2')],
        ]),
      ),
    );
    const rooms = { unitId: idOf('elm'), name: '大厅', areaSquareMetres: 430, validFrom: '2024-01-01' };
    await official.premises.create({ body: rooms });
  });
  afterAll(() => platform?.stop());

  it('a community: households and people served, whole posts wanted, rooms wanted', async () => {
    const norms = await official.norms.ofUnit({ params: { id: idOf('elm') } });
    expect(norms).toMatchObject({
      households: HOUSEHOLDS + 2,
      population: 2 * HOUSEHOLDS + 6,
      grids: 2,
      // 1,502 households by 300 a person; the secretary and one grid worker are there.
      staffing: { wanted: 6, filled: 2, vacant: 4, surplus: 0, norm: { confirmed: true } },
      // 30 m² for 100 households: 450.6, and so 451.
      premises: { squareMetres: 430, wanted: 451, short: 21 },
      size: { state: 'within', minimum: 1_000, maximum: 3_000 },
    });
    // 4/5/6 by bands and 18 for 10,000 residents stand beside it.
    expect(norms.staffing?.others.map(({ wanted }) => wanted)).toEqual([5, 6]);
  });

  it('somebody with two posts in a community fills one, and a secondment none', async () => {
    const post = (kind: string, account: string) => [
      ...[newId(), idOf(account), 'committeeMember', kind, '2024-01-01', '9999-12-31'],
      platform.application.get(UnitDirectory).byId(idOf('elm'))?.number ?? 0,
    ];
    await platform.database.insertMany(
      'appointments',
      ['id', 'account_id', 'role', 'kind', 'valid_from', 'valid_to', 'unit_number'],
      [post('concurrent', 'secretary.elm'), post('secondment', 'worker.oak-1')],
    );
    const norms = await official.norms.ofUnit({ params: { id: idOf('elm') } });
    expect(norms.staffing?.filled).toBe(2);
  });

  it('a street: sums of its communities, and how many of them fall short', async () => {
    expect(await official.norms.ofUnit({ params: { id: idOf('north') } })).toMatchObject({
      communities: 2,
      grids: 3,
      staffing: { wanted: 7, filled: 3, vacant: 4 },
      premises: null,
      shortfalls: { staffing: 1, premises: 2, size: 2 },
    });
  });

  it('lists what falls short by code, with what is missing, and only in the units of the caller', async () => {
    const list = async (kind: 'premises' | 'staffing' | 'size') =>
      (await official.norms.shortfalls({ query: { kind } })).items.map(
        ({ unit, difference, direction }) => `${unit.name} ${direction} ${difference}`,
      );
    expect(await list('premises')).toEqual(['elm short 21', 'oak short 400']);
    expect(await list('staffing')).toEqual(['elm short 4']);
    // Oak has one household, far from the 1,000 of the law; grid elm-2 has 1,501, far over 300.
    expect(await list('size')).toEqual(['elm-2 over 1201', 'oak short 999']);
    const first = await official.norms.shortfalls({ query: { kind: 'premises', limit: 1 } });
    expect(first.items.map(({ unit }) => unit.name)).toEqual(['elm']);
    const second = await official.norms.shortfalls({
      query: { kind: 'premises', limit: 1, cursor: first.next ?? '' },
    });
    expect(second.items.map(({ unit }) => unit.name)).toEqual(['oak']);
    expect(second.next).toBeNull();
    await expect(official.norms.shortfalls({ query: { kind: 'size', unit: idOf('south') } })).rejects.toMatchObject({
      status: 404,
    });
  });

  it('takes the same few statements for a grid and for the district', async () => {
    const cookie = await platform.cookieOf('system');
    for (const url of [
      `/api/v1/org/units/${idOf('elm-1')}/norms`,
      `/api/v1/org/units/${idOf('district')}/norms`,
      '/api/v1/org/shortfalls?kind=premises',
    ]) {
      const { result, statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url, headers: { cookie } }),
      );
      expect(result.statusCode).toBe(200);
      // The session; people, posts and rooms.
      expect(statements).toHaveLength(4);
    }
  });
});
