import { expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, instantAt, startOfDay } from './calendar.js';

it.each([
  ['2026-11-24', '18:00', 'Asia/Shanghai', '2026-11-24T10:00:00.000Z'],
  ['2026-11-24', '00:00', 'Asia/Shanghai', '2026-11-23T16:00:00.000Z'],
  ['2026-07-01', '12:00', 'UTC', '2026-07-01T12:00:00.000Z'],
  // Ürümqi has a zone of its own, though offices keep Beijing time.
  ['2026-11-24', '18:00', 'Asia/Urumqi', '2026-11-24T12:00:00.000Z'],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(instantAt(day, time, zone).toISOString()).toBe(instant);
});

it('a day begins at midnight of its zone', () => {
  expect(startOfDay('2026-01-01', 'Asia/Shanghai').toISOString()).toBe('2025-12-31T16:00:00.000Z');
});

it.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
])('%s and %i days is %s', (day, days, result) => {
  expect(addDays(day, days)).toBe(result);
  expect(daysBetween(day, result)).toBe(days);
});

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
  ['1966-02-28', -12 * 60, '1906-02-28'],
])('%s and %i months is %s', (day, months, result) => {
  expect(addMonths(day, months)).toBe(result);
});
