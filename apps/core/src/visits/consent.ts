import type { SharedFactName } from '@yige/contracts';
import { z } from 'zod';

const resultSchema = z.record(z.string(), z.unknown()).catch({});

/** Whether a type asks for consent (the shared fact `consent`), and a part's result says that it was given. */
export function isAgreedTo(result: unknown, facts: readonly SharedFactName[]): boolean {
  return facts.includes('consent') && resultSchema.parse(result).consent === 'given';
}

/**
 * Whether a result tells what was seen though nobody agreed to that, or leaves open whether somebody who was met did. That
 * nobody was met, or that they did not agree, may be told by itself.
 */
export function lacksConsent(result: unknown, facts: readonly SharedFactName[]): boolean {
  if (!facts.includes('consent')) return false;
  const answers = resultSchema.parse(result);
  if (answers.consent === 'given') return false;
  const tellsMore = Object.keys(answers).some((name) => !facts.some((fact) => fact === name));
  const wasMet = answers.personMet === undefined || answers.personMet === 'door';
  return tellsMore || (wasMet && answers.consent !== 'refused');
}
