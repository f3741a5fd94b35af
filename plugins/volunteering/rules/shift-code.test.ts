import { expect, it } from 'vitest';
import { isShiftCode, shiftCodeAt } from './shift-code.js';

const secret = '00112233445566778899aabbccddeeff';
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 26, 1, 0, seconds));

it('is six digits, changes each step, and says until when it counts', () => {
  const { code, validUntil } = shiftCodeAt(secret, at(30), 60);
  expect(code).toMatch(/^\d{6}$/);
  expect(validUntil).toEqual(at(60));
  expect(shiftCodeAt(secret, at(59), 60).code).toBe(code);
  expect(shiftCodeAt(secret, at(60), 60).code).not.toBe(code);
  expect(shiftCodeAt('ff'.repeat(16), at(30), 60).code).not.toBe(code);
});

it.each([
  [0, true],
  [59, true],
  [60, true],
  [119, true],
  [120, false],
  [-1, false],
])('the code of 9:00:00 is taken %i seconds later: %s', (later, taken) => {
  expect(isShiftCode(shiftCodeAt(secret, at(0), 60).code, secret, at(later), 60)).toBe(taken);
});

it.each(['', '12345', '1234567', 'abcdef'])('%j is none', (code) => {
  expect(isShiftCode(code, secret, at(0), 60)).toBe(false);
});
