import { useQuery } from '@tanstack/react-query';
import type { RouteOutput, routes } from '@yige/contracts';
import { client } from '../api/client.js';

export type BaseMapAnswer = RouteOutput<typeof routes.maps.base>;

export function useBaseMap() {
  return useQuery({
    queryKey: ['maps', 'base'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => client.maps.base({ signal }),
  });
}
