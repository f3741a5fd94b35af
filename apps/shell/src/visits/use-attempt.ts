import { type DueVisit, newId, type VisitOutcome } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { platformNow } from '../api/platform-clock.js';
import { glyphsOf } from './door-words.js';
import { placeOfVisit, useStopWords } from './stop.js';
import { useVisitQueue } from './visit-device.js';
import { visitMessages } from './visit-messages.js';
import { UNDO_TIME } from './visit-queue.js';

export type AttemptOutcome = Exclude<VisitOutcome, 'met'>;

export interface Attempt {
  key: string;
  door: string;
  outcome: AttemptOutcome;
}

/** Notes with one tap that nobody was met; for some seconds it can be taken back, then it goes up. */
export function useAttempt() {
  const t = useMessages(visitMessages);
  const words = useStopWords();
  const announce = useAnnounce();
  const queue = useVisitQueue();
  const [last, setLast] = useState<Attempt | null>(null);
  const held = useRef<string | null>(null);
  const send = useCallback(
    (key: string) => {
      if (held.current === key) held.current = null;
      void queue.release(key).then(() => queue.sync());
      setLast((current) => (current?.key === key ? null : current));
    },
    [queue],
  );
  // Whoever leaves the list has not taken it back.
  useEffect(() => () => void (held.current !== null && send(held.current)), [send]);
  return {
    last,
    note: async (visit: DueVisit, outcome: AttemptOutcome) => {
      if (held.current !== null) send(held.current);
      const key = newId();
      held.current = key;
      await queue.add({
        key,
        door: visit.door,
        body: { ...placeOfVisit(visit), outcome, capturedAt: platformNow().toISOString(), parts: [] },
        glyphs: glyphsOf(visit),
        ...{ tasks: [], state: 'held', problem: null, parts: [], visitId: null },
      });
      setLast({ key, door: words.text(visit), outcome });
      announce(t(`noted.${outcome}`, { door: words.text(visit) }));
      setTimeout(() => send(key), UNDO_TIME);
    },
    undo: async ({ key }: Attempt) => {
      held.current = null;
      setLast(null);
      await queue.drop(key);
    },
  };
}
