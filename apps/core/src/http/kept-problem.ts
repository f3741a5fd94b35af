import { fieldErrorSchema, KnownProblem, localizedTextSchema } from '@yige/contracts';
import { z } from 'zod';

/** A problem as it is kept: in both languages, since whoever asks later may read the other one. */
const keptSchema = z.object({
  code: z.string(),
  status: z.number().int(),
  title: localizedTextSchema,
  detail: localizedTextSchema.nullish(),
  errors: z.array(
    z.union([fieldErrorSchema, fieldErrorSchema.omit({ message: true }).extend({ message: localizedTextSchema })]),
  ),
});

export function keptProblem({ code, status, title, detail, errors }: KnownProblem): string {
  return JSON.stringify({ code, status, title, detail, errors: [...errors] } satisfies z.input<typeof keptSchema>);
}

export function problemKept(value: unknown): KnownProblem {
  const { code, status, title, detail, errors } = keptSchema.parse(value);
  return new KnownProblem(code, status, title, { errors, ...(detail ? { detail } : {}) });
}
