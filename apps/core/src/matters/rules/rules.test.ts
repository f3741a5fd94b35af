import { expect, it } from 'vitest';
import { categoriesOn, categoryOf, categoryRules } from './categories.js';
import { clockRules, reopeningsAllowed, stageDue } from './clocks.js';

const timeZone = 'Asia/Shanghai';

it('names where every rule comes from, and marks what could not be confirmed', () => {
  for (const { source } of [...categoryRules, ...clockRules]) expect(source).toContain('[U]');
});

it.each([
  ['property', 'partner'],
  ['owners', 'partner'],
  ['publicSecurity', 'bureau'],
  ['neighbours', 'community'],
])('sends %s usually to a %s: “property-company matters too” (R18)', (code, kind) => {
  expect(categoryOf(code, '2026-11-26').usually.kind).toBe(kind);
});

it('keeps the category that a matter was reported under', () => {
  const [first] = categoryRules;
  const later = { validFrom: '2027-01-01', source: '', categories: [] };
  const rules = first === undefined ? [] : [first, later];
  expect(categoriesOn('2027-01-01', rules)).toEqual([]);
  expect(categoryOf('property', '2026-12-31', rules).title.en).toBe('Property management');
  expect(categoryOf('property', '2027-01-01', rules).title.en).toBe('property');
});

it.each([
  // Thursday: the next working day.
  ['openCase', '2026-11-26', '2026-11-27T15:59:00.000Z'],
  // Friday: over the weekend.
  ['openCase', '2026-11-27', '2026-11-30T15:59:00.000Z'],
  ['feedBack', '2026-11-26', '2026-12-03T15:59:00.000Z'],
  // 国庆节 lasts to 7 October, and Saturday the 10th is worked.
  ['verify', '2026-09-30', '2026-10-09T15:59:00.000Z'],
  ['evaluate', '2026-09-30', '2026-10-13T15:59:00.000Z'],
] as const)('gives %s begun on %s until %s', (stage, on, due) => {
  expect(stageDue({ stage, on, reportedOn: on, timeZone }).toISOString()).toBe(due);
});

it('goes by the rule of the day on which the matter was reported', () => {
  const [rule] = clockRules;
  if (rule === undefined) throw new Error('There is no rule');
  const stricter = { ...rule, validFrom: '2026-12-01', workingDays: { ...rule.workingDays, verify: 1 }, reopenings: 1 };
  const due = (reportedOn: string) =>
    stageDue({ stage: 'verify', on: '2026-12-01', reportedOn, timeZone }, [rule, stricter]).toISOString();
  expect(due('2026-11-30')).toBe('2026-12-03T15:59:00.000Z');
  expect(due('2026-12-01')).toBe('2026-12-02T15:59:00.000Z');
  expect(reopeningsAllowed('2026-11-30', [rule, stricter])).toBe(2);
  expect(reopeningsAllowed('2026-12-01', [rule, stricter])).toBe(1);
});
