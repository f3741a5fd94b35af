import { expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDayNotices, workingDaysBetween } from './working-days.js';

it.each([
  // A plain week.
  ['2026-11-20', 1, '2026-11-23'],
  ['2026-11-25', 15, '2026-12-16'],
  // 国庆节 from 1 to 7 October; Saturday the 10th is worked.
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-09-30', 3, '2026-10-10'],
  // No notice yet: plain weeks, so the deadline falls earlier.
  ['2027-02-05', 1, '2027-02-08'],
])('%s and %i working days: %s', (day, count, last) => {
  expect(addWorkingDays(day, count)).toBe(last);
});

it('a notice changes only what would be otherwise, within its year', () => {
  for (const { year, off, worked } of workingDayNotices) {
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
    expect(off.filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([]);
    expect(worked.filter((day) => weekday(day) !== 0 && weekday(day) !== 6)).toEqual([]);
    expect([...off, ...worked].every((day) => day.startsWith(`${year}-`))).toBe(true);
    expect(worked.every(isWorkingDay)).toBe(true);
  }
});

it.each([
  ['2026-11-20', '2026-11-20', 0],
  // Over a weekend.
  ['2026-11-20', '2026-11-22', 0],
  ['2026-11-20', '2026-11-24', 2],
  // 国庆节, and the Saturday that is worked for it.
  ['2026-09-30', '2026-10-10', 3],
  ['2026-11-24', '2026-11-20', -2],
])('from %s to %s: %i working days', (from, to, count) => {
  expect(workingDaysBetween(from, to)).toBe(count);
});
