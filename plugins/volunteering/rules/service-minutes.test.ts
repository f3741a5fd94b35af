import { expect, it } from 'vitest';
import { serviceMinutes } from './service-minutes.js';

const at = (time: string) => new Date(`2026-11-26T${time}+08:00`);
const shift = { from: at('09:00'), until: at('11:00') };

// rules.md: “Service time in hours, without travel [U].”
it.each([
  ['09:00', '11:00', 120],
  ['08:35', '11:20', 120],
  ['09:10', '10:40', 90],
  ['09:00:30', '09:01:29', 0],
  ['09:00:30', '09:01:30', 1],
  ['08:30', '09:00', 0],
  ['11:00', '11:30', 0],
  ['08:00', '08:30', 0],
])('there from %s to %s of a shift from 9 to 11: %i minutes', (from, until, minutes) => {
  expect(serviceMinutes({ from: at(from), until: at(until) }, shift)).toBe(minutes);
});
