import { addDays, endOfDay } from './calendar.js';
import type { WorkingDayNotice } from './working-day-notice.js';

/**
 * Each year's notice of the State Council’s office. A year whose notice is not here counts as plain weeks, so that a
 * deadline falls earlier rather than later.
 */
export const workingDayNotices: readonly WorkingDayNotice[] = [
  {
    year: 2026,
    // [U] Taken from the notice as it was reported; compare with the gazette when the next year is added.
    source: '国务院办公厅关于 2026 年部分节假日安排的通知',
    off: [
      ...['2026-01-01', '2026-01-02'],
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-23'],
      ...['2026-04-06', '2026-05-01', '2026-05-04', '2026-05-05', '2026-06-19', '2026-09-25'],
      ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

let years = new Set<number>();
let off = new Set<string>();
let worked = new Set<string>();
takeWorkingDayNotices([]);

/**
 * Notices of later years, or mended ones, beside those that are known here; of one year the given one holds. For the whole
 * process, once it starts: the calendar is the state’s, and everybody’s the same.
 */
export function takeWorkingDayNotices(given: readonly WorkingDayNotice[]): void {
  const replaced = new Set(given.map(({ year }) => year));
  const notices = [...workingDayNotices.filter(({ year }) => !replaced.has(year)), ...given];
  years = new Set(notices.map(({ year }) => year));
  off = new Set(notices.flatMap((notice) => notice.off));
  worked = new Set(notices.flatMap((notice) => notice.worked));
}

/** Whether holidays of the year are known; else it counts as plain weeks. */
export function hasWorkingDayNotice(year: number): boolean {
  return years.has(year);
}

export function isWorkingDay(day: string): boolean {
  if (worked.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !off.has(day);
}

/** The last of so many working days; the first one is the day after. */
export function addWorkingDays(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** The last moment of the last of so many working days after a day, in a time zone. */
export function endOfWorkingDays(day: string, count: number, timeZone: string): Date {
  return endOfDay(addWorkingDays(day, count), timeZone);
}

/** How many working days lie after one day, up to and with the other; negative when that lies before. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

/** The last working day before a day. */
export function workingDayBefore(day: string): string {
  let before = addDays(day, -1);
  while (!isWorkingDay(before)) before = addDays(before, -1);
  return before;
}
