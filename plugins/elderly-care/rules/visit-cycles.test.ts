import { expect, it } from 'vitest';
import { bornBefore, nextVisitDue, retryDue, tierOf } from '../server/visits/visit-plan.js';
import { localSettings } from './local-settings.js';
import { visitCycles, visitCyclesOn } from './visit-cycles.js';

const local = { keyVisitsFrom: 'mild' } as const;
const usual = { highVisitDays: 7, keyVisitMonths: 1, generalVisitMonths: 3, retryAfterDays: 3 };

// Source: 特殊困难老年人探访关爱 as local offices do it, marked as unconfirmed: high-risk weekly, key monthly,
// general quarterly; every elder living alone at least monthly.
it.each([
  ['high', '2026-11-24', '2026-12-01', 'high-risk weekly'],
  ['key', '2026-11-24', '2026-12-24', 'key monthly'],
  ['key', '2027-01-31', '2027-02-28', 'a month that is shorter'],
  ['general', '2026-11-30', '2027-02-28', 'general quarterly'],
] as const)('%s, last visited %s: next by %s (%s)', (tier, last, next, _what) => {
  expect(nextVisitDue(tier, last, usual)).toBe(next);
});

it('an elder living alone is visited at least monthly', () => {
  expect(tierOf({ livingAlone: true, ability: null }, '2026-11-24', local)).toBe('key');
  expect(tierOf({ livingAlone: true, ability: 'intact' }, '2026-11-24', local)).toBe('key');
  expect(tierOf({ livingAlone: false, ability: null }, '2026-11-24', local)).toBe('general');
});

// "Every elder living alone (独居), … disabled (失能) … is visited at least monthly [U]."
it.each([
  ['mild', 'intact', 'general'],
  ['mild', 'mild', 'key'],
  ['mild', 'complete', 'key'],
  ['severe', 'moderate', 'general'],
  ['severe', 'severe', 'key'],
] as const)('key visits from %s on: assessed as %s, %s', (keyVisitsFrom, ability, tier) => {
  expect(tierOf({ livingAlone: false, ability }, '2026-11-24', { keyVisitsFrom })).toBe(tier);
});

it('after nobody was met somebody tries again within days', () => {
  expect(retryDue('2026-11-24', usual)).toBe('2026-11-27');
});

it('an elder is somebody of 60 or more on the day', () => {
  expect(bornBefore('2026-11-24')).toBe('1966-11-24');
});

it('the newest rules that apply on a day count; before the first, the first', () => {
  expect(visitCyclesOn('2026-11-24')).toBe(visitCycles.at(-1));
  expect(visitCyclesOn('1990-01-01')).toBe(visitCycles[0]);
  expect(visitCyclesOn('2026-11-24')).toMatchObject({ confirmed: false });
});

it('until an office sets another, visits follow the rules', () => {
  expect(Object.fromEntries(localSettings.map((field) => [field.name, field.default]))).toEqual(usual);
});

it('what an office sets counts in its place', () => {
  const often = { highVisitDays: 2, keyVisitMonths: 2, generalVisitMonths: 6, retryAfterDays: 1 };
  expect(nextVisitDue('high', '2026-11-24', often)).toBe('2026-11-26');
  expect(nextVisitDue('key', '2026-11-24', often)).toBe('2027-01-24');
  expect(nextVisitDue('general', '2026-11-24', often)).toBe('2027-05-24');
  expect(retryDue('2026-11-24', often)).toBe('2026-11-25');
});
