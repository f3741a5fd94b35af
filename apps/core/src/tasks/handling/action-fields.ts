import type { TaskAction } from '@yige/contracts';
import { taskProblems } from '../problems.js';

/** What an action may come with, beside `note` and `version`. */
export interface ActionFields {
  result?: unknown;
  assigneeId?: string | undefined;
  unitId?: string | undefined;
  body?: string | undefined;
  dueAt?: string | undefined;
}

const taken: Partial<Record<TaskAction, readonly (keyof ActionFields)[]>> = {
  submit: ['result'],
  resend: ['dueAt'],
  assign: ['assigneeId'],
  transfer: ['assigneeId', 'unitId', 'body'],
};

/** 422 for what an action does not take: whoever sends it means something else than would happen. */
export function expectFields(action: TaskAction, fields: ActionFields): void {
  const names = ['result', 'assigneeId', 'unitId', 'body', 'dueAt'] as const;
  const foreign = names.filter((name) => fields[name] !== undefined && !(taken[action] ?? []).includes(name));
  if (foreign.length === 0) return;
  throw taskProblems['task.fieldNotTaken']({
    errors: foreign.map((name) => ({
      pointer: `/body/${name}`,
      code: 'notTaken',
      message: { 'zh-CN': `“${action}”不带 ${name}，请去掉`, en: `leave out ${name}: “${action}” does not take it` },
    })),
  });
}
