import { expect, it } from 'vitest';
import { inRounds } from './rounds.js';

it('gives each subject one turn a round, begins each round with another one, and counts nothing of the first three', async () => {
  const turns: string[] = [];
  const measured = await inRounds(['a', 'b'], 2, async (subject) => turns.push(subject));
  expect(turns.join('')).toBe('ab' + 'ba' + 'ab' + 'ba' + 'ab');
  expect(measured.valuesOf('a', (turn) => turn)).toEqual([8, 9]);
  expect(measured.valuesOf('b', (turn) => turn)).toEqual([7, 10]);
});
