import { type AnswerWords, type DispatchAnswer, sharedFacts, type TaskTypeDeclaration } from '@yige/contracts';
import { z } from 'zod';

/** How the answers to one field are gathered; `add` is given one task's answer, whatever that is. */
interface Gathering {
  add(answer: unknown): void;
  readonly summary: DispatchAnswer['summary'];
}

const fieldSchema = z.looseObject({
  title: z.string().optional(),
  type: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
});
const resultSchema = z.looseObject({ properties: z.record(z.string(), z.unknown()).default({}) });
const answersSchema = z.record(z.string(), z.unknown());

/** Gathers answers by the fields of a type's result schema, one task after another; none is kept. */
export class AnswerFields {
  private readonly fields: (Pick<DispatchAnswer, 'field' | 'title' | 'words' | 'answered'> & {
    gathering: Gathering;
  })[];

  constructor({
    resultSchema: declared,
    answers = {},
    facts,
  }: Pick<TaskTypeDeclaration, 'resultSchema' | 'answers' | 'facts'>) {
    const words = new Map<string, AnswerWords>([
      ...facts.map((fact) => [fact, wordsOfFact(fact)] as const),
      ...Object.entries(answers),
    ]);
    const { properties } = resultSchema.parse(declared);
    this.fields = Object.entries(properties).map(([field, schema]) => ({
      field,
      title: fieldSchema.safeParse(schema).data?.title ?? null,
      words: words.get(field) ?? null,
      answered: 0,
      gathering: gatheringFor(schema),
    }));
  }

  add(result: unknown): void {
    const answers = answersSchema.safeParse(result);
    if (!answers.success) return;
    for (const each of this.fields) {
      const answer = answers.data[each.field];
      if (answer === undefined || answer === null || answer === '') continue;
      each.answered += 1;
      each.gathering.add(answer);
    }
  }

  get answers(): DispatchAnswer[] {
    return this.fields.map(({ field, title, words, answered, gathering }) => ({
      field,
      title,
      words,
      answered,
      summary: gathering.summary,
    }));
  }
}

/** As the portal asks it. */
function wordsOfFact(fact: keyof typeof sharedFacts): AnswerWords {
  const { question, options } = sharedFacts[fact];
  return { title: question, values: Object.fromEntries(options.map(({ value, title }) => [value, title])) };
}

/** What no kind fits is counted only, as free text is. */
function gatheringFor(schema: unknown): Gathering {
  const { data } = fieldSchema.safeParse(schema);
  const choices = data?.enum ?? data?.items?.enum;
  if (choices !== undefined) return choice(choices.map(String));
  if (data?.type === 'number' || data?.type === 'integer') return number();
  if (data?.type === 'boolean') return flag();
  return { add: () => {}, summary: { kind: 'text' } };
}

function choice(values: readonly string[]): Gathering {
  const counts = new Map(values.map((value) => [value, 0]));
  return {
    add: (answer) => {
      for (const value of Array.isArray(answer) ? answer : [answer]) {
        const known = counts.get(String(value));
        if (known !== undefined) counts.set(String(value), known + 1);
      }
    },
    get summary() {
      return { kind: 'choice' as const, counts: [...counts].map(([value, count]) => ({ value, count })) };
    },
  };
}

function number(): Gathering {
  let [sum, minimum, maximum] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add: (answer) => {
      if (typeof answer !== 'number') return;
      sum += answer;
      minimum = Math.min(minimum, answer);
      maximum = Math.max(maximum, answer);
    },
    get summary() {
      const none = minimum > maximum;
      return { kind: 'number' as const, sum, minimum: none ? 0 : minimum, maximum: none ? 0 : maximum };
    },
  };
}

function flag(): Gathering {
  let [yes, no] = [0, 0];
  return {
    add: (answer) => {
      if (answer === true) yes += 1;
      if (answer === false) no += 1;
    },
    get summary() {
      return { kind: 'flag' as const, yes, no };
    },
  };
}
