import {
  type Json,
  type SharedFactAnswers,
  type SharedFactName,
  sharedFactSchemas,
  sharedFacts,
} from '@yige/contracts';
import { z } from 'zod';

/** Answers to shared questions; one that its question does not know is left out. */
export const sharedAnswersSchema = z.object({
  personMet: sharedFactSchemas.personMet.optional().catch(undefined),
  livingAlone: sharedFactSchemas.livingAlone.optional().catch(undefined),
  consent: sharedFactSchemas.consent.optional().catch(undefined),
});

/** What is asked once for a person, whoever asks it; the rest each part asks for itself. */
export const isOfPerson = (fact: SharedFactName): boolean => sharedFacts[fact].each === 'person';

/** Whether a part's form is shown: nothing is looked at, and so nothing asked, before the resident agrees. */
export function mayBeFilledIn(facts: readonly SharedFactName[], { consent }: SharedFactAnswers): boolean {
  return !facts.includes('consent') || consent === 'given';
}

/** Whether a question has its place: only whoever was met in person is asked for their consent. */
export function isAskedNow(
  fact: SharedFactName,
  facts: readonly SharedFactName[],
  answers: SharedFactAnswers,
): boolean {
  return fact !== 'consent' || !facts.includes('personMet') || answers.personMet === 'door';
}

/** A part's result taken apart: what the portal asked of the declared facts, and what is the plugin's own. */
export function sharedApart(
  result: Record<string, Json>,
  facts: readonly SharedFactName[],
): { facts: SharedFactAnswers; own: Record<string, Json> } {
  const isShared = ([name]: [string, Json]) => facts.some((fact) => fact === name);
  const fields = Object.entries(result);
  return {
    facts: given(sharedAnswersSchema.parse(Object.fromEntries(fields.filter(isShared)))),
    own: Object.fromEntries(fields.filter((field) => !isShared(field))),
  };
}

/** Without what was not answered: a field that is there and undefined is no answer. */
export function given({ personMet, livingAlone, consent }: z.infer<typeof sharedAnswersSchema>): SharedFactAnswers {
  return {
    ...(personMet === undefined ? {} : { personMet }),
    ...(livingAlone === undefined ? {} : { livingAlone }),
    ...(consent === undefined ? {} : { consent }),
  };
}

/** Without answers to questions that are no longer asked. */
export function stillAsked(answers: SharedFactAnswers, facts: readonly SharedFactName[]): SharedFactAnswers {
  const { consent, ...others } = answers;
  return consent !== undefined && isAskedNow('consent', facts, others) ? { ...others, consent } : others;
}
