import { addDays, addMonths, daysBetween } from './calendar.js';

/** Periods of the calendar. A week begins on Monday (ISO 8601). */
export const calendarPeriodKinds = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarPeriodKind = (typeof calendarPeriodKinds)[number];

export interface CalendarPeriod {
  /** Sorts within its kind: `2026-11-26`, `2026-W48`, `2026-11`, `2026-Q4`, `2026`. */
  key: string;
  firstDay: string;
  /** The first day after it. */
  endDay: string;
}

/** The period in which a day lies. */
export function calendarPeriodOf(day: string, kind: CalendarPeriodKind): CalendarPeriod {
  const year = day.slice(0, 4);
  switch (kind) {
    case 'day':
      return { key: day, firstDay: day, endDay: addDays(day, 1) };
    case 'week':
      return weekOf(day);
    case 'month':
      return months(day.slice(0, 7), `${day.slice(0, 7)}-01`, 1);
    case 'quarter': {
      const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
      return months(`${year}-Q${quarter}`, `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`, 3);
    }
    case 'year':
      return months(year, `${year}-01-01`, 12);
  }
}

/** The month, quarter or year that a key such as `2026-11`, `2026-Q4` or `2026` names. */
export function calendarPeriodOfKey(
  key: string,
): CalendarPeriod & { kind: Exclude<CalendarPeriodKind, 'day' | 'week'> } {
  const [year = '', part] = key.split('-');
  if (part === undefined) return { kind: 'year', ...calendarPeriodOf(`${year}-01-01`, 'year') };
  if (!part.startsWith('Q')) return { kind: 'month', ...calendarPeriodOf(`${key}-01`, 'month') };
  const month = String(Number(part.slice(1)) * 3).padStart(2, '0');
  return { kind: 'quarter', ...calendarPeriodOf(`${year}-${month}-01`, 'quarter') };
}

function months(key: string, firstDay: string, count: number): CalendarPeriod {
  return { key, firstDay, endDay: addMonths(firstDay, count) };
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function weekOf(day: string): CalendarPeriod {
  const monday = addDays(day, -((new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7));
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return { key: `${year}-W${String(number).padStart(2, '0')}`, firstDay: monday, endDay: addDays(monday, 7) };
}
