import { expect, it } from 'vitest';
import { type VisitResult, visitResultSchema } from '../contract.js';
import { askedOf } from '../web/forms/asked-of.js';

const filledIn: Partial<VisitResult> = {
  ...{ spirit: 'good', homeSafety: ['gas'], services: ['meal'], notMetReason: 'away', note: '身体好' },
};

it.each([
  ['door', { spirit: 'good', homeSafety: ['gas'], services: ['meal'], note: '身体好' }],
  ['phone', { spirit: 'good', services: ['meal'], note: '身体好' }],
  ['notMet', { notMetReason: 'away', note: '身体好' }],
] as const)('once they say “%s”, what is asked no more is taken back, and the rest is taken', (personMet, kept) => {
  expect(askedOf(filledIn, personMet)).toEqual(kept);
  expect(visitResultSchema.safeParse({ personMet, ...askedOf(filledIn, personMet) }).success).toBe(true);
});

it('nothing is taken back before it is said whom they met', () => {
  expect(askedOf(filledIn, undefined)).toEqual(filledIn);
});
