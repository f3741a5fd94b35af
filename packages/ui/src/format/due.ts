import { calendarDay, daysBetween } from './calendar.js';

/** Where a due instant stands, by the calendar days of the zone. */
export type DueState =
  | { readonly kind: 'overdue'; readonly days: number }
  /** Due earlier today; no whole day late yet. */
  | { readonly kind: 'passed' }
  | { readonly kind: 'today' }
  | { readonly kind: 'later' };

/**
 * Where a deadline stands at a moment, by calendar days of the zone.
 *
 * @param dueAt instant in ISO 8601
 */
export function dueState(dueAt: string, now: Date, timeZone: string): DueState {
  const due = new Date(dueAt);
  const days = daysBetween(calendarDay(due, timeZone), calendarDay(now, timeZone));
  if (days > 0) return { kind: 'overdue', days };
  if (days < 0) return { kind: 'later' };
  return due.getTime() < now.getTime() ? { kind: 'passed' } : { kind: 'today' };
}
