import { addDays } from '@yige/contracts';

/** People say the last day of a post; data says the first day after it. */
export function lastDayOf(validTo: string): string {
  return addDays(validTo, -1);
}

export function endAfter(lastDay: string): string {
  return addDays(lastDay, 1);
}
