import type { BodyKind } from '@yige/contracts';
import { expect, it } from 'vitest';
import { type BodyScope, bodyScopes } from '../../access/body-rule.js';
import type { CallerPost } from '../../access/caller.js';
import { levelColumn } from '../../access/scope.js';
import { conditionOf, seenParts, withoutSecrets } from './seen-parts.js';

/** A district 1 with communities 2 and 3, and grids 4 and 5 in 2, 6 in 3. */
const parents = new Map([
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [6, 3],
]);
const levels = { 1: 'district', 2: 'community', 3: 'community', 4: 'grid', 5: 'grid', 6: 'grid' } as const;
const numbers = [1, 2, 3, 4, 5, 6] as const;
const lineOf = (number: number): number[] => (number === 0 ? [] : [number, ...lineOf(parents.get(number) ?? 0)]);
const covers = (outer: number, inner: number) => lineOf(inner).includes(outer);
const around = (number: number) => lineOf(number).map((each) => ({ number: each }));

const secretTypes = { 'a:see': ['a:one', 'a:two'], 'b:see': ['b:one'] } as const;
const permissions = ['a:see', 'b:see'] as const;

interface Row {
  unit: number;
  body: BodyKind | null;
  type: string;
}
const rows: Row[] = numbers.flatMap((unit) =>
  ([null, 'workStation', 'residentsCommittee'] as const).flatMap((body) =>
    ['plain:one', 'a:one', 'a:two', 'b:one'].map((type) => ({ unit, body, type })),
  ),
);

function post(number: (typeof numbers)[number], body: BodyKind | null, held: readonly string[]): CallerPost {
  const unit = { id: String(number), number, name: '', level: levels[number] };
  return {
    id: '',
    role: 'communityWorker',
    unit,
    community: null,
    body: body === null ? null : { id: '', kind: body },
    agency: null,
    partner: null,
    scope: [unit],
    permissions: new Set(held),
  };
}

const isSeen = (scopes: readonly BodyScope[], { unit, body }: Row) =>
  scopes.some((scope) => covers(scope.unit.number, unit) && scope.owners.has(body));

/** Every set of two posts of a small world, which holds all the cases: same unit, nested, beside each other, other bodies. */
const variants = numbers.flatMap((number) =>
  ([null, 'workStation'] as const).flatMap((body) =>
    [[], ['a:see'], ['a:see', 'b:see']].map((held) => post(number, body, held)),
  ),
);

it('shows each row once, where a post sees it that holds the permission of its type', () => {
  const wrong: object[] = [];
  for (const [index, first] of variants.entries()) {
    for (const second of variants.slice(index)) {
      const posts = [first, second];
      const holding = (permission: string) =>
        bodyScopes(
          posts.filter((each) => each.permissions.has(permission)),
          around,
        );
      const secrets = permissions.map((permission) => ({
        types: secretTypes[permission],
        scopes: holding(permission),
      }));
      const all = bodyScopes(posts, around);
      const parts = seenParts(all, secrets, covers);
      for (const row of rows) {
        const inParts = parts.filter(
          ({ scope, hidden, only }) =>
            isSeen([scope], row) && !hidden.includes(row.type) && (only === null || only.includes(row.type)),
        );
        const secret = secrets.find(({ types }) => types.some((type) => type === row.type));
        const expected = isSeen(secret === undefined ? all : secret.scopes, row);
        if (inParts.length !== (expected ? 1 : 0)) wrong.push({ posts, row, parts: inParts.length });
      }
    }
  }
  expect(wrong).toEqual([]);
});

it('a scope whose posts hold every permission stays one part, as does one where nothing is confidential', () => {
  const holder = post(2, null, ['a:see', 'b:see']);
  const scopes = bodyScopes([holder], around);
  const secrets = permissions.map((permission) => ({ types: secretTypes[permission], scopes }));
  expect(seenParts(scopes, secrets, covers)).toHaveLength(scopes.length);
  const [part] = seenParts(scopes, [], covers);
  expect(part === undefined ? '' : conditionOf(part).sql).not.toContain('type');
});

it('rows that are the caller’s own are hidden by type, but where the permission is held', () => {
  const scopes = bodyScopes([post(4, null, ['a:see'])], around);
  expect(withoutSecrets([{ types: ['a:one'], scopes: [] }])).toEqual([
    { sql: '(type NOT IN (?))', parameters: ['a:one'] },
  ]);
  const [held] = withoutSecrets([{ types: ['a:one'], scopes }]);
  expect(held).toEqual({
    sql: `((type NOT IN (?)) OR (${levelColumn.grid} = ? AND (body_kind IS NULL)))`,
    parameters: ['a:one', 4],
  });
});
