import type { Notice } from '@yige/contracts';
import { filterOf, searchOf } from '../inbox/inbox-filter.js';

/** Where a notice leads, with what is said there. */
export type NoticeTarget =
  | { kind: 'list'; to: string; tasks: number }
  | { kind: 'task'; to: string; task: NonNullable<Notice['task']> }
  | { kind: 'admission'; to: string; name: string };

const everything = filterOf(new URLSearchParams());

/** The list of several tasks, the one task, or the admission; null: what it spoke of is no longer the reader’s to see. */
export function targetOf({ kind, taskId, tasks, box, task, admission }: Notice): NoticeTarget | null {
  if (admission !== null) {
    const { id, name } = admission;
    return name === null ? null : { kind: 'admission', to: `/admissions/${id}`, name };
  }
  if (tasks > 1 && box !== null) {
    const due = kind === 'dueSoon' ? 'soon' : 'overdue';
    return { kind: 'list', to: `/inbox${searchOf({ ...everything, box, due })}`, tasks };
  }
  return task === null ? null : { kind: 'task', to: `/inbox/${taskId}`, task };
}
