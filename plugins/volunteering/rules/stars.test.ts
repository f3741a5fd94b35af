import { expect, it } from 'vitest';
import { localSettings } from './local-settings.js';
import { starRulesOn, starsOf } from './stars.js';

// rules.md: “Stars at 100 / 300 / 600 / 1,000 / 1,500 hours (from rules before 2020, own source, [U]).”
it.each([
  [0, 0, 0],
  [99, 59, 0],
  [100, 0, 1],
  [299, 59, 1],
  [300, 0, 2],
  [599, 59, 2],
  [600, 0, 3],
  [999, 59, 3],
  [1_000, 0, 4],
  [1_499, 59, 4],
  [1_500, 0, 5],
  [9_000, 0, 5],
])('%i hours and %i minutes are %i stars', (hours, minutes, stars) => {
  expect(starsOf(hours * 60 + minutes, starRulesOn('2026-11-26').hours)).toBe(stars);
});

it('the numbers have one source only, so that local offices set their own, in ascending order whatever they set', () => {
  const rules = starRulesOn('2026-11-26');
  expect(rules).toMatchObject({ validFrom: '2012-10-23', confirmed: false });
  const settings = localSettings.filter(({ name }) => name.startsWith('star'));
  expect(settings.map((setting) => setting.default)).toEqual(rules.hours);
  for (const [index, { minimum }] of settings.entries()) {
    if (index > 0) expect(minimum).toBeGreaterThan(settings[index - 1]?.maximum ?? Number.NaN);
  }
});

it('before the first version the first one counts', () => {
  expect(starRulesOn('2000-01-01')).toBe(starRulesOn('2026-11-26'));
});
