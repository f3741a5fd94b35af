import { expect, it } from 'vitest';
import type { LineageLink, PlannedUnit } from '../planning/draft.js';
import { carriedVersions } from './carry-plugin-versions.js';

/** A district 1, streets 2 and 3, community 4 and 5 in street 2 and 6 in street 3, before anything happens. */
const unit = (number: number, parent: number): PlannedUnit => ({
  ...{ number, parent, code: String(number), name: String(number), level: 'community', kind: 'urbanCommunity' },
  ...{ id: null, since: '2020-01-01', areaHectares: null },
});
const mapOf = (parents: Record<number, number>) =>
  new Map(Object.entries(parents).map(([number, parent]) => [Number(number), unit(Number(number), parent)]));
const before = mapOf({ 1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3 });
const link = (from: number, to: number): LineageLink => ({ from, to, change: 'merge' });
const place = (number: number, version: string | null) => ({ unit: number, version, since: new Date(0) });

it.each<[string, Parameters<typeof carriedVersions>[1], Parameters<typeof carriedVersions>[2], unknown]>([
  [
    'a community that is split leaves its pilot to both',
    [place(4, '2.0.0')],
    {
      ...{ before, after: mapOf({ 1: 0, 2: 1, 3: 1, 7: 2, 8: 2, 5: 2, 6: 3 }), moved: [] },
      ...{ opened: [unit(7, 2), unit(8, 2)], lineage: [link(4, 7), link(4, 8)] },
    },
    [
      { unit: 7, version: '2.0.0' },
      { unit: 8, version: '2.0.0' },
    ],
  ],
  [
    'one that is merged of a pilot and another has the newer one',
    [place(4, '2.0.0')],
    {
      ...{ before, after: mapOf({ 1: 0, 2: 1, 3: 1, 7: 2, 6: 3 }), moved: [] },
      ...{ opened: [unit(7, 2)], lineage: [link(4, 7), link(5, 7)] },
    },
    [{ unit: 7, version: '2.0.0' }],
  ],
  [
    'one that moves out of a pilot street takes the pilot along',
    [place(2, '2.0.0')],
    {
      ...{ before, after: mapOf({ 1: 0, 2: 1, 3: 1, 4: 3, 5: 2, 6: 3 }), moved: [unit(4, 3)] },
      ...{ opened: [], lineage: [] },
    },
    [{ unit: 4, version: '2.0.0' }],
  ],
  [
    'what is opened below a pilot that stays needs nothing of its own',
    [place(2, '2.0.0')],
    {
      ...{ before, after: mapOf({ 1: 0, 2: 1, 3: 1, 7: 2, 6: 3 }), moved: [] },
      ...{ opened: [unit(7, 2)], lineage: [link(4, 7), link(5, 7)] },
    },
    [],
  ],
  [
    'two streets that become one, of which one was disabled',
    [place(2, null)],
    {
      ...{ before, after: mapOf({ 1: 0, 9: 1, 4: 9, 5: 9, 6: 9 }), moved: [unit(4, 9), unit(5, 9), unit(6, 9)] },
      ...{ opened: [unit(9, 1)], lineage: [link(2, 9), link(3, 9)] },
    },
    [
      { unit: 4, version: null },
      { unit: 5, version: null },
    ],
  ],
])('%s', (_, places, structure, expected) => {
  expect(carriedVersions('1.0.0', places, structure)).toEqual(expected);
});
