import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ShortfallKind } from '@yige/contracts';
import { client } from '../api/client.js';

const PAGE = 100;
const firstPage: string | null = null;

/** Units right below a parent (null: the top ones of the user's scope), or those that a text finds. */
export function useUnits({ parent, asOf, q }: { parent: string | null; asOf: string | null; q: string }) {
  return useInfiniteQuery({
    queryKey: ['organisation', 'units', parent, asOf, q],
    queryFn: ({ pageParam, signal }) =>
      client.org.listUnits({
        query: {
          limit: PAGE,
          ...(parent === null ? {} : { parent }),
          ...(q === '' ? {} : { q }),
          ...(asOf === null ? {} : { asOf }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: firstPage,
    getNextPageParam: ({ next }) => next,
  });
}

export function useUnit(id: string, asOf: string | null, enabled = true) {
  return useQuery({
    queryKey: ['organisation', 'unit', id, asOf],
    enabled,
    queryFn: ({ signal }) => client.org.getUnit({ params: { id }, query: asOf === null ? {} : { asOf }, signal }),
  });
}

export function useStructure(id: string, asOf: string | null) {
  return useQuery({
    queryKey: ['organisation', 'structure', id, asOf],
    queryFn: ({ signal }) => client.org.structure({ params: { id }, query: asOf === null ? {} : { asOf }, signal }),
  });
}

/** Figures are those of today, whatever day the rest of the page shows. */
export function useNorms(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['organisation', 'norms', id],
    enabled,
    queryFn: ({ signal }) => client.norms.ofUnit({ params: { id }, signal }),
  });
}

export function useUnitPosts(id: string, asOf: string | null) {
  return useQuery({
    queryKey: ['organisation', 'posts', id, asOf],
    queryFn: ({ signal }) =>
      client.org.posts({ params: { id }, query: { limit: 200, ...(asOf === null ? {} : { asOf }) }, signal }),
  });
}

export function useShortfalls(kind: ShortfallKind, unit: string | null, cursor: string | null) {
  return useQuery({
    queryKey: ['organisation', 'shortfalls', kind, unit, cursor],
    queryFn: ({ signal }) =>
      client.norms.shortfalls({
        query: { kind, limit: 50, ...(unit === null ? {} : { unit }), ...(cursor === null ? {} : { cursor }) },
        signal,
      }),
  });
}
