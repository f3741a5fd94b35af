import { expect, it } from 'vitest';
import { type CalendarPeriodKind, calendarPeriodOf, calendarPeriodOfKey } from './calendar-period.js';

it.each<[string, CalendarPeriodKind, string, string, string]>([
  ['2026-11-26', 'day', '2026-11-26', '2026-11-26', '2026-11-27'],
  ['2026-11-26', 'month', '2026-11', '2026-11-01', '2026-12-01'],
  ['2026-12-31', 'month', '2026-12', '2026-12-01', '2027-01-01'],
  ['2026-03-31', 'quarter', '2026-Q1', '2026-01-01', '2026-04-01'],
  ['2026-11-26', 'quarter', '2026-Q4', '2026-10-01', '2027-01-01'],
  ['2026-11-26', 'year', '2026', '2026-01-01', '2027-01-01'],
  ['2026-11-26', 'week', '2026-W48', '2026-11-23', '2026-11-30'],
  // ISO 8601: the week of the year's end belongs to the year of its Thursday.
  ['2026-01-01', 'week', '2026-W01', '2025-12-29', '2026-01-05'],
  ['2025-12-29', 'week', '2026-W01', '2025-12-29', '2026-01-05'],
  ['2027-01-03', 'week', '2026-W53', '2026-12-28', '2027-01-04'],
  ['2021-01-03', 'week', '2020-W53', '2020-12-28', '2021-01-04'],
  ['2024-12-30', 'week', '2025-W01', '2024-12-30', '2025-01-06'],
])('%s lies in the %s %s, from %s until %s', (day, kind, key, firstDay, endDay) => {
  expect(calendarPeriodOf(day, kind)).toEqual({ key, firstDay, endDay });
});

it.each(['2026-11-26', '2026-02-28', '2027-01-01'])('the key of the period of %s names it', (day) => {
  for (const kind of ['month', 'quarter', 'year'] as const) {
    const period = calendarPeriodOf(day, kind);
    expect(calendarPeriodOfKey(period.key)).toEqual({ kind, ...period });
  }
});
