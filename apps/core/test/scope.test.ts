import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf, isWithin, people, staff } from './support/district.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** The district’s officials and the administrators read no residents; a grid head sees only the doors of given tasks. */
const readers = staff.filter(
  ({ role }) => !role.endsWith('Administrator') && role !== 'districtOfficial' && role !== 'gridHead',
);

describe.each(dialects)('whom each post sees, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
  });
  afterAll(() => platform?.stop());

  it.each(readers)(
    '$username: exactly the residents of their units, in the list and by id',
    async ({ username, unit }) => {
      const client = await platform.clientOf(username);
      const expected = people.filter(({ grid }) => isWithin(grid, unit)).map(({ name }) => idOf(name));
      const listed: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.people.list({ query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) } });
        listed.push(...page.items.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(listed.sort()).toEqual(expected.sort());

      const all = people.map(({ name }) => idOf(name));
      const { items } = await client.people.batch({ body: { ids: all } });
      expect(items.map(({ id }) => id).sort()).toEqual(expected);
      for (const id of all) {
        const seen = client.people.get({ params: { id } });
        if (expected.includes(id)) expect((await seen).id).toBe(id);
        else await expect(seen).rejects.toMatchObject({ status: 404 });
      }
    },
  );

  it('shows no number whole, and lists in a fixed number of statements', async () => {
    const cookie = await platform.cookieOf('official.north');
    const count = async (limit: number) => {
      const { result, statements } = await platform.database.statements.count(async () => {
        // The call begins only when it is awaited, and must begin in here to be counted.
        return await platform.application.inject({ url: `/api/v1/people?limit=${limit}`, headers: { cookie } });
      });
      expect(result.payload).not.toMatch(/\d{11}|\d{17}[\dX]/);
      expect(result.payload).toContain('*');
      return statements.length;
    };
    expect(await count(1)).toBe(await count(9));
    // One for the session and its posts, one for the page.
    expect(await count(9)).toBe(2);
  });

  it('reads the district as it is and as it was', async () => {
    const client = await platform.clientOf('official.north');
    const { items } = await client.org.listUnits({ query: { parent: idOf('elm') } });
    expect(items.map(({ name }) => name)).toEqual(['elm-1', 'elm-2']);
    const before = await client.org.listUnits({ query: { parent: idOf('elm'), asOf: '2019-12-31' } });
    expect(before.items).toEqual([]);
  });
});
