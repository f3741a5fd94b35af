import { z } from 'zod';

const rowSchema = z.object({ id: z.string().optional(), account_id: z.string().optional() });
const answerSchema = z.union([
  z.object({ items: z.array(rowSchema) }).transform(({ items }) => items.map((row) => row.id ?? row.account_id ?? '')),
  z.object({ account: z.object({ id: z.string() }) }).transform(({ account }) => [account.id]),
]);

/** Identifiers of the records that an answer of core or of a baseline holds, in their order. */
export function recordsOf(answer: unknown): string[] {
  return answerSchema.parse(answer);
}

/**
 * A ratio means something only between variants that read the same. A baseline may hold one row more: it is the one
 * from which core tells whether there is a next page.
 */
export function assertAgreement(name: string, expected: unknown, answer: unknown): void {
  const wanted = recordsOf(expected);
  const found = recordsOf(answer);
  if (wanted.length === 0) throw new Error(`${name}: core answers nothing, so there is nothing to measure`);
  if (found.length > wanted.length + 1 || wanted.some((id, index) => found[index] !== id)) {
    throw new Error(`${name}: the baseline reads other records than core`);
  }
}
