import { describe, expect, it } from 'vitest';
import { oneAhead } from './one-ahead.js';

describe('reading one ahead', () => {
  it('gives all in their order, and fetches the next before it is asked for', async () => {
    const fetched: number[] = [];
    async function* source() {
      for (const item of [1, 2, 3]) {
        fetched.push(item);
        yield item;
      }
    }
    const seen: [item: number, fetched: number][] = [];
    for await (const item of oneAhead(source())) {
      await Promise.resolve();
      seen.push([item, fetched.length]);
    }
    expect(seen).toEqual([
      [1, 2],
      [2, 3],
      [3, 3],
    ]);
  });

  it('tells of a fault after what was read before it', async () => {
    async function* source() {
      yield 1;
      throw new RangeError('torn');
    }
    const seen: number[] = [];
    const reading = async () => {
      for await (const item of oneAhead(source())) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(item);
      }
    };
    await expect(reading()).rejects.toThrow('torn');
    expect(seen).toEqual([1]);
  });

  it('closes the source when nobody wants more', async () => {
    let closed = false;
    async function* source() {
      try {
        for (let item = 0; ; item += 1) yield item;
      } finally {
        closed = true;
      }
    }
    for await (const item of oneAhead(source())) if (item === 2) break;
    expect(closed).toBe(true);
  });
});
