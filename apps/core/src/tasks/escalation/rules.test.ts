import { escalationDaysSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import { escalationRuleOn, usualEscalation } from './rules.js';

const rule = (version: number, validFrom: string) => ({ ...usualEscalation, version, validFrom });

it.each([
  ['before the first day of what was decided the usual rule', '2026-12-31', 0],
  ['from that day on what was decided', '2027-01-01', 1],
  ['of what begins on one day the newer decision', '2027-03-01', 3],
  ['what was decided for later stands, though something newer began before it', '2027-06-01', 4],
])('holds for a deadline: %s', (_, day, version) => {
  const rules = [
    rule(5, '2027-04-01'),
    rule(4, '2027-06-01'),
    rule(3, '2027-03-01'),
    rule(2, '2027-03-01'),
    rule(1, '2027-01-01'),
    usualEscalation,
  ];
  expect(escalationRuleOn(day, rules)?.version).toBe(version);
});

it.each([
  [[2, 5, 10], true],
  [[1], true],
  [[], false],
  [[0, 3], false],
  [[5, 2], false],
  [[3, 3], false],
  [[1, 2, 3, 4], false],
  [[2, 61], false],
])('days %j: %s', (days, valid) => {
  expect(escalationDaysSchema.safeParse(days).success).toBe(valid);
});
