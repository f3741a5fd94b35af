import { problemSchema } from '@yige/contracts';

/** Status and code of an answer, and its headers where it is a refusal. */
export async function codeOf(answer: Response): Promise<string> {
  if (answer.ok) return String(answer.status);
  return problemSchema.parse(await answer.json()).code;
}
