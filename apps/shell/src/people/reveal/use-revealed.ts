import { useEffect, useState } from 'react';

interface Revealed<Value> {
  value: Value;
  /** When it is hidden again, in milliseconds since the epoch. */
  until: number;
}

/** A value that is kept for some seconds in this component alone: no cache, no address, no storage knows it. */
export function useRevealed<Value>(): {
  revealed: Revealed<Value> | null;
  secondsLeft: number;
  show: (value: Value, seconds: number) => void;
  hide: () => void;
} {
  const [revealed, setRevealed] = useState<Revealed<Value> | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= revealed.until) setRevealed(null);
    }, 250);
    return () => clearInterval(timer);
  }, [revealed]);
  return {
    revealed,
    secondsLeft: revealed === null ? 0 : Math.max(0, Math.ceil((revealed.until - now) / 1_000)),
    show: (value, seconds) => {
      setNow(Date.now());
      setRevealed({ value, until: Date.now() + seconds * 1_000 });
    },
    hide: () => setRevealed(null),
  };
}
