import { expect, it } from 'vitest';
import { checkCodeOf } from './check-code.js';

it('is the beginning of the hash, in fours', () => {
  expect(checkCodeOf('7c1e09ab44d2ffff0000111122223333')).toBe('7c1e 09ab 44d2');
  expect(checkCodeOf('7c1e0')).toBe('7c1e 0');
});
