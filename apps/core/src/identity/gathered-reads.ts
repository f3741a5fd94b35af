import { AsyncResource } from 'node:async_hooks';

/** Statements under way at the same time: one that is held up holds up nobody else. */
const UNDER_WAY = 2;
/** Keys in one statement. */
const MOST = 32;

interface Waiting<Value> {
  key: string;
  /** The asynchronous context of who asks. */
  context: AsyncResource;
  resolve: (value: Value | null) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads rows by key for many who ask at the same time. Whoever asks while nothing is under way has a statement at once;
 * under load those who ask meanwhile share the next one. Nobody is answered by a statement that was sent before they
 * asked: what was committed by then is seen by all.
 */
export class GatheredReads<Value> {
  private waiting: Waiting<Value>[] = [];
  private underWay = 0;

  /** `read` answers what there is of the keys. */
  constructor(private readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {}

  /** Null where there is no such row. Outside a unit of work, whose own writes another's statement does not see. */
  one(key: string): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, context: new AsyncResource('GatheredRead'), resolve, reject });
      if (this.underWay < UNDER_WAY) void this.send();
    });
  }

  private async send(): Promise<void> {
    const keys = new Set<string>();
    const served: Waiting<Value>[] = [];
    const later: Waiting<Value>[] = [];
    for (const one of this.waiting) {
      if (keys.size < MOST || keys.has(one.key)) {
        keys.add(one.key);
        served.push(one);
      } else later.push(one);
    }
    this.waiting = later;
    const [first] = served;
    if (first === undefined) return;
    this.underWay += 1;
    try {
      const values = await first.context.runInAsyncScope(this.read, null, [...keys]);
      for (const { key, resolve } of served) resolve(values.get(key) ?? null);
    } catch (error) {
      for (const { reject } of served) reject(error);
    } finally {
      this.underWay -= 1;
    }
    // Not waited for: under lasting load there is always a next one.
    void this.send();
  }
}
