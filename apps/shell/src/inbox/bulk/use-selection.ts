import { useCallback, useMemo, useState } from 'react';

export interface Selection {
  /** Tick boxes are shown. */
  choosing: boolean;
  chosen: readonly string[];
  has: (id: string) => boolean;
  /** Ticks or unticks one; with `range` all from the one before to this. */
  toggle: (id: string, range?: boolean) => void;
  chooseAll: () => void;
  begin: () => void;
  end: () => void;
}

/** Tasks chosen in a list, in its order. What is no longer shown is no longer chosen. */
export function useSelection(shown: readonly string[]): Selection {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [latest, setLatest] = useState<string | null>(null);
  const [begun, setBegun] = useState(false);
  const chosen = useMemo(() => shown.filter((id) => ticked.has(id)), [shown, ticked]);
  const toggle = useCallback(
    (id: string, range = false) => {
      setTicked((before) => toggled(before, shown, { id, from: range ? latest : null }));
      setLatest(id);
    },
    [shown, latest],
  );
  const end = useCallback(() => {
    setTicked(new Set());
    setLatest(null);
    setBegun(false);
  }, []);
  return {
    choosing: begun || chosen.length > 0,
    chosen,
    has: (id) => ticked.has(id),
    toggle,
    chooseAll: () => setTicked(new Set(shown)),
    begin: () => setBegun(true),
    end,
  };
}

/** A range takes the state that its end gets: what was ticked by mistake is unticked in one go too. */
export function toggled(
  ticked: ReadonlySet<string>,
  shown: readonly string[],
  { id, from }: { id: string; from: string | null },
): Set<string> {
  const start = from === null ? -1 : shown.indexOf(from);
  const end = shown.indexOf(id);
  const concerned = start === -1 || end === -1 ? [id] : shown.slice(Math.min(start, end), Math.max(start, end) + 1);
  const after = new Set(ticked);
  const ticking = !ticked.has(id);
  for (const each of concerned) {
    if (ticking) after.add(each);
    else after.delete(each);
  }
  return after;
}
