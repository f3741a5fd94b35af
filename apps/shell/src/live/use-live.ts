import type { LiveTopic } from '@yige/contracts';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { lineState, onChanges } from './live.js';

/** How often is asked what the line would tell, where something between here and core lets no stream through; in milliseconds. */
const WITHOUT_LINE = 30_000;
/** A cut that is over sooner is none of the user's business; in milliseconds. */
const NOTICEABLE = 5_000;

/** Calls back with the ids of what changed, or with null where anything may have. */
export function useHints(topic: LiveTopic, handler: (ids: ReadonlySet<string> | null) => void): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(
    () =>
      onChanges((changes) => {
        const ids = changes === 'everything' ? null : changes.get(topic);
        if (ids !== undefined) latest.current(ids);
      }),
    [topic],
  );
}

export function useLine(): boolean {
  return useSyncExternalStore(lineState.subscribe, lineState.get);
}

/** For `refetchInterval`: nothing is asked again and again while the line stands. */
export function useWithoutLine(): number | false {
  return useLine() ? false : WITHOUT_LINE;
}

/** Whether the line has been cut for long enough to say so. */
export function useIsCut(): boolean {
  const isUp = useLine();
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    if (isUp) {
      setCut(false);
      return;
    }
    const timer = setTimeout(() => setCut(true), NOTICEABLE);
    return () => clearTimeout(timer);
  }, [isUp]);
  return isCut;
}
