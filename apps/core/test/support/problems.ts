import { type Problem, ProblemError, problemSchema } from '@yige/contracts';

/** Status and code of an answer, and its headers where it is a refusal. */
export async function codeOf(answer: Response): Promise<string> {
  if (answer.ok) return String(answer.status);
  return problemSchema.parse(await answer.json()).code;
}

/** With what a call was refused. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It was not refused');
}
