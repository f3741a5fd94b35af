import type { BreakerState } from '@yige/contracts';

/** So many failures among so many calls, the latest ones, open it. */
const FAILURES = 5;
const AMONG = 10;

/** A call that was let through; it must be settled exactly once. */
export interface Passage {
  answered: () => void;
  failed: () => void;
  /** Nobody knows what would have come of it: the user went away. */
  abandoned: () => void;
}

interface BreakerOptions {
  now: () => Date;
  /** How long it stays open before a probe, in milliseconds. */
  pause: number;
  onChange: (state: BreakerState) => void;
}

/**
 * Spares a server that fails, and those who would wait for it. Once half of the latest ten calls have failed it refuses
 * all others, until after a pause one of them goes through as a probe: an answer closes it, a failure opens it anew,
 * and a probe that was abandoned leaves its place to the next call.
 */
export class Breaker {
  /** Of the latest calls, whether they failed. */
  private latest: boolean[] = [];
  private current: BreakerState = 'closed';
  private changedAt: Date | null = null;
  private openedAt = 0;

  constructor(private readonly options: BreakerOptions) {}

  get state(): BreakerState {
    return this.current;
  }

  /** When it came into this state; null: it was never in another one. */
  get since(): Date | null {
    return this.changedAt;
  }

  /** Milliseconds after which a call may be let through. */
  get remaining(): number {
    return Math.max(0, this.openedAt + this.options.pause - this.options.now().getTime());
  }

  /** Null: refused. */
  enter(): Passage | null {
    if (this.current === 'closed') return this.passage(false);
    if (this.current === 'halfOpen' || this.remaining > 0) return null;
    this.become('halfOpen');
    return this.passage(true);
  }

  private passage(isProbe: boolean): Passage {
    // What was let through before it opened tells nothing about the server of now.
    const counts = () => isProbe || this.current === 'closed';
    return {
      answered: () => {
        if (counts()) this.settle(false);
      },
      failed: () => {
        if (counts()) this.settle(true);
      },
      abandoned: () => {
        if (isProbe) this.become('open');
      },
    };
  }

  private settle(failed: boolean): void {
    if (this.current === 'halfOpen') {
      this.latest = [];
      if (failed) this.open();
      else this.become('closed');
      return;
    }
    this.latest = [...this.latest.slice(1 - AMONG), failed];
    if (this.latest.filter(Boolean).length >= FAILURES) this.open();
  }

  private open(): void {
    this.openedAt = this.options.now().getTime();
    this.become('open');
  }

  private become(state: BreakerState): void {
    this.current = state;
    this.changedAt = this.options.now();
    this.options.onChange(state);
  }
}
