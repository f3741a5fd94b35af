import type { FieldError } from '@yige/contracts';

/** Why an operation is impossible. The words say what to mend; `{…}` are names of units, codes and dates. */
const refusals = {
  unitUnknown: 'there is no such unit among yours on that day',
  unitTwice: '{unit} is named twice',
  unitGone: '{unit} no longer exists after the steps before this one',
  levelsDiffer: '{unit} is not of the same level as {other}',
  parentsDiffer: '{unit} and {other} report to different units: merge into one that goes on, or move it first',
  keptForeign: '{unit} is not one of the units that this step names',
  childTwice: '{unit} would lie in two units: give it to one part',
  childLeft: '{unit} goes to no part: give it to one',
  childForeign: '{unit} does not lie in {parent}',
  nothingToSplit: '{unit} has no units within it to divide',
  cycle: '{unit} cannot report to {parent}, which lies within it',
  sameParent: '{unit} already reports to {parent}',
  levelSkipped: '{parent} has units between it and {unit}: name one of those',
  kindNotWithin: '{unit} cannot lie within {parent}',
  kindOfOtherLevel: '{unit} can only become a kind of its own level',
  top: '{unit} reports to nobody: it cannot be dissolved',
  childrenOpen: '{unit} still has units within it: move or merge them first',
  notEmpty: '{unit} is not empty: {count} residents, buildings or open tasks belong to it',
  buildingsWithoutCommunity: '{unit} has buildings, and the address book keeps buildings by community',
  nothingChanges: 'name a new name, code or kind',
  codeInUse: '{code} is the code of {unit}',
  codeLength: 'a code of this level has another number of digits than {code}',
  codePrefix: 'the code {code} must begin with that of {parent}',
  basisMissing: 'name the document on which it rests: number, title, issuer and date',
  reasonMissing: 'say why',
  dateInPast: 'the first day is today or later',
  dateBeforeChange: '{unit} has been changed as of {date}: take a later day',
  concurrentProposal: '{unit} is already part of another reorganisation that is not finished',
  decisionMissing: 'choose one of: {options}',
  bodyTwice: 'only one body of this kind can carry on in {unit}',
} as const;

export type RefusalCode = keyof typeof refusals;

export function refusal(pointer: string, code: RefusalCode, values: Record<string, string> = {}): FieldError {
  const message = refusals[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name);
  return { pointer, code, message, values };
}
