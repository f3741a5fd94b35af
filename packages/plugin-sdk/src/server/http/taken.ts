import { fieldErrors, requestProblems } from '@yige/contracts';
import type { z } from 'zod';

/** What came in, by its schema; else `request.invalid` with pointers that begin with `place`, such as `body`. */
export function taken<Schema extends z.ZodType>(place: string, schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw requestProblems['request.invalid']({ errors: fieldErrors(place, parsed.error) });
}
