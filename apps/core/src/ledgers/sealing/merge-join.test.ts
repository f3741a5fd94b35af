import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeJoin } from './merge-join.js';

interface Item {
  key: string;
  side: string;
}

async function* stream(keys: readonly string[], side: string, closed: string[] = []): AsyncGenerator<Item, void> {
  try {
    for (const key of keys) yield { key, side };
  } finally {
    closed.push(side);
  }
}

const rising = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 })).map((keys) => keys.sort());

describe('going through two streams together', () => {
  it('brings every key once, in order, with what each side has of it', async () => {
    await fc.assert(
      fc.asyncProperty(rising, rising, async (lefts, rights) => {
        const pairs = [];
        for await (const pair of mergeJoin(stream(lefts, 'left'), stream(rights, 'right'))) pairs.push(pair);
        const expected = [...new Set([...lefts, ...rights])].sort().map((key) => ({
          key,
          left: lefts.includes(key) ? { key, side: 'left' } : null,
          right: rights.includes(key) ? { key, side: 'right' } : null,
        }));
        expect(pairs).toEqual(expected);
      }),
    );
  });

  it('ends both when whoever reads has enough', async () => {
    const closed: string[] = [];
    for await (const _pair of mergeJoin(stream(['a', 'b'], 'left', closed), stream(['a', 'c'], 'right', closed))) break;
    expect(closed.sort()).toEqual(['left', 'right']);
  });
});
