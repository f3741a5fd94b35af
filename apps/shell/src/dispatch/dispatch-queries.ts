import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Dispatch, DispatchPlan } from '@yige/contracts';
import { allPages } from '../api/all-pages.js';
import { client } from '../api/client.js';
import { isMoving } from './progress.js';

const KEY = 'dispatches';
const PAGE = 20;
/** As much as core answers with at once: the matrix is read whole. */
const RESULTS = 200;
/** How often what goes on in the background is asked for its progress, in milliseconds. */
const PROGRESS = 1_500;

export function useDispatches(cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'list', cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.dispatches.list({ query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => isMoving(status)) === true ? PROGRESS : false,
  });
}

export function useDispatchTypes() {
  return useQuery({
    queryKey: [KEY, 'types'],
    queryFn: ({ signal }) => client.dispatches.types({ signal }),
  });
}

/** What the plan would mean. A refusal is an answer, not a failure of the connection: it is not tried again. */
export function usePreview(plan: DispatchPlan | null) {
  return useQuery({
    queryKey: ['dispatch-preview', plan],
    enabled: plan !== null,
    retry: false,
    queryFn: ({ signal }) => {
      if (plan === null) throw new Error('Nothing is asked without a plan');
      return client.dispatches.preview({ body: plan, signal });
    },
  });
}

interface Sending {
  plan: DispatchPlan;
  withoutRefused: boolean;
  idempotencyKey: string;
}

export function useSend(onSent: (dispatch: Dispatch) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ plan, withoutRefused, idempotencyKey }: Sending) =>
      client.dispatches.create({ body: { plan, withoutRefused }, idempotencyKey }),
    onSuccess: onSent,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: [KEY] });
      // The round is used and the money promised now: what was looked at before no longer holds.
      void cache.invalidateQueries({ queryKey: ['dispatch-preview'] });
      void cache.invalidateQueries({ queryKey: ['admissions'] });
    },
  });
}

export function useDispatch(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => client.dispatches.get({ params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && isMoving(state.data.status) ? PROGRESS : false),
  });
}

/** All lines of the matrix; read anew with every step of a dispatch that moves. */
export function useResults({ id, status, sent, recalled, results }: Dispatch) {
  return useQuery({
    queryKey: [KEY, 'results', id, status, sent, recalled, results],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      allPages((cursor) => client.dispatches.results({ params: { id }, query: { limit: RESULTS, ...cursor }, signal })),
  });
}

export function useAnswers(id: string) {
  return useQuery({
    queryKey: [KEY, 'answers', id],
    queryFn: ({ signal }) => client.dispatches.answers({ params: { id }, signal }),
  });
}

export function useUnitAnswers(id: string, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'answers', id, 'units', cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.dispatches.answersByUnit({
        params: { id },
        query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
}

export function useCommunityTasks(id: string, unit: string, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'tasks', id, unit, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.dispatches.tasks({
        params: { id },
        query: { unit, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
}

/** Stops or recalls; whatever was read of dispatches is read anew, also after somebody else was faster. */
export function useEnding(id: string, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (reason: string | null) =>
      reason === null
        ? client.dispatches.stop({ params: { id } })
        : client.dispatches.recall({ params: { id }, body: { reason } }),
    onSuccess: onDone,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: [KEY] });
      void cache.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
}
