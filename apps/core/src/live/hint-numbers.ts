/** How long a number may be missing before it is given up as rolled back, in milliseconds. */
export const LATEST_COMMIT = 10_000;
/** Most numbers that are waited for: more are not given out at once, so a wider gap is one of another kind. */
const MOST_MISSING = 10_000;

/**
 * Which numbers have been seen. They are given out in order and committed in any, so one that is missing below the
 * newest may still come: it is looked for until it does, or for ten seconds.
 */
export class HintNumbers {
  private seenUpTo = 0;
  /** When each was found missing, by an unmoved clock; the lowest first. */
  private readonly missing = new Map<number, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The newest that has been seen; 0 for none. */
  get newest(): number {
    return this.seenUpTo;
  }

  /** All up to here have been seen or given up: reading goes on behind it. */
  get settled(): number {
    const [lowest] = this.missing.keys();
    return lowest === undefined ? this.seenUpTo : lowest - 1;
  }

  giveUpOld(): void {
    const limit = this.now() - LATEST_COMMIT;
    for (const [number, since] of this.missing) {
      if (since > limit) return;
      this.missing.delete(number);
    }
  }

  /** Answers whether it is seen for the first time. Those that are read together come in order. */
  see(number: number): boolean {
    if (number <= this.seenUpTo) return this.missing.delete(number);
    const first = Math.max(this.seenUpTo + 1, number - MOST_MISSING);
    const now = this.now();
    for (let skipped = first; skipped < number; skipped += 1) this.missing.set(skipped, now);
    this.seenUpTo = number;
    return true;
  }
}
