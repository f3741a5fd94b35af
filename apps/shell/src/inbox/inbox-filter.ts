import {
  type TaskBox,
  type TaskDue,
  type TaskFilter,
  type TaskGrouping,
  type TaskStatus,
  taskFilterQueryShape,
  taskGroupingSchema,
} from '@yige/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const groupings = taskGroupingSchema.options;

/** `closed` is the archive of `mine`. */
export type InboxBox = TaskBox | 'closed';

/** What the list shows, kept in the address, so that a link or a reload shows the same. */
export interface InboxFilter {
  box: InboxBox;
  due: TaskDue | null;
  plugin: string | null;
  /** None: in every open state. */
  status: readonly TaskStatus[];
  type: string | null;
  unit: string | null;
  dispatch: string | null;
  overseen: boolean;
  unassigned: boolean;
  latestFirst: boolean;
  grouping: TaskGrouping;
}

/** What a box shows by itself. */
export const unfiltered = {
  due: null,
  plugin: null,
  status: [],
  type: null,
  unit: null,
  dispatch: null,
  overseen: false,
  unassigned: false,
} as const satisfies Partial<InboxFilter>;

const boxes: readonly InboxBox[] = ['mine', 'unit', 'sent', 'following', 'closed'];
const dues: readonly TaskDue[] = ['overdue', 'today', 'soon'];

export function filterOf(search: URLSearchParams): InboxFilter {
  return {
    box: boxes.find((box) => box === search.get('box')) ?? 'mine',
    due: dues.find((due) => due === search.get('due')) ?? null,
    plugin: search.get('plugin'),
    status: taskFilterQueryShape.status.safeParse(search.get('status') ?? undefined).data ?? [],
    type: search.get('type'),
    unit: search.get('unit'),
    dispatch: search.get('dispatch'),
    overseen: search.get('overseen') === 'true',
    unassigned: search.get('unassigned') === 'true',
    latestFirst: search.get('sort') === '-dueAt',
    grouping: groupings.find((grouping) => grouping === search.get('group')) ?? 'household',
  };
}

/** The search part of the address, defaults left out; empty or beginning with `?`. */
export function searchOf(filter: InboxFilter): string {
  const search = new URLSearchParams();
  const { box, status, overseen, unassigned, latestFirst, grouping } = filter;
  if (box !== 'mine') search.set('box', box);
  for (const name of ['due', 'plugin', 'type', 'unit', 'dispatch'] as const) {
    const value = filter[name];
    if (value !== null) search.set(name, value);
  }
  if (status.length > 0) search.set('status', status.join(','));
  if (overseen) search.set('overseen', 'true');
  if (unassigned) search.set('unassigned', 'true');
  if (latestFirst) search.set('sort', '-dueAt');
  if (grouping !== 'household') search.set('group', grouping);
  return search.size === 0 ? '' : `?${search}`;
}

/** Whether the list shows less than its box. */
export function isNarrowed(filter: InboxFilter): boolean {
  return searchOf({ ...filter, ...unfiltered }) !== searchOf(filter);
}

/** The filter as core knows it. */
export function taskFilterOf(filter: InboxFilter): TaskFilter {
  const { box, due, plugin, type, unit, dispatch, overseen, unassigned, latestFirst } = filter;
  const status: TaskStatus[] = box === 'closed' ? ['closed'] : [...filter.status];
  return {
    box: box === 'closed' ? 'mine' : box,
    sort: latestFirst ? '-dueAt' : 'dueAt',
    ...(status.length === 0 ? {} : { status }),
    ...(due === null ? {} : { due }),
    ...(plugin === null ? {} : { plugin }),
    ...(type === null ? {} : { type }),
    ...(unit === null ? {} : { unit }),
    ...(dispatch === null ? {} : { dispatch }),
    ...(overseen ? { overseen } : {}),
    ...(unassigned ? { unassigned } : {}),
  };
}

/** What a saved view shows. */
export function filterOfView({ filter, grouping }: { filter: TaskFilter; grouping: TaskGrouping }): InboxFilter {
  const closed = filter.box === 'mine' && filter.status?.length === 1 && filter.status[0] === 'closed';
  return {
    box: closed ? 'closed' : filter.box,
    due: filter.due ?? null,
    plugin: filter.plugin ?? null,
    status: closed ? [] : (filter.status ?? []),
    type: filter.type ?? null,
    unit: filter.unit ?? null,
    dispatch: filter.dispatch ?? null,
    overseen: filter.overseen === true,
    unassigned: filter.unassigned === true,
    latestFirst: filter.sort === '-dueAt',
    grouping,
  };
}

export function useInboxFilter(): InboxFilter {
  const [search] = useSearchParams();
  return useMemo(() => filterOf(search), [search]);
}
