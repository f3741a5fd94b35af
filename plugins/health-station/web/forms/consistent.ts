import type { SharedFactAnswers } from '@yige/plugin-sdk/facts';
import type { ReadingResult } from '../../contract.js';

/** Answers to questions that are no longer asked are taken back, so that the record cannot contradict itself. */
export function consistent(value: Partial<ReadingResult>, { personMet }: SharedFactAnswers): Partial<ReadingResult> {
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
