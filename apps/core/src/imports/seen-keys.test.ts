import { array, assert, nat, property } from 'fast-check';
import { expect, it } from 'vitest';
import { SeenKeys } from './seen-keys.js';

it('knows of each key the row that brought it first, however many there are', () => {
  assert(
    property(array(nat(2_000), { maxLength: 6_000 }), (keys) => {
      const seen = new SeenKeys();
      const first = new Map<number, number>();
      keys.forEach((key, index) => {
        const row = index + 2;
        expect(seen.firstRow(`key ${key}`, row)).toBe(first.get(key) ?? null);
        if (!first.has(key)) first.set(key, row);
      });
    }),
    { numRuns: 30 },
  );
});
