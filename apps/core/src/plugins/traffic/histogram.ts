/**
 * Upper ends of the spans into which times fall, in milliseconds; each is about a quarter longer than the one before,
 * so that a percentile read from them is at most a quarter too long. Fixed for good: what cores counted is added up.
 */
const ENDS = [
  ...[1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800],
  ...[1_000, 1_200, 1_500, 2_000, 2_500, 3_000, 4_000, 5_000, 6_000, 8_000, 10_000, 15_000, 20_000, 30_000, 60_000],
];
const LONGEST = 600_000;

/** Index of the span into which a time of so many milliseconds falls. */
export function bucketOf(milliseconds: number): number {
  let low = 0;
  let high = ENDS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (milliseconds <= (ENDS[middle] ?? LONGEST)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The time, in milliseconds, within which 95 of 100 were over: the end of its span; null where nothing was counted. */
export function percentile95(counts: ReadonlyMap<number, number>): number | null {
  const buckets = [...counts].sort(([left], [right]) => left - right);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (passed >= total * 0.95) return ENDS[bucket] ?? LONGEST;
  }
  return null;
}
