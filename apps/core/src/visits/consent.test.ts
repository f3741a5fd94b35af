import type { SharedFactName } from '@yige/contracts';
import { expect, it } from 'vitest';
import { isAgreedTo, lacksConsent } from './consent.js';

const asks: SharedFactName[] = ['personMet', 'consent'];

it.each([
  [{ personMet: 'door', consent: 'given', hazards: [] }, false],
  [{ personMet: 'door', consent: 'refused' }, false],
  [{ personMet: 'notMet' }, false],
  [{ personMet: 'door' }, true],
  [{ personMet: 'door', consent: 'refused', hazards: [] }, true],
  [{ personMet: 'door', hazards: [] }, true],
  [{ personMet: 'notMet', hazards: [] }, true],
  [{}, true],
  ['nothing', true],
])('%j lacks the consent of whoever was observed: %s', (result, lacks) => {
  expect(lacksConsent(result, asks)).toBe(lacks);
});

it('asks nothing of a type that does not ask', () => {
  expect([lacksConsent({ hazards: [] }, ['personMet']), isAgreedTo({}, ['personMet'])]).toEqual([false, false]);
  expect([isAgreedTo({ consent: 'given' }, asks), isAgreedTo({ consent: 'refused' }, asks)]).toEqual([true, false]);
});
