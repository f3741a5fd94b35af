import { useSyncExternalStore } from 'react';

const phoneQuery = '(max-width: 767.98px)';

function subscribe(notify: () => void): () => void {
  const query = window.matchMedia(phoneQuery);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

export function usePhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(phoneQuery).matches,
    () => false,
  );
}
