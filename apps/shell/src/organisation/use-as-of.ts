import { calendarDay } from '@yige/ui';
import { useSearchParams } from 'react-router';
import { usePortal } from '../app/portal.js';
import { isDay } from './days.js';

export interface AsOf {
  /** The day that the page shows, `YYYY-MM-DD`; null for today. */
  day: string | null;
  today: string;
  show: (day: string | null) => void;
  /** To be appended to links within the organisation, so that the day stays. */
  query: string;
}

/** The day stands in the address: it can be sent to somebody, and Back goes back in it. */
export function useAsOf(): AsOf {
  const { timeZone } = usePortal();
  const [search, setSearch] = useSearchParams();
  const today = calendarDay(new Date(), timeZone);
  const given = search.get('asOf');
  const day = given !== null && isDay(given) && given !== today ? given : null;
  return {
    day,
    today,
    query: day === null ? '' : `?asOf=${day}`,
    show: (next) =>
      setSearch((before) => {
        const after = new URLSearchParams(before);
        if (next === null || next === today) after.delete('asOf');
        else after.set('asOf', next);
        return after;
      }),
  };
}
