import type { Notice } from '@yige/contracts';
import { filterOf, searchOf } from '../inbox/inbox-filter.js';

const everything = filterOf(new URLSearchParams());

/** The list to which a notice of several tasks leads, as an address; null: it speaks of one, and leads there. */
export function listOfNotice({ kind, tasks, box }: Notice): string | null {
  if (tasks === 1 || box === null) return null;
  return `/inbox${searchOf({ ...everything, box, due: kind === 'dueSoon' ? 'soon' : 'overdue' })}`;
}
