import fastCheck from 'fast-check';
import { expect, it } from 'vitest';
import { HintNumbers, LATEST_COMMIT } from './hint-numbers.js';

it('wait for numbers that are missing below the newest, each seen once', () => {
  const numbers = new HintNumbers(() => 0);
  expect([1, 2, 5].map((number) => numbers.see(number))).toEqual([true, true, true]);
  expect([numbers.newest, numbers.settled]).toEqual([5, 2]);
  expect([4, 4, 5].map((number) => numbers.see(number))).toEqual([true, false, false]);
  expect(numbers.settled).toBe(2);
  expect(numbers.see(3)).toBe(true);
  expect(numbers.settled).toBe(5);
});

it('give up what has been missing for too long: it was rolled back', () => {
  let now = 0;
  const numbers = new HintNumbers(() => now);
  numbers.see(2);
  now = LATEST_COMMIT - 1;
  numbers.see(4);
  numbers.giveUpOld();
  expect(numbers.settled).toBe(0);
  now = LATEST_COMMIT;
  numbers.giveUpOld();
  expect(numbers.settled).toBe(2);
  expect(numbers.see(1)).toBe(false);
  expect(numbers.see(3)).toBe(true);
});

it('are all seen once, in whatever order they are committed', () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.shuffledSubarray(
        Array.from({ length: 30 }, (_, index) => index + 1),
        { minLength: 30 },
      ),
      (order) => {
        const numbers = new HintNumbers(() => 0);
        const committed = new Set<number>();
        const seen: number[] = [];
        for (const number of order) {
          committed.add(number);
          const read = [...committed].filter((each) => each > numbers.settled).sort((left, right) => left - right);
          seen.push(...read.filter((each) => numbers.see(each)));
        }
        expect(seen.toSorted((left, right) => left - right)).toEqual(order.toSorted((left, right) => left - right));
        expect(numbers.settled).toBe(30);
      },
    ),
  );
});
