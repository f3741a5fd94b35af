import { useSyncExternalStore } from 'react';

const minute = 60_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(notify, minute);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const minutesNow = () => Math.floor(Date.now() / minute);

/** Now, to the minute: one timer for the whole page, however many labels follow it. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, minutesNow, minutesNow) * minute);
}
