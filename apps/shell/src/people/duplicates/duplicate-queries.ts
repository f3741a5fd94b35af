import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { MergeRequest } from '@yige/contracts';
import { client } from '../../api/client.js';

/** Pairs that wait; with a person only those of that one. */
export function useDuplicates(person: string | null, enabled = true) {
  return useInfiniteQuery({
    queryKey: ['people', 'duplicates', 'list', person],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      client.duplicates.list({
        query: { ...(person === null ? {} : { person }), ...(pageParam === undefined ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useDuplicate(id: string) {
  return useQuery({
    // Not among what a change reads anew: once it is settled it is gone, and its page is about to be left.
    queryKey: ['duplicates', 'one', id],
    gcTime: 0,
    // What is being compared must not change under the hand; merging checks that it is still so.
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => client.duplicates.get({ params: { id }, signal }),
  });
}

/** What a merge would do, or why it cannot be. */
export function useMergePreview(id: string, request: MergeRequest) {
  return useQuery({
    queryKey: ['duplicates', 'preview', id, request],
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) =>
      client.duplicates.merge({ params: { id }, query: { dryRun: 'true' }, body: request, signal }),
  });
}

export function useMerges(person: string, enabled: boolean) {
  return useQuery({
    queryKey: ['people', 'merges', person],
    enabled,
    queryFn: ({ signal }) => client.merges.list({ query: { person }, signal }),
  });
}
