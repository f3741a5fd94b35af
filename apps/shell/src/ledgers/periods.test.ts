import { expect, it } from 'vitest';
import { isPeriodOf, periodsOf } from './periods.js';

const keys = (kind: Parameters<typeof periodsOf>[0], today: string) => periodsOf(kind, today).map(({ key }) => key);

it('go back five years, the running one first', () => {
  const months = keys('month', '2026-11-26');
  expect(months).toHaveLength(61);
  expect([months[0], months[1], months.at(-1)]).toEqual(['2026-11', '2026-10', '2021-11']);
  const quarters = keys('quarter', '2026-11-26');
  expect([quarters.length, ...quarters.slice(0, 5), quarters.at(-1)]).toEqual([
    ...[21, '2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2021-Q4'],
  ]);
  expect(keys('year', '2026-11-26')).toEqual(['2026', '2025', '2024', '2023', '2022', '2021']);
});

it('begin with the day’s own on its first and last day', () => {
  expect(keys('quarter', '2026-10-01')[0]).toBe('2026-Q4');
  expect(keys('quarter', '2026-12-31')[0]).toBe('2026-Q4');
  expect(keys('month', '2027-01-01').slice(0, 2)).toEqual(['2027-01', '2026-12']);
});

it('are told apart by their kind', () => {
  expect(isPeriodOf('quarter', '2026-Q4')).toBe(true);
  expect(isPeriodOf('quarter', '2026-11')).toBe(false);
  expect(isPeriodOf('year', '2026')).toBe(true);
});
