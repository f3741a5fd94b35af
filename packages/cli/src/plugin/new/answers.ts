import { bureauColorSchema, pluginIdSchema } from '@yige/contracts';
import { z } from 'zod';
import { CommandError } from '../../command-error.js';

/** What a plugin begins with: each start has what the one before it has, and more. */
export const startSchema = z.enum(['page', 'task', 'ledger']);
export type Start = z.infer<typeof startSchema>;

const nameSchema = z
  .string()
  .trim()
  .regex(/^(?=.*\p{Script=Han})[\p{Script=Han}A-Za-z0-9 ]{2,20}$/u);
const glyphSchema = z.string().regex(/^\p{Script=Han}$/u);

export const answersSchema = z.strictObject({
  id: pluginIdSchema,
  name: nameSchema,
  glyph: glyphSchema,
  kind: bureauColorSchema,
  start: startSchema,
});
export type Answers = z.infer<typeof answersSchema>;
export type Answer = keyof Answers;

const MENDED: Record<Answer, string> = {
  id: 'lower-case words joined by hyphens, at most 40 characters and not core, such as elderly-care. It stays for good: tasks and permissions carry it',
  name: '2 to 20 Hanzi, letters or digits, one Hanzi at least, such as 居家养老',
  glyph: 'one Hanzi, such as 养, which no other plugin of the district has',
  kind: `one of ${bureauColorSchema.options.join(', ')}, which decides the colour of its cell`,
  start: `one of ${startSchema.options.join(', ')}`,
};

/** What is wrong with an answer and how to mend it; undefined when nothing is. */
export function faultOf(answer: Answer, value: string | undefined): string | undefined {
  if (answersSchema.shape[answer].safeParse(value ?? '').success) return undefined;
  return `“${value ?? ''}” cannot be the ${answer}: take ${MENDED[answer]}`;
}

/** Answers that were given as options; refuses the first that cannot be one. */
export function refuseFaults(given: Partial<Record<Answer, string>>): void {
  for (const answer of answersSchema.keyof().options) {
    const value = given[answer];
    const fault = value === undefined ? undefined : faultOf(answer, value);
    if (fault !== undefined) throw new CommandError(`--${answer}: ${fault}`);
  }
}

/** The first Hanzi of the name. */
export function glyphOf(name: string): string {
  return /\p{Script=Han}/u.exec(name)?.[0] ?? '';
}
