import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ContextValues } from './context-values.js';

it('keeps each owner’s value for what is done within, and only there', async () => {
  const values = new ContextValues<object, string>();
  const [one, other] = [{}, {}];
  const seen = () => [values.of(one), values.of(other)];
  await Promise.all([
    values.run(one, 'a', async () => {
      await pause(5);
      expect(seen()).toEqual(['a', undefined]);
      await values.run(other, 'b', async () => {
        await pause(5);
        expect(seen()).toEqual(['a', 'b']);
        values.run(one, 'c', () => expect(seen()).toEqual(['c', 'b']));
      });
      expect(seen()).toEqual(['a', undefined]);
    }),
    values.run(one, 'd', async () => {
      await pause(10);
      expect(seen()).toEqual(['d', undefined]);
    }),
  ]);
  expect(seen()).toEqual([undefined, undefined]);
});
