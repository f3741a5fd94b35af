import { afterEach, expect, it } from 'vitest';
import { workingDayNoticeSchema, workingDayNoticesSchema } from './working-day-notice.js';
import {
  addWorkingDays,
  endOfWorkingDays,
  hasWorkingDayNotice,
  isWorkingDay,
  takeWorkingDayNotices,
  workingDayNotices,
  workingDaysBetween,
} from './working-days.js';

afterEach(() => takeWorkingDayNotices([]));

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

// An invented notice: the arrangement of no real year.
const invented = { year: 2099, source: '示例', off: ['2099-10-01', '2099-10-02'], worked: ['2099-09-26'] };

it('a notice of a later year is taken beside the known ones, and one of a known year in its place', () => {
  expect(hasWorkingDayNotice(2099)).toBe(false);
  expect(isWorkingDay('2099-10-01')).toBe(true);
  takeWorkingDayNotices([invented, { year: 2026, source: '更正', off: ['2026-01-02'], worked: [] }]);
  expect([hasWorkingDayNotice(2099), hasWorkingDayNotice(2026)]).toEqual([true, true]);
  expect([isWorkingDay('2099-10-01'), isWorkingDay('2099-09-26')]).toEqual([false, true]);
  expect([isWorkingDay('2026-01-01'), isWorkingDay('2026-01-02')]).toEqual([true, false]);
  takeWorkingDayNotices([]);
  expect([isWorkingDay('2026-01-01'), hasWorkingDayNotice(2099)]).toEqual([false, false]);
});

it('so many working days end with the last moment of the last one', () => {
  expect(endOfWorkingDays('2026-09-30', 1, 'Asia/Shanghai').toISOString()).toBe('2026-10-08T15:59:59.999Z');
});

it.each([
  ['a day of another year', { ...invented, off: ['2098-10-01'] }],
  ['a day off that lies on a weekend', { ...invented, off: ['2099-10-03'] }],
  ['a worked day within the week', { ...invented, worked: ['2099-10-01'] }],
  ['no source', { ...invented, source: '' }],
])('a notice with %s is refused', (_, notice) => {
  expect(workingDayNoticeSchema.safeParse(notice).success).toBe(false);
});

it('one year stands in one notice; what is known here keeps to the same', () => {
  expect(workingDayNoticesSchema.safeParse([invented, invented]).success).toBe(false);
  expect(workingDayNoticesSchema.parse([invented, ...workingDayNotices])).toHaveLength(2);
});
