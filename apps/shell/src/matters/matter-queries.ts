import { keepPreviousData, type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MatterAct, MatterAction, MatterBox, MatterStage } from '@yige/contracts';
import { client } from '../api/client.js';
import { useWithoutLine } from '../live/use-live.js';

const KEY = 'matters';
const PAGE = 50;

export interface MatterFilter {
  box: MatterBox;
  stage: MatterStage | null;
  category: string | null;
  overdue: boolean;
}

type Counted = Pick<MatterFilter, 'box' | 'category'>;

/** By what counts are narrowed, and everything else too. */
function asked({ box, category }: Counted) {
  return { box, ...(category === null ? {} : { category }) };
}

/** By what lists, points and sheets are narrowed alike, but for `overdue`, which an address carries as a word. */
export function narrowed(filter: MatterFilter) {
  const { stage } = filter;
  return { ...asked(filter), ...(stage === null ? {} : { stage }) };
}

export function useMatters(filter: MatterFilter, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'list', filter, cursor ?? null],
    placeholderData: keepPreviousData,
    refetchInterval: useWithoutLine(),
    queryFn: ({ signal }) =>
      client.matters.list({
        query: {
          ...narrowed(filter),
          overdue: String(filter.overdue),
          limit: PAGE,
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      }),
  });
}

export function useMatterPoints(filter: MatterFilter) {
  return useQuery({
    queryKey: [KEY, 'points', filter],
    placeholderData: keepPreviousData,
    refetchInterval: useWithoutLine(),
    queryFn: ({ signal }) =>
      client.matters.map({ query: { ...narrowed(filter), overdue: String(filter.overdue) }, signal }),
  });
}

export function useMatterCounts(filter: Counted, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [KEY, 'counts', filter.box, filter.category],
    placeholderData: keepPreviousData,
    refetchInterval: useWithoutLine(),
    queryFn: ({ signal }) => client.matters.counts({ query: asked(filter), signal }),
  });
}

export function useMatterCategories() {
  return useQuery({
    queryKey: [KEY, 'categories'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => client.matters.categories({ signal }),
  });
}

export function useMatter(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    refetchInterval: useWithoutLine(),
    queryFn: ({ signal }) => client.matters.get({ params: { id }, signal }),
  });
}

export function useChoices(id: string, action: MatterAction) {
  const asks = action === 'dispatch' || action === 'transfer' ? action : null;
  return useQuery({
    queryKey: [KEY, 'choices', id, asks],
    enabled: asks !== null,
    // As it stands when the dialog opens; afterwards the matter may be where nothing is to be chosen.
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => client.matters.choices({ params: { id }, query: { action: asks ?? 'dispatch' }, signal }),
  });
}

/** Whatever was read of matters and tasks is read anew, also after somebody else was faster. */
export function useActing(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ action, act }: { action: MatterAction; act: MatterAct }) =>
      client.matters.act({ params: { id, action }, body: act }),
    onSettled: () => {
      readMattersAnew(cache);
      void cache.invalidateQueries({ queryKey: ['tasks'] });
      void cache.invalidateQueries({ queryKey: ['matterPhotos', id] });
    },
  });
}

/** Lists and pages; not what an open dialog offers. */
export function readMattersAnew(cache: QueryClient): void {
  for (const part of ['list', 'points', 'counts', 'one']) void cache.invalidateQueries({ queryKey: [KEY, part] });
}
