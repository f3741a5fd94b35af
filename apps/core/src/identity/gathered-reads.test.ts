import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { GatheredReads } from './gathered-reads.js';

/** Reads that are answered when the test says so: each statement's keys, and what ends it. */
function slowReads() {
  const sent: { keys: readonly string[]; answer: (values: Record<string, number>) => void; fail: () => void }[] = [];
  const reads = new GatheredReads<number>(
    (keys) =>
      new Promise((resolve, reject) => {
        const answer = (values: Record<string, number>) => resolve(new Map(Object.entries(values)));
        sent.push({ keys, answer, fail: () => reject(new RangeError('gone')) });
      }),
  );
  return { sent, reads, keys: () => sent.map(({ keys }) => keys.join(' ')) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('reads that are gathered', () => {
  it('send the first two at once, and those who ask meanwhile together, each key once', async () => {
    const { sent, reads, keys } = slowReads();
    const asked = ['a', 'b', 'c', 'd', 'c'].map((key) => reads.one(key));
    expect(keys()).toEqual(['a', 'b']);
    sent[0]?.answer({ a: 1 });
    await turn();
    expect(keys()).toEqual(['a', 'b', 'c d']);
    sent[1]?.answer({});
    sent[2]?.answer({ c: 3, d: 4 });
    expect(await Promise.all(asked)).toEqual([1, null, 3, 4, 3]);
  });

  it('answer nobody by a statement that was sent before they asked', async () => {
    const { sent, reads, keys } = slowReads();
    const before = [reads.one('a'), reads.one('a')];
    const after = reads.one('a');
    for (const { answer } of sent) answer({ a: 1 });
    expect(await Promise.all(before)).toEqual([1, 1]);
    await turn();
    expect(keys()).toEqual(['a', 'a', 'a']);
    sent[2]?.answer({});
    expect(await after).toBeNull();
  });

  it('fail for those of the statement alone', async () => {
    const { sent, reads } = slowReads();
    const failing = reads.one('a');
    const other = reads.one('b');
    const next = reads.one('c');
    sent[0]?.fail();
    await expect(failing).rejects.toThrow('gone');
    await turn();
    sent[1]?.answer({ b: 2 });
    sent[2]?.answer({ c: 3 });
    expect([await other, await next]).toEqual([2, 3]);
  });

  it('take no more keys than a statement bears, and the rest after them', async () => {
    const { sent, reads } = slowReads();
    const names = Array.from({ length: 36 }, (_, index) => `k${index}`);
    const asked = names.map((name) => reads.one(name));
    for (let index = 0; index < 4; index += 1) {
      sent[index]?.answer(Object.fromEntries((sent[index]?.keys ?? []).map((key) => [key, Number(key.slice(1))])));
      await turn();
    }
    expect(sent.map(({ keys }) => keys.length)).toEqual([1, 1, 32, 2]);
    expect(await Promise.all(asked)).toEqual(names.map((_, index) => index));
  });

  it('run where the first of them asked', async () => {
    const context = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    const reads = new GatheredReads<number>(async () => {
      seen.push(context.getStore());
      return new Map();
    });
    await Promise.all(['one', 'two', 'three', 'four'].map((name) => context.run(name, () => reads.one('a'))));
    expect(seen).toEqual(['one', 'two', 'three']);
  });
});
