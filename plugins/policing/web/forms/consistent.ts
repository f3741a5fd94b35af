import type { SharedFactAnswers } from '@yige/plugin-sdk/facts';
import type { HomeCheckResult } from '../../contract/rented-homes.js';

/** Answers to questions that are no longer asked are taken back, so that the record cannot contradict itself. */
export function consistent(
  value: Partial<HomeCheckResult>,
  { personMet }: SharedFactAnswers,
): Partial<HomeCheckResult> {
  if (personMet !== 'door' || value.consent === undefined) return {};
  return value.consent === 'given' ? value : { consent: 'refused' };
}
