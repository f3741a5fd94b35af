import type { VisitResult } from '../../contract.js';

/**
 * The answers to what is asked, by whether somebody was met: all others are taken back, so that the record cannot
 * contradict itself. While that is not said yet, whatever is filled in stays.
 */
export function askedOf(
  value: Partial<VisitResult>,
  personMet: VisitResult['personMet'] | undefined,
): Partial<VisitResult> {
  if (personMet === undefined) return value;
  const { spirit, homeSafety, services, notMetReason, note } = value;
  const met = personMet !== 'notMet';
  return {
    ...(met && spirit !== undefined ? { spirit } : {}),
    ...(personMet === 'door' && homeSafety !== undefined ? { homeSafety } : {}),
    ...(met && services !== undefined ? { services } : {}),
    ...(!met && notMetReason !== undefined ? { notMetReason } : {}),
    ...(note === undefined || note === '' ? {} : { note }),
  };
}
