import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type Page, ProblemError, type Task, type TaskSummary } from '@yige/contracts';
import { client } from '../api/client.js';
import { useWithoutLine } from '../live/use-live.js';
import { type InboxFilter, taskFilterOf } from './inbox-filter.js';

const PAGE = 50;
/** While a plugin has yet to take a result. */
const REFRESH_PENDING = 2_000;

export function useTaskList(filter: InboxFilter) {
  const { status, overseen, unassigned, ...rest } = taskFilterOf(filter);
  return useInfiniteQuery({
    queryKey: ['tasks', 'list', taskFilterOf(filter)],
    queryFn: ({ pageParam, signal }) =>
      client.tasks.list({
        query: {
          ...rest,
          limit: PAGE,
          ...(status === undefined ? {} : { status: status.join(',') }),
          ...(overseen === undefined ? {} : { overseen: String(overseen) }),
          ...(unassigned === undefined ? {} : { unassigned: String(unassigned) }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    refetchInterval: useWithoutLine(),
  });
}

const firstPage: string | null = null;

export function tasksOf(data: InfiniteData<Page<TaskSummary>> | undefined): TaskSummary[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}

export function useTaskCounts({ box }: Pick<InboxFilter, 'box'>) {
  return useQuery({
    queryKey: ['tasks', 'counts', box],
    queryFn: ({ signal }) => client.tasks.counts({ query: { box }, signal }),
    refetchInterval: useWithoutLine(),
  });
}

export function useTask(id: string) {
  return useQuery({
    queryKey: ['tasks', 'one', id],
    queryFn: ({ signal }) => client.tasks.get({ params: { id }, signal }),
    refetchInterval: ({ state }) => (isPending(state.data) ? REFRESH_PENDING : false),
  });
}

/** A result that core keeps and the plugin has not answered to. */
export function isPending(task: Task | undefined): boolean {
  return task?.submission?.state === 'pending';
}

export function isGone(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 404 || error.status === 422);
}
