import { type PeopleFilter, peopleFilterSchema } from '@yige/contracts';
import { z } from 'zod';

/** What narrows the list of residents, beside what is searched. */
export type ListedPeople = PeopleFilter & { unit?: string | undefined };

const { shape } = peopleFilterSchema;
const age = z.coerce.number().pipe(shape.ageFrom.unwrap());

const inAddress = z.object({
  unit: z.ulid().optional().catch(undefined),
  residenceKind: shape.residenceKind.catch(undefined),
  fact: shape.fact.catch(undefined),
  ageFrom: age.optional().catch(undefined),
  ageTo: age.optional().catch(undefined),
  mismatch: z
    .literal('true')
    .transform(() => true as const)
    .optional()
    .catch(undefined),
});

/** As the page's address has it; what no list understands is left out. */
export function listedPeopleOf(search: URLSearchParams): ListedPeople {
  const given = inAddress.parse(Object.fromEntries(search));
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export function toAddress(listed: ListedPeople): Record<string, string> {
  return Object.fromEntries(Object.entries(listed).map(([name, value]) => [name, String(value)]));
}
