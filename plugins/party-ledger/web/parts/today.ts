import { calendarDay, usePortal } from '@yige/plugin-sdk/web';

/** Today where the platform is, `YYYY-MM-DD`. */
export function useToday(): string {
  const { timeZone } = usePortal();
  return calendarDay(new Date(), timeZone);
}
