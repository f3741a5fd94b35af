import type { MatterAct, MatterAction } from '@yige/contracts';
import { matterProblems } from '../problems.js';
import { asksForNote } from '../stages.js';

type Field = 'note' | 'target' | 'grade' | 'category';

/** What an action needs beside a note, and what else it takes. */
const needed: Partial<Record<MatterAction, Field>> = { dispatch: 'target', transfer: 'target', confirm: 'grade' };
const taken: Partial<Record<MatterAction, Field>> = { ...needed, openCase: 'category' };

const asks: Record<Field, { 'zh-CN': string; en: string }> = {
  note: { 'zh-CN': '请写明办了什么，或者为什么', en: 'say what was done, or why' },
  target: { 'zh-CN': '请选交给谁', en: 'say to whom it goes' },
  grade: { 'zh-CN': '请选满意程度', en: 'say how satisfied you are' },
  category: { 'zh-CN': '请选类别', en: 'choose a category' },
};

/** 422 for what an action lacks, and for what it does not take: whoever sends that means something else. */
export function expectFields(action: MatterAction, act: MatterAct): void {
  const asked: Field[] = [...(asksForNote(action) ? (['note'] as const) : []), ...fieldOf(needed, action)];
  const missing = asked.filter((name) => act[name] === undefined);
  const fields = ['target', 'grade', 'category'] as const;
  const foreign = fields.filter((name) => act[name] !== undefined && taken[action] !== name);
  if (missing.length === 0 && foreign.length === 0) return;
  throw matterProblems['matter.fieldInvalid']({
    errors: [
      ...missing.map((name) => ({ pointer: `/body/${name}`, code: 'missing', message: asks[name] })),
      ...foreign.map((name) => ({
        pointer: `/body/${name}`,
        code: 'notTaken',
        message: { 'zh-CN': `“${action}”不带 ${name}，请去掉`, en: `leave out ${name}: “${action}” does not take it` },
      })),
    ],
  });
}

function fieldOf(fields: Partial<Record<MatterAction, Field>>, action: MatterAction): Field[] {
  const field = fields[action];
  return field === undefined ? [] : [field];
}
