import type { AdmissionFrequency } from '@yige/contracts';

/** The period of the calendar in which a day lies, as a key that sorts: `2026-11`, `2026-Q4`, `2026`, `once`. */
export function periodOf(day: string, period: AdmissionFrequency['period']): string {
  const year = day.slice(0, 4);
  if (period === 'once') return 'once';
  if (period === 'year') return year;
  if (period === 'month') return monthOf(day);
  return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}
