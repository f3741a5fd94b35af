import { expect, it } from 'vitest';
import { type ReadingResult, readingResultSchema } from '../../contract.js';
import { consistent } from './consistent.js';

const measured: Partial<ReadingResult> = { consent: true, systolic: 146, diastolic: 88, pulse: 72, feeling: 'well' };

it.each([
  ['phone', { feeling: 'well' }],
  ['notMet', {}],
] as const)('what was measured is taken back when the answer becomes %s', (personMet, kept) => {
  expect(readingResultSchema.safeParse({ personMet, ...measured }).success).toBe(false);
  expect(consistent(measured, { personMet })).toEqual(kept);
  expect(readingResultSchema.parse({ personMet, ...kept })).toEqual({ personMet, ...kept });
});

it('of whoever was not measured the figures go', () => {
  expect(consistent({ ...measured, consent: false, declined: 'refused' }, { personMet: 'door' })).toEqual({
    ...{ consent: false, declined: 'refused', feeling: 'well' },
  });
});

it('what was measured at the door stays', () => {
  expect(consistent(measured, { personMet: 'door' })).toEqual(measured);
});
