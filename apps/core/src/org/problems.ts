import { defineProblems, type KnownProblem, type ProblemOptions } from '@yige/contracts';

export const unitProblems = defineProblems({
  'unit.notFound': [404, '没有这个单位', 'There is no such unit'],
  'unit.unknown': [422, '没有这个单位，或者不归您管', 'There is no such unit among those that you manage'],
  'unit.notYet': [422, '那一天这个单位还没有', 'The unit did not exist on that day'],
});

export const dateProblems = defineProblems({
  'date.endBeforeBegin': [422, '结束要晚于开始', 'It has to end after it begins'],
});

/** A refusal that says which field of the request to mend: `refusal(problems['body.notHere'], '/body/kind')`. */
export function refusal(problem: (options?: ProblemOptions) => KnownProblem, pointer: string): KnownProblem {
  const { code, title } = problem();
  return problem({ errors: [{ pointer, code, message: title.en }] });
}

/** Both dates as `YYYY-MM-DD`; the end is the first day on which it no longer holds. */
export function expectOrder(validFrom: string, validTo: string, pointer = '/body/validTo'): void {
  if (validTo <= validFrom) throw refusal(dateProblems['date.endBeforeBegin'], pointer);
}
