import { type NewStep, type NewStepKind, stepBodySchema } from '../../contract/steps.js';

/** What may be asked with a step. */
export interface StepDraft {
  ground?: string;
  reason?: string;
  present?: string[];
  others?: string;
  note?: string;
  agreed?: boolean;
  form?: string;
  terms?: string;
  performBy?: string;
  advised?: string[];
  court?: string;
  jointly?: boolean;
  confirmed?: boolean;
  kept?: string;
  againOn?: string;
}
export type StepField = keyof StepDraft;

/** What each step asks, in this order. */
export const fieldsOf: Record<NewStepKind, readonly StepField[]> = {
  accept: [],
  refuse: ['ground', 'reason'],
  session: ['present', 'others', 'note'],
  extend: ['reason', 'agreed'],
  agree: ['form', 'terms', 'performBy'],
  fail: ['advised', 'note'],
  withdraw: ['reason'],
  askConfirmation: ['court', 'jointly'],
  decideConfirmation: ['confirmed'],
  visit: ['kept', 'note', 'againOn'],
  close: [],
};

export const optionalFields: ReadonlySet<StepField> = new Set(['others', 'performBy', 'againOn']);

/** The step as it is sent, or the fields that are still missing; checked by the server's own schema. */
export function stepFrom(
  kind: NewStepKind,
  draft: StepDraft,
): { step: NewStep; missing: null } | { step: null; missing: ReadonlySet<string> } {
  const filled = fieldsOf[kind].flatMap((field): [string, unknown][] => {
    const value = field === 'present' ? (draft.present ?? []) : draft[field];
    const isOpen = value === undefined || value === '' || (value === false && field !== 'confirmed');
    return isOpen ? [] : [[field, value]];
  });
  const parsed = stepBodySchema.shape.step.safeParse({ kind, ...Object.fromEntries(filled) });
  if (parsed.success) return { step: parsed.data, missing: null };
  return { step: null, missing: new Set(parsed.error.issues.map(({ path }) => String(path[0]))) };
}
