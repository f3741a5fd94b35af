import { randomFillSync } from 'node:crypto';

const POOL = 8_192;
let pool = Buffer.alloc(0);
let used = 0;

/**
 * Random bytes that nobody else gets, at most 8,192. Fetched many at a time: a list of a million people seals two numbers
 * for each, and a call for every nonce took as long as the sealing.
 */
export function freshBytes(count: number): Buffer {
  if (used + count > pool.length) {
    // A pool of its own each time: what was given out stays as it is.
    pool = randomFillSync(Buffer.allocUnsafeSlow(POOL));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
