import type { ReadingResult } from '../../contract.js';

/**
 * The answers to what is asked, by whether somebody was met and agrees: all others are taken back, so that the record
 * cannot contradict itself. While it is not said whether they were met, whatever is filled in stays.
 */
export function askedOf(
  value: Partial<ReadingResult>,
  personMet: ReadingResult['personMet'] | undefined,
): Partial<ReadingResult> {
  if (personMet === undefined) return value;
  const { consent, systolic, diastolic, pulse, feeling, declined } = value;
  const atDoor = personMet === 'door';
  const measured = atDoor && consent === true;
  return {
    ...(atDoor && consent !== undefined ? { consent } : {}),
    ...(atDoor && consent === false && declined !== undefined ? { declined } : {}),
    ...(measured && systolic !== undefined ? { systolic } : {}),
    ...(measured && diastolic !== undefined ? { diastolic } : {}),
    ...(measured && pulse !== undefined ? { pulse } : {}),
    ...(personMet !== 'notMet' && feeling !== undefined ? { feeling } : {}),
  };
}
