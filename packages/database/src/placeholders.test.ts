import { expect, it } from 'vitest';
import { placeholders } from './placeholders.js';

it('has one for each value, and none for none', () => {
  expect(placeholders(['a', 'b', 'c'])).toBe('?, ?, ?');
  expect(placeholders([1])).toBe('?');
  expect(placeholders([])).toBe('');
});
