import type { TaskBox, TaskDue } from '@yige/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const groupings = ['household', 'building', 'bureau', 'due'] as const;
export type Grouping = (typeof groupings)[number];

/** `closed` is the archive of `mine`. */
export type InboxBox = TaskBox | 'closed';

/** What the list shows, kept in the address, so that a link or a reload shows the same. */
export interface InboxFilter {
  box: InboxBox;
  due: TaskDue | null;
  plugin: string | null;
  grouping: Grouping;
}

const boxes: readonly InboxBox[] = ['mine', 'unit', 'sent', 'following', 'closed'];
const dues: readonly TaskDue[] = ['overdue', 'today', 'soon'];

export function filterOf(search: URLSearchParams): InboxFilter {
  return {
    box: boxes.find((box) => box === search.get('box')) ?? 'mine',
    due: dues.find((due) => due === search.get('due')) ?? null,
    plugin: search.get('plugin'),
    grouping: groupings.find((grouping) => grouping === search.get('group')) ?? 'household',
  };
}

/** The search part of the address, defaults left out; empty or beginning with `?`. */
export function searchOf({ box, due, plugin, grouping }: InboxFilter): string {
  const search = new URLSearchParams();
  if (box !== 'mine') search.set('box', box);
  if (due !== null) search.set('due', due);
  if (plugin !== null) search.set('plugin', plugin);
  if (grouping !== 'household') search.set('group', grouping);
  return search.size === 0 ? '' : `?${search}`;
}

export function useInboxFilter(): InboxFilter {
  const [search] = useSearchParams();
  return useMemo(() => filterOf(search), [search]);
}
