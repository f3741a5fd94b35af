import { expect, it } from 'vitest';
import { usualEscalation } from '../escalation/rules.js';
import { scheduleOf } from './schedule.js';

const rules = [{ ...usualEscalation, workingDays: [2, 5] }];
const zone = 'Asia/Shanghai';
const stepsOf = (day: string, used = rules) =>
  scheduleOf(new Date(`${day}T10:00:00.000Z`), day, zone, used).map(({ at }) => at.toISOString());

it('speaks in the morning of working days: before, after it has passed, and to each level after whole ones', () => {
  // Tuesday, 18:00 in Shanghai; it is 08:00 there at 00:00 UTC.
  expect(stepsOf('2026-11-24')).toEqual([
    '2026-11-23T00:00:00.000Z',
    '2026-11-25T00:00:00.000Z',
    // Wednesday and Thursday have passed: Friday.
    '2026-11-27T00:00:00.000Z',
    // Wednesday to Friday, Monday and Tuesday have passed: Wednesday.
    '2026-12-02T00:00:00.000Z',
  ]);
});

it('passes over weekends and holidays, and counts a Saturday that is worked', () => {
  // Monday: the working day before is Friday.
  expect(stepsOf('2026-11-23')[0]).toBe('2026-11-20T00:00:00.000Z');
  // Friday: the working day after is Monday.
  expect(stepsOf('2026-11-20')[1]).toBe('2026-11-23T00:00:00.000Z');
  // 国庆节 lasts to 7 October; Saturday the 10th is worked. 30 September, two working days: the 8th and 9th.
  expect(stepsOf('2026-09-30')[2]).toBe('2026-10-10T00:00:00.000Z');
});

it('speaks on the same day of what passed before the morning, unless nobody works', () => {
  const overdue = (at: string, day: string) => scheduleOf(new Date(at), day, zone, rules)[1]?.at.toISOString();
  expect(overdue('2026-11-23T22:00:00.000Z', '2026-11-24')).toBe('2026-11-24T00:00:00.000Z');
  expect(overdue('2026-11-20T22:00:00.000Z', '2026-11-21')).toBe('2026-11-23T00:00:00.000Z');
});

it('goes by the rule under which the deadline was set', () => {
  const changed = [{ ...usualEscalation, version: 1, validFrom: '2026-11-24', workingDays: [1] }, ...rules];
  expect(stepsOf('2026-11-23', changed)).toHaveLength(4);
  expect(stepsOf('2026-11-24', changed)).toHaveLength(3);
  expect(stepsOf('2019-11-25', changed)).toHaveLength(2);
});
