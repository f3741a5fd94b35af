import { createHash } from 'node:crypto';

const EMPTY = 0;

/**
 * Which keys a file has brought so far, and in which row first. Keeps 64 bits of each key's hash in plain arrays: a
 * million rows take 24 MB, and that two different keys meet is less likely than one in ten million files.
 */
export class SeenKeys {
  private high = new Uint32Array(1_024);
  private low = new Uint32Array(1_024);
  private rows = new Uint32Array(1_024);
  private count = 0;

  /** The row that brought this key first; null when it is this one. */
  firstRow(key: string, row: number): number | null {
    if (this.count * 2 > this.rows.length) this.grow();
    const hash = createHash('sha256').update(key).digest();
    const [high, low] = [hash.readUInt32LE(0), hash.readUInt32LE(4)];
    const place = this.placeOf(high, low);
    const known = this.rows[place] ?? EMPTY;
    if (known !== EMPTY) return known === row ? null : known;
    this.put(place, high, low, row);
    this.count += 1;
    return null;
  }

  private placeOf(high: number, low: number): number {
    let place = low % this.rows.length;
    while (this.rows[place] !== EMPTY && (this.high[place] !== high || this.low[place] !== low)) {
      place = (place + 1) % this.rows.length;
    }
    return place;
  }

  private put(place: number, high: number, low: number, row: number): void {
    this.high[place] = high;
    this.low[place] = low;
    this.rows[place] = row;
  }

  private grow(): void {
    const { high, low, rows } = this;
    this.high = new Uint32Array(rows.length * 2);
    this.low = new Uint32Array(rows.length * 2);
    this.rows = new Uint32Array(rows.length * 2);
    for (const [index, row] of rows.entries()) {
      if (row === EMPTY) continue;
      const [oldHigh, oldLow] = [high[index] ?? 0, low[index] ?? 0];
      this.put(this.placeOf(oldHigh, oldLow), oldHigh, oldLow, row);
    }
  }
}
