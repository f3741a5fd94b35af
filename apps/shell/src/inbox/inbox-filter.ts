import {
  endedStatuses,
  isEnded,
  type TaskBox,
  type TaskDue,
  type TaskFilter,
  type TaskGrouping,
  type TaskStatus,
  taskBoxSchema,
  taskFilterQueryShape,
  taskGroupingSchema,
} from '@yige/contracts';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

export const groupings = taskGroupingSchema.options;

/** What the list shows, kept in the address, so that a link or a reload shows the same. */
export interface InboxFilter {
  box: TaskBox;
  /** What has ended, the latest first, instead of what is open. */
  ended: boolean;
  due: TaskDue | null;
  plugin: string | null;
  /** None: in every open state, or every ended one. */
  status: readonly TaskStatus[];
  type: string | null;
  unit: string | null;
  dispatch: string | null;
  /** An account. */
  assignee: string | null;
  /** A resident; not kept in a view, which names none. */
  person: string | null;
  /** What is to be done at one door; not kept in a view either. */
  household: string | null;
  /** At the doors of one building, and for it as a whole. */
  building: string | null;
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
  assignee: null,
  person: null,
  household: null,
  building: null,
  overseen: false,
  unassigned: false,
} as const satisfies Partial<InboxFilter>;

const NAMED = [
  ...(['due', 'plugin', 'type', 'unit', 'dispatch', 'assignee'] as const),
  ...(['person', 'household', 'building'] as const),
];

const boxes = taskBoxSchema.options;
const dues: readonly TaskDue[] = ['overdue', 'today', 'soon'];

export function filterOf(search: URLSearchParams): InboxFilter {
  // Addresses of before knew what one has closed as a box of its own.
  const closed = search.get('box') === 'closed';
  const ended = closed || search.get('ended') === 'true';
  const status = taskFilterQueryShape.status.safeParse(search.get('status') ?? undefined).data ?? [];
  return {
    box: boxes.find((box) => box === search.get('box')) ?? 'mine',
    ended,
    due: dues.find((due) => due === search.get('due')) ?? null,
    plugin: search.get('plugin'),
    status: closed ? ['closed'] : status.filter((each) => isEnded(each) === ended),
    type: search.get('type'),
    unit: search.get('unit'),
    dispatch: search.get('dispatch'),
    assignee: search.get('assignee'),
    person: search.get('person'),
    household: search.get('household'),
    building: search.get('building'),
    overseen: search.get('overseen') === 'true',
    unassigned: search.get('unassigned') === 'true',
    latestFirst: search.get('sort') === '-dueAt',
    grouping: groupings.find((grouping) => grouping === search.get('group')) ?? 'household',
  };
}

/** The search part of the address, defaults left out; empty or beginning with `?`. */
export function searchOf(filter: InboxFilter): string {
  const search = new URLSearchParams();
  const { box, ended, status, overseen, unassigned, latestFirst, grouping } = filter;
  if (box !== 'mine') search.set('box', box);
  if (ended) search.set('ended', 'true');
  for (const name of NAMED) {
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
  const { box, ended, due, plugin, type, unit, dispatch, assignee, overseen, unassigned, latestFirst } = filter;
  const { person, household, building } = filter;
  const status: TaskStatus[] = ended && filter.status.length === 0 ? [...endedStatuses] : [...filter.status];
  return {
    box,
    sort: latestFirst ? '-dueAt' : 'dueAt',
    ...(status.length === 0 ? {} : { status }),
    ...(due === null ? {} : { due }),
    ...(plugin === null ? {} : { plugin }),
    ...(type === null ? {} : { type }),
    ...(unit === null ? {} : { unit }),
    ...(dispatch === null ? {} : { dispatch }),
    ...(assignee === null ? {} : { assignee }),
    ...(person === null ? {} : { person }),
    ...(household === null ? {} : { household }),
    ...(building === null ? {} : { building }),
    ...(overseen ? { overseen } : {}),
    ...(unassigned ? { unassigned } : {}),
  };
}

/** What a view keeps: it names no resident, and nobody's door. */
export function viewFilterOf(filter: InboxFilter): TaskFilter {
  return taskFilterOf({ ...filter, person: null, household: null });
}

/** What a saved view shows. */
export function filterOfView({ filter, grouping }: { filter: TaskFilter; grouping: TaskGrouping }): InboxFilter {
  const status = filter.status ?? [];
  const ended = status.some(isEnded);
  return {
    box: filter.box,
    ended,
    due: filter.due ?? null,
    plugin: filter.plugin ?? null,
    status: ended && status.length === endedStatuses.length ? [] : status,
    type: filter.type ?? null,
    unit: filter.unit ?? null,
    dispatch: filter.dispatch ?? null,
    assignee: filter.assignee ?? null,
    person: null,
    household: null,
    building: filter.building ?? null,
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
