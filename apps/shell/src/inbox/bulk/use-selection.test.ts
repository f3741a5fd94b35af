import { expect, it } from 'vitest';
import { toggled } from './use-selection.js';

const shown = ['a', 'b', 'c', 'd', 'e'];
const tick = (ticked: string[], id: string, from: string | null = null) =>
  [...toggled(new Set(ticked), shown, { id, from })].sort().join('');

it.each([
  ['one', tick([], 'b'), 'b'],
  ['one that was ticked', tick(['b', 'c'], 'b'), 'c'],
  ['a range downwards', tick(['b'], 'd', 'b'), 'bcd'],
  ['a range upwards', tick(['d'], 'b', 'd'), 'bcd'],
  ['a range that unticks', tick(['a', 'b', 'c', 'd'], 'c', 'b'), 'ad'],
  ['a range from what is no longer shown', tick([], 'c', 'x'), 'c'],
])('%s', (_, after, expected) => {
  expect(after).toBe(expected);
});
