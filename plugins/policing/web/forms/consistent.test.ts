import { expect, it } from 'vitest';
import { type HomeCheckResult, homeCheckResultSchema } from '../../contract/rented-homes.js';
import { consistent } from './consistent.js';

const seen: Partial<HomeCheckResult> = {
  ...{ consent: 'given', contract: 'missing', pledge: 'unsigned' },
  ...{ letSeparately: ['balcony'], hazards: ['gas'] },
};

it.each(['phone', 'notMet'] as const)('what was seen is taken back when the answer becomes %s', (personMet) => {
  expect(homeCheckResultSchema.safeParse({ personMet, ...seen }).success).toBe(false);
  expect(consistent(seen, { personMet })).toEqual({});
  expect(homeCheckResultSchema.parse({ personMet, ...consistent(seen, { personMet }) })).toEqual({ personMet });
});

it('of whoever does not agree nothing else is kept', () => {
  expect(consistent({ ...seen, consent: 'refused' }, { personMet: 'door' })).toEqual({ consent: 'refused' });
});

it('what was seen with consent stays as it is', () => {
  expect(consistent(seen, { personMet: 'door' })).toBe(seen);
});
