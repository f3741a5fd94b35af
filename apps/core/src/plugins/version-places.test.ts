import { describe, expect, it } from 'vitest';
import { type Place, VersionPlaces } from './version-places.js';

/** A district 1 of two streets 2 and 3; street 2 has the communities 4 and 5, community 4 the grid 6. */
const parents = new Map([
  [1, 0],
  [2, 1],
  [3, 1],
  [4, 2],
  [5, 2],
  [6, 4],
]);
const levels = { 1: 'district', 2: 'street', 3: 'street', 4: 'community', 5: 'community', 6: 'grid' } as const;
const tree = {
  *lineOf(number: number) {
    for (let at = number; at !== 0; at = parents.get(at) ?? 0) yield { number: at };
  },
  childrenOf: (number: number) =>
    [...parents].filter(([, parent]) => parent === number).map(([each]) => ({ number: each })),
  scopeUnits: (number: number) => {
    const level = Object.entries(levels).find(([unit]) => unit === String(number))?.[1] ?? 'grid';
    return [{ id: `unit-${number}`, number, level }];
  },
};
const places = (given: Record<number, string | null>): Place[] =>
  Object.entries(given).map(([unit, version]) => ({ unit: Number(unit), version, since: new Date(0) }));

/** Issue 7: "enable/disable for chosen units; pilot in some units, then everywhere". */
it.each<[string, string | null, Record<number, string | null>, (string | null)[]]>([
  ['nothing anywhere', null, {}, [null, null, null, null, null, null]],
  ['the general one', '1', {}, ['1', '1', '1', '1', '1', '1']],
  ['a pilot in a street, with all below', '1', { 2: '2' }, ['1', '2', '1', '2', '2', '2']],
  ['a pilot in a community alone', null, { 4: '2' }, [null, null, null, '2', null, '2']],
  ['one held back within a pilot', '1', { 2: '2', 5: '1' }, ['1', '2', '1', '2', '1', '2']],
  ['disabled in a street but for a community', '1', { 2: null, 4: '1' }, ['1', null, '1', '1', null, '1']],
])('%s', (_, general, given, expected) => {
  const of = new VersionPlaces(general, places(given));
  expect([1, 2, 3, 4, 5, 6].map((unit) => of.at(unit, tree))).toEqual(expected);
});

describe('where a plugin’s own token holds', () => {
  const told = (general: string | null, given: Record<number, string | null>) =>
    new VersionPlaces(general, places(given))
      .enabledUnits(tree)
      .map(({ number, alone }) => `${number}${alone ? ' alone' : ''}`);

  it.each<[string, string | null, Record<number, string | null>, string[]]>([
    ['nowhere', null, {}, []],
    ['in the whole of a pilot', null, { 2: '2' }, ['2']],
    ['whatever the versions are', '1', { 2: '2', 4: '1' }, ['1']],
    ['without a community, above which only the units themselves', '1', { 4: null }, ['1 alone', '2 alone', '5', '3']],
    ['without a street but for a community', '1', { 2: null, 4: '1' }, ['1 alone', '4', '3']],
    ['without a community but for its grid', '1', { 4: null, 6: '1' }, ['1 alone', '2 alone', '6', '5', '3']],
  ])('%s', (_, general, given, expected) => {
    expect(told(general, given)).toEqual(expected);
  });
});

it('what is in use is what units of today have', () => {
  const of = new VersionPlaces('1', places({ 2: '2', 9: '3', 5: null }));
  expect([...of.inUse((unit) => parents.has(unit))]).toEqual(['1', '2']);
});

it('what units have from above anyway can go all at once: none has another version afterwards', () => {
  // All 1,024 ways to place two versions, none or nothing of their own in five units, under a general one and without.
  for (let way = 0; way < 4 ** 5; way += 1) {
    const choices = [undefined, null, '1', '2'];
    const given = Object.fromEntries(
      [2, 3, 4, 5, 6].flatMap((unit, index) => {
        const version = choices[Math.floor(way / 4 ** index) % 4];
        return version === undefined ? [] : [[unit, version]];
      }),
    );
    for (const general of [null, '1']) {
      const before = new VersionPlaces(general, places(given));
      const redundant = new Set(before.redundant(tree));
      const after = new VersionPlaces(
        general,
        before.places.filter(({ unit }) => !redundant.has(unit)),
      );
      const seen = (of: VersionPlaces) => [1, 2, 3, 4, 5, 6].map((unit) => of.at(unit, tree));
      expect(seen(after)).toEqual(seen(before));
      expect(after.redundant(tree)).toEqual([]);
    }
  }
});
