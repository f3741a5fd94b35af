import { expect, it } from 'vitest';
import { premisesNorms, squareMetresWanted } from './premises.js';
import { versionOn } from './rule.js';
import { communitySizes, gridSizes, sizeState } from './size.js';
import { otherStaffingNorms, postsWanted, staffingNorms } from './staffing.js';
import { termRules } from './terms.js';

const [perHouseholds] = staffingNorms;
const [bands, perPopulation] = otherStaffingNorms;

// Source, R6: "300 households a person" (survey reports 1, 2, 9, 15).
it.each([
  [0, 0, 'nobody lives there'],
  [300, 1, '300 households, one person'],
  [301, 2, 'the next household needs a second person'],
  [2_808, 10, '爱民佳苑 of the demo district'],
  [3_000, 10, 'the largest community that the law has in mind'],
])('%i households by 300 a person: %i posts (%s)', (households, posts) => {
  expect(perHouseholds && postsWanted(perHouseholds.method, households, 0)).toBe(posts);
});

// Source, R6: "4/5/6 posts by household bands"; where the bands lie is not confirmed.
it.each([
  [0, 0],
  [1, 4],
  [1_000, 4],
  [1_001, 5],
  [2_000, 5],
  [2_001, 6],
  [9_000, 6],
])('%i households by bands: %i posts', (households, posts) => {
  expect(bands && postsWanted(bands.method, households, 0)).toBe(posts);
  expect(bands?.confirmed).toBe(false);
});

// Source, R6: "share of population"; 18 for 10,000 of the plan for 2021 to 2025, not confirmed by a second source.
it.each([
  [10_000, 18],
  [7_067, 13],
  [0, 0],
])('%i residents by share: %i posts', (population, posts) => {
  expect(perPopulation && postsWanted(perPopulation.method, 0, population)).toBe(posts);
  expect(perPopulation?.confirmed).toBe(false);
});

// Source, R8: "30 m² per 100 households; 400 or 500 m² minimum" (survey reports 1, 2, 9, 10, 15).
it.each([
  [{ perHundredHouseholds: 30, minimum: 400 }, 0, 400],
  [{ perHundredHouseholds: 30, minimum: 400 }, 1_333, 400],
  [{ perHundredHouseholds: 30, minimum: 400 }, 1_334, 401],
  [{ perHundredHouseholds: 30, minimum: 400 }, 2_506, 752],
  [{ perHundredHouseholds: 30, minimum: 500 }, 1_334, 500],
])('%o: %i households want %i m²', (norm, households, squareMetres) => {
  expect(squareMetresWanted(norm, households)).toBe(squareMetres);
});

it('the minimum is a local parameter, and marked so', () => {
  expect(versionOn(premisesNorms, '2026-11-25')).toMatchObject({ minimum: 400, confirmed: false });
});

// Source, rules.md: "1,000–3,000 is law since 2026-01-01, 居委会组织法 art. 3"; "both are warnings, not errors".
it.each([
  ['2025-12-31', 100, 700],
  ['2026-01-01', 1_000, 3_000],
])('on %s a community has %i to %i households', (day, minimum, maximum) => {
  expect(versionOn(communitySizes, day)).toMatchObject({ minimum, maximum });
});

it.each([
  [999, 'under'],
  [1_000, 'within'],
  [3_000, 'within'],
  [3_001, 'over'],
])('a community of %i households is %s', (households, state) => {
  expect(sizeState({ minimum: 1_000, maximum: 3_000 }, households)).toBe(state);
});

// Source, rules.md: "Grid size: about 300 households per grid worker."
it('a grid has up to about 300 households, and a small one is none the worse', () => {
  const norm = versionOn(gridSizes, '2026-11-25');
  expect(norm && [0, 300, 301].map((households) => sizeState(norm, households))).toEqual(['within', 'within', 'over']);
});

// Source, rules.md: "Terms: village and community committees and branches 5 years".
it.each(['partyOrganisation', 'residentsCommittee', 'villagersCommittee'] as const)('%s: a term of 5 years', (kind) => {
  expect(versionOn(termRules, '2026-11-25')?.years[kind]).toBe(5);
});

it('a work station is not elected', () => {
  expect(versionOn(termRules, '2026-11-25')?.years.workStation).toBeUndefined();
});

it('before its first version a rule says nothing', () => {
  expect(versionOn(communitySizes, '1989-12-31')).toBeNull();
});
