import { z } from 'zod';

/**
 * What is wrong with one field of a request: a JSON pointer into the body, query or path. `values` are the names and
 * numbers that the message speaks of, for whoever words `code` in another language.
 */
export const fieldErrorSchema = z
  .object({
    pointer: z.string(),
    code: z.string(),
    message: z.string(),
    values: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'FieldError' });
/** What is wrong at one place of a request; `pointer` is a JSON pointer such as `/body/result/mode`. */
export type FieldError = z.infer<typeof fieldErrorSchema>;

/**
 * RFC 9457 problem document, the body of every answer that is not a success.
 * `code` is stable and is what programs look at; `title` and `detail` are for people, in the language asked for.
 */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(fieldErrorSchema).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** A problem document as an error: thrown by the typed client, and by servers to answer with it. */
export class ProblemError extends Error {
  /** The whole document, as it was answered. */
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** Stable, such as `person.notFound`: what code decides by. */
  get code(): string {
    return this.problem.code;
  }

  /** Of the answer. */
  get status(): number {
    return this.problem.status;
  }
}

/** Builds a problem document from its code: `type` is `/problems/<code>`. */
export function problem(fields: Omit<Problem, 'type'>): Problem {
  return { type: `/problems/${fields.code}`, ...fields };
}
