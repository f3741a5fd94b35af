import { useEffect, useRef, useState } from 'react';

interface HeldBack<Input> {
  /** What goes out when the time is over; null: nothing does. */
  held: Input | null;
  hold: (input: Input) => void;
  /** Lets it go out at once. */
  release: () => void;
  undo: () => void;
}

/**
 * Does something some seconds after it was asked for, unless it is undone; null: it waits until it is let go. Whoever leaves
 * the page meanwhile did mean it.
 */
export function useHeldBack<Input>(work: (input: Input) => void, seconds: number | null): HeldBack<Input> {
  const [held, setHeld] = useState<Input | null>(null);
  const undone = useRef(false);
  const newest = useRef(work);
  newest.current = work;
  useEffect(() => {
    if (held === null) return;
    undone.current = false;
    return () => {
      if (!undone.current) newest.current(held);
    };
  }, [held]);
  useEffect(() => {
    if (held === null || seconds === null) return;
    const timer = setTimeout(() => setHeld(null), seconds * 1_000);
    return () => clearTimeout(timer);
  }, [held, seconds]);
  const undo = () => {
    undone.current = true;
    setHeld(null);
  };
  return { held, hold: setHeld, release: () => setHeld(null), undo };
}
