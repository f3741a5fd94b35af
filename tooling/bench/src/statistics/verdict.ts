import type { Summary } from './summary.js';

/** A bound that a ratio is held to. */
export interface Goal {
  bound: 'atMost' | 'atLeast';
  value: number;
}

export type Verdict = 'met' | 'not met';

/** Decided by the median, so that one round that went wrong does not matter. */
export function verdictOf({ median }: Summary, { bound, value }: Goal): Verdict {
  const holds = bound === 'atMost' ? median <= value : median >= value;
  return holds ? 'met' : 'not met';
}
