import { newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import type { CallerPost, StaffCaller } from '../access/caller.js';
import { callersVersion } from './callers-version.js';

const at = (unit: number) =>
  new Map([...[1, 2].map((each) => [each, '1.0.0'] as const), [3, '2.0.0']]).get(unit) ?? null;

function caller(units: number[], acting: number | null = null): StaffCaller {
  const posts = units.map(
    (number): CallerPost => ({
      ...{ id: `post-${number}`, role: 'communityWorker', community: null, body: null, agency: null, partner: null },
      unit: { id: newId(), number, name: String(number), level: 'community' },
      ...{ scope: [], permissions: new Set() },
    }),
  );
  return {
    ...{ kind: 'staff', accountId: newId(), username: 'worker', name: '林晓燕', sessionKey: '', restriction: null },
    ...{ confirmedAt: new Date(), breakGlass: null, standsInFor: [], heldPosts: posts },
    posts: posts.filter(({ id }) => acting === null || id === `post-${acting}`),
    actingPostId: acting === null ? null : `post-${acting}`,
  };
}

/** design.md §6: "the chosen post's unit selects the version; acting under all posts uses the general one". */
it.each<[string, StaffCaller, string | null, string | null]>([
  ['the only post', caller([3]), '1.0.0', '2.0.0'],
  ['the chosen post of several', caller([1, 3], 3), '1.0.0', '2.0.0'],
  ['all of several, whose units agree', caller([1, 2]), '3.0.0', '1.0.0'],
  ['all of several, whose units differ: the general one', caller([1, 3]), '1.1.0', '1.1.0'],
  ['all of several without a general one: the newest', caller([1, 3, 4]), null, '2.0.0'],
  ['a unit where it is not enabled', caller([4]), '1.0.0', null],
  ['nobody’s post', caller([]), '1.0.0', '1.0.0'],
])('%s', (_, who, general, expected) => {
  expect(callersVersion(who, general, at)).toBe(expected);
});
