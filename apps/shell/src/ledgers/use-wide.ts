import { useSyncExternalStore } from 'react';

/** Below this the catalogue is a page of its own (guide.md, “List”). */
const wide = '(width >= 1100px)';

function subscribe(notify: () => void): () => void {
  const query = window.matchMedia(wide);
  query.addEventListener('change', notify);
  return () => query.removeEventListener('change', notify);
}

export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(wide).matches);
}
