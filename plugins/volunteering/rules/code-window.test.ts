import { expect, it } from 'vitest';
import { takesCodes } from './code-window.js';

const at = (time: string) => new Date(`2026-11-26T${time}+08:00`);

it.each([
  ['08:29:59', false],
  ['08:30:00', true],
  ['10:00:00', true],
  ['12:00:00', true],
  ['12:00:01', false],
])('at %s a shift from 9 to 11 takes codes: %s', (now, expected) => {
  expect(takesCodes(at('09:00'), at('11:00'), at(now))).toBe(expected);
});
