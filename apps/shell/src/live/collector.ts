import type { Hint, LiveTopic } from '@yige/contracts';

/** What changed, by topic; `everything` where nobody knows. */
export type Changes = ReadonlyMap<LiveTopic, ReadonlySet<string>> | 'everything';

/** Changes that come together are told together, in milliseconds. */
const COLLECTED = 300;
/** Whoever sees a whole district hears of something all the time: it is asked for no more often than this. */
const SELDOM = 2_000;

/** Turns a stream of hints into a few looks. */
export class Collector {
  private changes: Map<LiveTopic, Set<string>> | 'everything' = new Map();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly tell: (changes: Changes) => void) {}

  add({ topic, id }: Hint): void {
    if (this.changes !== 'everything') {
      const ids = this.changes.get(topic) ?? new Set();
      this.changes.set(topic, ids.add(id));
    }
    this.tellSoon();
  }

  addEverything(): void {
    this.changes = 'everything';
    this.tellSoon();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private tellSoon(): void {
    const earliest = this.toldAt + SELDOM - performance.now();
    this.timer ??= setTimeout(() => this.tellNow(), Math.max(COLLECTED, earliest));
  }

  private tellNow(): void {
    const { changes } = this;
    this.changes = new Map();
    this.timer = undefined;
    this.toldAt = performance.now();
    this.tell(changes);
  }
}
