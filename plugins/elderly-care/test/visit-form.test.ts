import { expect, it } from 'vitest';
import { type VisitResult, visitResultSchema } from '../contract.js';
import { askedOf } from '../web/forms/asked-of.js';
import { inOrderOf, pressedOf } from '../web/forms/safety-choice.js';

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

it('one tap says that all is in order, and shows each of it', () => {
  const all = inOrderOf(['all'], []);
  expect(all).toEqual(['gas', 'wiring', 'floor']);
  expect(pressedOf(all)).toEqual(['all', 'gas', 'wiring', 'floor']);
  expect(inOrderOf(['all', 'wiring'], ['wiring'])).toEqual(all);
  expect(inOrderOf(['gas', 'wiring', 'floor'], all)).toEqual([]);
});

it('what is not in order is taken out by itself', () => {
  const left = inOrderOf(['all', 'gas', 'wiring'], ['gas', 'wiring', 'floor']);
  expect(left).toEqual(['gas', 'wiring']);
  expect(pressedOf(left)).toEqual(['gas', 'wiring']);
  expect(pressedOf(inOrderOf(['gas', 'wiring', 'floor'], left))).toEqual(['all', 'gas', 'wiring', 'floor']);
  expect(pressedOf([])).toEqual([]);
});
