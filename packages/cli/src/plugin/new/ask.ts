import { cancel, intro, isCancel, select, text } from '@clack/prompts';
import type { BureauColor } from '@yige/contracts';
import { CommandError } from '../../command-error.js';
import { type Answer, type Answers, answersSchema, faultOf, glyphOf, refuseFaults, type Start } from './answers.js';

type Given = Partial<Record<Answer, string>>;

/** The glyph comes with the name. */
const QUESTIONS = ['id', 'name', 'kind', 'start'] as const satisfies readonly Answer[];

const KINDS: { value: BureauColor; label: string }[] = [
  { value: 'health', label: '卫生健康  health' },
  { value: 'elderly', label: '民政、养老  elderly' },
  { value: 'police', label: '公安  police' },
  { value: 'volunteer', label: '志愿服务  volunteer' },
  { value: 'party', label: '党建  party' },
  { value: 'other', label: '其他  other' },
];

const STARTS: { value: Start; label: string; hint: string }[] = [
  { value: 'page', label: 'A page', hint: 'with its route and a table of its own' },
  { value: 'task', label: 'A page and a task', hint: 'whose form opens in the inbox' },
  {
    value: 'ledger',
    label: 'A page, a task, a panel and a ledger',
    hint: 'a panel on the page of a resident, a ledger of the month',
  },
];

/** Asks what was not given as an option: four questions. Without a terminal, all four must be answered by options. */
export async function askAnswers(given: Given, proposedId: string | undefined): Promise<Answers> {
  refuseFaults(given);
  const missing = QUESTIONS.filter((answer) => given[answer] === undefined);
  if (missing.length > 0 && !process.stdin.isTTY) {
    throw new CommandError(
      `There is no terminal to ask in: give ${missing.map((answer) => `--${answer}`).join(', ')} too`,
    );
  }
  if (missing.length > 0) intro('A new plugin');
  const id = given.id ?? (await askText('id', 'Its id, for good', proposedId));
  const name = given.name ?? (await askText('name', 'Its name in Chinese'));
  const kind = given.kind ?? answered(await select({ message: 'Whose is it?', options: KINDS }));
  const start = given.start ?? answered(await select({ message: 'What does it begin with?', options: STARTS }));
  return answersSchema.parse({ id, name, glyph: given.glyph ?? glyphOf(name), kind, start });
}

async function askText(answer: Answer, message: string, initialValue?: string): Promise<string> {
  const validate = (value: string | undefined) => faultOf(answer, value);
  return answered(await text({ message, validate, ...(initialValue === undefined ? {} : { initialValue }) }));
}

function answered<Value>(value: Value): Exclude<Value, symbol> {
  if (isAnswer(value)) return value;
  cancel('Nothing was made');
  throw new CommandError('Cancelled');
}

function isAnswer<Value>(value: Value): value is Exclude<Value, symbol> {
  return !isCancel(value);
}
