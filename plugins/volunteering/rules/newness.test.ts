import { expect, it } from 'vitest';
import { isNew } from './newness.js';

it.each([
  ['2026-11-26', '2026-11-26', true],
  ['2026-11-20', '2026-11-26', true],
  ['2026-11-19', '2026-11-26', false],
  ['2026-10-31', '2026-11-01', true],
])('a note of %s is new on %s: %s', (writtenOn, today, expected) => {
  expect(isNew(writtenOn, today)).toBe(expected);
});
