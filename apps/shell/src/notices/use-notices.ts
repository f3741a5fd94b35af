import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client.js';
import { useWithoutLine } from '../live/use-live.js';

const key = ['notices'];
const firstPage: string | null = null;

export function useUnreadCount() {
  return useQuery({
    queryKey: [...key, 'count'],
    queryFn: ({ signal }) => client.notices.count({ signal }),
    refetchInterval: useWithoutLine(),
  });
}

export function useNotices({ unread, limit }: { unread: boolean; limit: number }) {
  return useInfiniteQuery({
    queryKey: [...key, 'list', unread, limit],
    queryFn: ({ pageParam, signal }) =>
      client.notices.list({
        query: { limit, unread: String(unread), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
    refetchInterval: useWithoutLine(),
  });
}

export function useReading() {
  const cache = useQueryClient();
  const onSettled = () => void cache.invalidateQueries({ queryKey: key });
  return {
    read: useMutation({ mutationFn: (id: string) => client.notices.read({ params: { id } }), onSettled }),
    readAll: useMutation({ mutationFn: (upTo: string) => client.notices.readAll({ body: { upTo } }), onSettled }),
  };
}
