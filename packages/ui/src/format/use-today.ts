import { useDisplay } from '../theme/display.js';
import { calendarDay } from './calendar.js';
import { useNow } from './use-now.js';

/** Today in the district's time zone, `YYYY-MM-DD`. */
export function useToday(): string {
  return calendarDay(useNow(), useDisplay().timeZone);
}
