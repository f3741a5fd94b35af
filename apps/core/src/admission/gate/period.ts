import { type AdmissionFrequency, calendarPeriodOf } from '@yige/contracts';

/** The period of the calendar in which a day lies, as a key that sorts: `2026-11`, `2026-Q4`, `2026`, `once`. */
export function periodOf(day: string, period: AdmissionFrequency['period']): string {
  return period === 'once' ? 'once' : calendarPeriodOf(day, period).key;
}

/** `YYYY-MM`. */
export function monthOf(day: string): string {
  return calendarPeriodOf(day, 'month').key;
}
