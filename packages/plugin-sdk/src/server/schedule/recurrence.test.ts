import { expect, it } from 'vitest';
import { latestOccurrence, type Recurrence } from './recurrence.js';

const ZONE = 'Asia/Shanghai';

it.each<[Recurrence, string, string, string, string]>([
  // The moment itself has opened; a moment before it the period before is the latest.
  [{ every: 'month' }, '2026-11-01T00:00:00.000Z', '2026-11-01', '2026-11', '2026-11-01T00:00:00.000Z'],
  [{ every: 'month' }, '2026-10-31T23:59:59.999Z', '2026-11-01', '2026-10', '2026-10-01T00:00:00.000Z'],
  [
    { every: 'month', on: 25, at: '18:30' },
    '2026-11-26T03:00:00.000Z',
    '2026-11-26',
    '2026-11',
    '2026-11-25T10:30:00.000Z',
  ],
  // February has no 31st: its last day.
  [{ every: 'month', on: 31 }, '2026-03-01T04:00:00.000Z', '2026-03-01', '2026-02', '2026-02-28T00:00:00.000Z'],
  [
    { every: 'week', on: 5, at: '00:00' },
    '2026-11-26T10:00:00.000Z',
    '2026-11-26',
    '2026-W47',
    '2026-11-19T16:00:00.000Z',
  ],
  [
    { every: 'week', on: 5, at: '00:00' },
    '2026-11-26T16:00:00.000Z',
    '2026-11-27',
    '2026-W48',
    '2026-11-26T16:00:00.000Z',
  ],
  [{ every: 'quarter', on: 10 }, '2026-11-26T03:00:00.000Z', '2026-11-26', '2026-Q4', '2026-10-10T00:00:00.000Z'],
  [{ every: 'year' }, '2026-11-26T03:00:00.000Z', '2026-11-26', '2026', '2026-01-01T00:00:00.000Z'],
  [{ every: 'day', at: '07:00' }, '2026-11-25T22:00:00.000Z', '2026-11-26', '2026-11-25', '2026-11-24T23:00:00.000Z'],
])('%o at %s: %s opened at %s', (recurrence, now, today, key, opensAt) => {
  const occurrence = latestOccurrence(recurrence, new Date(now), today, ZONE);
  expect([occurrence.key, occurrence.opensAt.toISOString()]).toEqual([key, opensAt]);
});
