import { addDays } from './calendar.js';

/** What a year's notice changes in the plain week of five days. */
export interface WorkingDayNotice {
  year: number;
  source: string;
  /** Days off from Monday to Friday. */
  off: readonly string[];
  /** Saturdays and Sundays that are worked. */
  worked: readonly string[];
}

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

const off = new Set(workingDayNotices.flatMap((notice) => notice.off));
const worked = new Set(workingDayNotices.flatMap((notice) => notice.worked));

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
