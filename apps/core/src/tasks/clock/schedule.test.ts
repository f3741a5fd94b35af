import { expect, it } from 'vitest';
import { scheduleOf } from './schedule.js';

const rules = [{ validFrom: '2020-01-01', workingDays: [2, 5], source: '' }];
const zone = 'Asia/Shanghai';
const stepsOf = (day: string, used = rules) =>
  scheduleOf(new Date(`${day}T10:00:00.000Z`), day, zone, used).map(({ at }) => at.toISOString());

it('reminds on the working day before, and tells each level after whole working days', () => {
  // Tuesday, 18:00 in Shanghai; a day begins there at 16:00 UTC of the day before.
  expect(stepsOf('2026-11-24')).toEqual([
    '2026-11-22T16:00:00.000Z',
    '2026-11-24T10:00:00.000Z',
    // Wednesday and Thursday have passed: Friday.
    '2026-11-26T16:00:00.000Z',
    // Wednesday to Friday, Monday and Tuesday have passed: Wednesday.
    '2026-12-01T16:00:00.000Z',
  ]);
});

it('passes over weekends and holidays, and counts a Saturday that is worked', () => {
  // Monday: the working day before is Friday.
  expect(stepsOf('2026-11-23')[0]).toBe('2026-11-19T16:00:00.000Z');
  // 国庆节 lasts to 7 October; Saturday the 10th is worked. 30 September, two working days: the 8th and 9th.
  expect(stepsOf('2026-09-30')[2]).toBe('2026-10-09T16:00:00.000Z');
});

it('goes by the rule under which the deadline was set', () => {
  const changed = [{ validFrom: '2026-11-24', workingDays: [1], source: '' }, ...rules];
  expect(stepsOf('2026-11-23', changed)).toHaveLength(4);
  expect(stepsOf('2026-11-24', changed)).toHaveLength(3);
  expect(stepsOf('2019-11-25', changed)).toHaveLength(2);
});
