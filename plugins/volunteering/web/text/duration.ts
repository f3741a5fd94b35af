import { useMessages } from '@yige/plugin-sdk/web';
import { words } from './words.js';

const HOUR = 60;

/** Minutes as people say them: 90 → 1 小时 30 分 · 1 h 30 min. */
export function useDuration(): (minutes: number) => string {
  const t = useMessages(words);
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
    if (hours === 0) return t('minutesOnly', { minutes: rest });
    if (rest === 0) return t('hoursOnly', { hours });
    return t('hoursAndMinutes', { hours, minutes: rest });
  };
}
