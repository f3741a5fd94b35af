import { useCallback, useSyncExternalStore } from 'react';

/** Screens on which things are shown as on a phone. */
export const PHONE = '(max-width: 767.98px)';
/** Of somebody whom movement on a screen disturbs, as their device says. */
export const LESS_MOTION = '(prefers-reduced-motion: reduce)';

/** Whether the page is one that this media query means; follows when that changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (notify: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
