import { type BodyKind, bodyKindSchema, type UnitLevel } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { bodyScopes, bodyScopesInclude, ownersSeen, seesBody } from './body-rule.js';
import type { CallerPost } from './caller.js';

// A community 3 of street 2 of district 1, with grids 4 and 5.
const parents = new Map([
  [2, 1],
  [3, 2],
  [4, 3],
  [5, 3],
]);
const levels: UnitLevel[] = ['district', 'district', 'street', 'community', 'grid', 'grid'];
function* around(unit: number): Generator<{ number: number }> {
  for (let at: number | undefined = unit; at !== undefined; at = parents.get(at)) yield { number: at };
}

const liesIn = (inner: number, outer: number) => [...around(inner)].some(({ number }) => number === outer);

interface PostFields {
  unit: number;
  body?: BodyKind;
  agency?: boolean;
  partner?: boolean;
}

function post({ unit, body, agency = false, partner = false }: PostFields): CallerPost {
  const level = levels[unit] ?? 'grid';
  return {
    id: `post-${unit}`,
    role: 'communityWorker',
    unit: { id: `unit-${unit}`, number: unit, name: '', level },
    community: null,
    body: body === undefined ? null : { id: `body-${body}`, kind: body },
    agency: agency ? { id: 'agency', kind: 'policeRoom', bureau: 'police' } : null,
    partner: partner ? { id: 'partner', kind: 'propertyCompany' } : null,
    scope: [{ id: `unit-${unit}`, number: unit, level }],
    permissions: new Set(),
  };
}

const bodies = bodyKindSchema.options;
const everything = [null, ...bodies];
const rowOf = (grid: number) => ({ district: 1, street: 2, community: 3, grid });

// Source, issue and design: "posts and tasks belong to a body, and an appointment in one gives no rights in another".
describe('whose work a post sees', () => {
  it.each(bodies)('a post in the %s: its own and what belongs to no body', (body) => {
    const seen = everything.filter((owner) => seesBody(post({ unit: 3, body }), owner));
    expect(seen).toEqual([null, body]);
  });

  it.each([
    ['of the street', { unit: 2 }, everything],
    ['of the district', { unit: 1 }, everything],
    ['of the community, in no body', { unit: 3 }, [null]],
    ['of a grid, in no body', { unit: 4 }, [null]],
    ['in an agency of the street', { unit: 2, agency: true }, [null]],
    ['in an agency of the community', { unit: 3, agency: true }, [null]],
    ['in a partner', { unit: 3, partner: true }, [null]],
  ])('a post %s', (_, fields, owners) => {
    expect(everything.filter((owner) => seesBody(post(fields), owner))).toEqual(owners);
  });
});

describe('with several posts at once', () => {
  const gridWorker = post({ unit: 4, body: 'workStation' });
  const committee = post({ unit: 3, body: 'residentsCommittee' });

  it('each body is seen where its own post is', () => {
    const scopes = bodyScopes([gridWorker, committee], around);
    const sees = (grid: number, owner: BodyKind | null) => bodyScopesInclude(scopes, rowOf(grid), owner);
    expect(sees(4, 'workStation')).toBe(true);
    expect(sees(5, 'workStation')).toBe(false);
    expect(sees(5, 'residentsCommittee')).toBe(true);
    expect(sees(5, 'mediationCommittee')).toBe(false);
    expect(sees(5, null)).toBe(true);
  });

  it('no row lies in two scopes, so that lists may be joined', () => {
    const posts = [gridWorker, committee, post({ unit: 5, body: 'residentsCommittee' }), post({ unit: 2 })];
    for (const chosen of [posts, posts.slice(0, 3), posts.slice(1, 3), [gridWorker]]) {
      const scopes = bodyScopes(chosen, around);
      for (const grid of [4, 5]) {
        for (const owner of everything) {
          const matching = scopes.filter((scope) => bodyScopesInclude([scope], rowOf(grid), owner));
          expect(matching.length).toBeLessThanOrEqual(1);
          const direct = chosen.some(({ scope }, index) => {
            const held = chosen[index];
            return held !== undefined && seesBody(held, owner) && scope.some(({ number }) => liesIn(grid, number));
          });
          expect(matching.length === 1).toBe(direct);
        }
      }
    }
  });

  it('what is assigned to somebody is seen through their posts only', () => {
    expect([...ownersSeen([gridWorker, committee])]).toEqual([null, 'residentsCommittee', 'workStation']);
    expect([...ownersSeen([])]).toEqual([null]);
  });
});
