import { type Json, type SharedFactAnswers, type SharedFactName, sharedFactSchemas } from '@yige/contracts';
import { z } from 'zod';

/** Answers to shared questions; one that its question does not know is left out. */
export const sharedAnswersSchema = z.object({
  personMet: sharedFactSchemas.personMet.optional().catch(undefined),
  livingAlone: sharedFactSchemas.livingAlone.optional().catch(undefined),
});

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
export function given({ personMet, livingAlone }: z.infer<typeof sharedAnswersSchema>): SharedFactAnswers {
  return {
    ...(personMet === undefined ? {} : { personMet }),
    ...(livingAlone === undefined ? {} : { livingAlone }),
  };
}
