import { ulid } from 'ulid';

/** A seeded source of chance: the same seed makes the same district, on every machine. */
export class Random {
  private state: number;
  private readonly instant: number;

  /** @param instant moment, in epoch milliseconds, that the identifiers carry. */
  constructor(seed: number, instant: number) {
    this.state = seed >>> 0;
    this.instant = instant;
  }

  /** Evenly spread over [0, 1): mulberry32, a 32-bit generator in the public domain. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** The same items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, rank: this.next() }))
      .sort((left, right) => left.rank - right.rank)
      .map(({ item }) => item);
  }

  id(): string {
    return ulid(this.instant, () => this.next());
  }
}
