import { expect, it } from 'vitest';
import { duesOf, duesRulesOn } from './dues-rates.js';

const rules = duesRulesOn('2026-11-26');
const yuan = (amount: number) => Math.round(amount * 100);

// "the rate applies to the whole base: ≤3,000 0.5%; >3,000–5,000 1%; >5,000–10,000 1.5%; >10,000 2%.
// 3000 → 15.00; 5000 → 50.00; 10000 → 150.00; 20000 → 400.00." "Retired: ≤5,000 0.5%, above 1%."
it.each([
  ['employed', 3_000, 15],
  ['employed', 3_000.01, 30],
  ['employed', 5_000, 50],
  ['employed', 5_000.01, 75],
  ['employed', 10_000, 150],
  ['employed', 10_000.01, 200],
  ['employed', 20_000, 400],
  ['employed', 2_999.99, 15],
  ['retired', 3_000, 15],
  ['retired', 5_000, 25],
  ['retired', 5_000.01, 50],
  ['retired', 8_000, 80],
] as const)('%s with a base of %d yuan pays %d yuan', (category, base, dues) => {
  expect(duesOf({ category, baseFen: yuan(base), farmerFen: 20 }, rules)).toBe(yuan(dues));
});

// "Farmers 0.2–1 yuan a month; students and members on minimum allowance 0.2 yuan."
it.each([
  ['farmer', 20, 20],
  ['farmer', 60, 60],
  ['farmer', 100, 100],
  ['farmer', 500, 100],
  ['farmer', 0, 20],
  ['student', 100, 20],
  ['minimumAllowance', 100, 20],
] as const)('%s where %d fen are set for farmers pays %d fen, whatever the base', (category, farmerFen, dues) => {
  for (const baseFen of [0, 900_000]) expect(duesOf({ category, baseFen, farmerFen }, rules)).toBe(dues);
});

it('"Six months unpaid without good reason → flag"', () => {
  expect(rules.unpaidMonths).toBe(6);
});

it('is whole fen, and never falls where the base grows', () => {
  for (let base = 0, before = 0; base < 2_500_000; base += 777) {
    const dues = duesOf({ category: 'employed', baseFen: base, farmerFen: 20 }, rules);
    expect(Number.isSafeInteger(dues)).toBe(true);
    expect(dues).toBeGreaterThanOrEqual(before);
    before = dues;
  }
});
