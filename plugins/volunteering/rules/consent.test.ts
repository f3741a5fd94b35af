import { expect, it } from 'vitest';
import { needsGuardian } from './consent.js';

// rules.md: “anything of a child under 14 (guardian's consent)”.
it.each([
  ['2012-11-26', '2026-11-26', false],
  ['2012-11-27', '2026-11-26', true],
  ['2016-01-01', '2026-11-26', true],
  ['1980-05-01', '2026-11-26', false],
])('born %s, a guardian has to agree on %s: %s', (birthDate, day, expected) => {
  expect(needsGuardian(birthDate, day)).toBe(expected);
});
