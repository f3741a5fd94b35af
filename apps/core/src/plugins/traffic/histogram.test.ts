import { describe, expect, it } from 'vitest';
import { bucketOf, percentile95 } from './histogram.js';

const of = (times: readonly number[]) => {
  const counts = new Map<number, number>();
  for (const time of times) counts.set(bucketOf(time), (counts.get(bucketOf(time)) ?? 0) + 1);
  return percentile95(counts);
};

describe('a percentile of counted times', () => {
  it('is unknown where nothing was counted', () => {
    expect(of([])).toBeNull();
  });

  it.each([
    [[0], 1],
    [[1], 1],
    [[1.01], 2],
    [[100], 100],
    [[101], 120],
    [[60_001], 600_000],
  ])('of %j is %d', (times, expected) => {
    expect(of(times)).toBe(expected);
  });

  it('leaves the slowest twentieth out, and no more', () => {
    const fast = Array.from({ length: 95 }, () => 10);
    expect(of([...fast, ...Array.from({ length: 5 }, () => 5_000)])).toBe(10);
    expect(of([...fast.slice(1), ...Array.from({ length: 6 }, () => 5_000)])).toBe(5_000);
  });

  it('is never below the true one, and at most a third above it', () => {
    for (let milliseconds = 3; milliseconds < 30_000; milliseconds = Math.ceil(milliseconds * 1.07)) {
      const read = of([milliseconds]) ?? 0;
      expect(read).toBeGreaterThanOrEqual(milliseconds);
      expect(read).toBeLessThanOrEqual(milliseconds * 1.5);
    }
  });
});
