import { addDays, type CalendarPeriodKind, calendarPeriodOf, daysBetween, instantAt } from '@yige/contracts';

/** When recurring work opens in each period of the calendar, in `YIGE_TIME_ZONE`. */
export interface Recurrence {
  /** The period of the calendar. */
  every: CalendarPeriodKind;
  /** Day of the period, from 1 (of a week: Monday); its last day where it has fewer. Default 1. */
  on?: number;
  /** `HH:MM`. Default 08:00. */
  at?: string;
}

/** One time that the work is due. */
export interface Occurrence {
  /** Its period: `2026-11`, `2026-W48`, `2026-Q4`. Made part of a task’s key and round, it keeps the work from doubling. */
  key: string;
  /** First day of the period. */
  firstDay: string;
  /** The first day after the period. */
  endDay: string;
  /** The moment from which it is due. */
  opensAt: Date;
}

/** The latest occurrence that has opened. Those before it are past: a round of last month is not sent this month. */
export function latestOccurrence(recurrence: Recurrence, now: Date, today: string, timeZone: string): Occurrence {
  const current = occurrenceOf(today, recurrence, timeZone);
  return current.opensAt <= now ? current : occurrenceOf(addDays(current.firstDay, -1), recurrence, timeZone);
}

function occurrenceOf(within: string, { every, on = 1, at = '08:00' }: Recurrence, timeZone: string): Occurrence {
  const { key, firstDay, endDay } = calendarPeriodOf(within, every);
  const day = addDays(firstDay, Math.min(on, daysBetween(firstDay, endDay)) - 1);
  return { key, firstDay, endDay, opensAt: instantAt(day, at, timeZone) };
}
