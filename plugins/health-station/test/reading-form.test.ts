import { expect, it } from 'vitest';
import { type ReadingResult, readingResultSchema } from '../contract.js';
import { askedOf } from '../web/forms/asked-of.js';

const measured: Partial<ReadingResult> = {
  ...{ consent: true, systolic: 146, diastolic: 82, pulse: 72, feeling: 'well' },
};
const declined: Partial<ReadingResult> = { consent: false, declined: 'refused', feeling: 'well' };

it.each([
  ['door', measured, measured],
  ['phone', measured, { feeling: 'well' }],
  ['notMet', measured, {}],
  ['door', declined, declined],
  ['door', { ...measured, ...declined }, declined],
  ['phone', declined, { feeling: 'well' }],
  ['notMet', declined, {}],
] as const)(
  'once they say “%s”, what is asked no more is taken back, and the rest is taken',
  (personMet, value, kept) => {
    expect(askedOf(value, personMet)).toEqual(kept);
    expect(readingResultSchema.safeParse({ personMet, ...askedOf(value, personMet) }).success).toBe(true);
  },
);

it('nothing is taken back before it is said whom they met', () => {
  expect(askedOf(measured, undefined)).toEqual(measured);
});
