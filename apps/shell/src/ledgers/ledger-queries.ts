import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { LedgerEntry, LedgerSeal, RouteOutput, routes } from '@yige/contracts';
import { client } from '../api/client.js';

const KEY = 'ledgers';
/** Rows of a page: as many as are read without losing one’s place. */
export const PAGE = 50;
/** The largest page that core answers with. */
const WHOLE = 200;

/** Which rows of a ledger are shown. */
export interface LedgerSelection {
  unit: string;
  period: string;
  /** Values by column. */
  filter: Readonly<Record<string, string>>;
  /** A part of the name that stands in the column which is searched; empty: all rows. */
  q: string;
  /** Those of this seal instead of today’s. */
  seal: string | null;
}

export function useLedgers(enabled = true) {
  return useQuery({
    enabled,
    queryKey: [KEY, 'list'],
    queryFn: async ({ signal }) => (await client.ledgers.list({ signal })).items,
  });
}

export function queryOf({ unit, period, filter, q, seal }: LedgerSelection) {
  const values = Object.entries(filter).map(([column, value]) => `${column}:${value}`);
  return {
    ...{ unit, period },
    ...(values.length === 0 ? {} : { filter: values.join(',') }),
    ...(q === '' ? {} : { q }),
    ...(seal === null ? {} : { seal }),
  };
}

export function useLedgerRows(id: string, selection: LedgerSelection, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'rows', id, selection, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.ledgers.rows({
        params: { id },
        query: { ...queryOf(selection), limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
}

/** A page of rows, with what they were read by. */
export type ReadRows = RouteOutput<typeof routes.ledgers.rows>;

export interface WholeLedger extends Omit<ReadRows, 'items' | 'next'> {
  rows: LedgerEntry[];
  /** There are more rows than were asked for. */
  more: boolean;
}

/** All rows, up to a bound; for paper. */
export function useWholeLedger(id: string, selection: LedgerSelection, bound: number) {
  return useQuery({
    queryKey: [KEY, 'whole', id, selection, bound],
    gcTime: 0,
    queryFn: async ({ signal }): Promise<WholeLedger> => {
      const read = (cursor: { cursor?: string }) =>
        client.ledgers.rows({ params: { id }, query: { ...queryOf(selection), limit: WHOLE, ...cursor }, signal });
      const first = await read({});
      const { items: rows, ...readBy } = first;
      let { next } = first;
      while (next !== null && rows.length < bound) {
        const page = await read({ cursor: next });
        rows.push(...page.items);
        next = page.next;
      }
      return { ...readBy, rows: rows.slice(0, bound), more: next !== null || rows.length > bound };
    },
  });
}

/** All rows of a selection in figures. */
export function useTotals(id: string, selection: LedgerSelection, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [KEY, 'totals', id, selection],
    queryFn: ({ signal }) => client.ledgers.totals({ params: { id }, query: queryOf(selection), signal }),
  });
}

/** How many rows a seal of now would hold. */
export function useRowCount(id: string, { unit, period }: LedgerSelection) {
  return useQuery({
    queryKey: [KEY, 'count', id, unit, period],
    gcTime: 0,
    queryFn: ({ signal }) => client.ledgers.totals({ params: { id }, query: { unit, period }, signal }),
  });
}

/** What was sealed of a unit and of all within it: of one period, or the latest of all. */
export function useSeals(id: string, unit: string, period: string | null, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: [KEY, 'seals', id, unit, period],
    queryFn: ({ signal }) =>
      client.ledgers.seals({
        params: { id },
        query: { unit, limit: PAGE, ...(period === null ? {} : { period }) },
        signal,
      }),
  });
}

/** Page by page, what was sealed of one period. */
export function useSealsOfPeriod(id: string, { unit, period }: LedgerSelection, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'seals', id, unit, period, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.ledgers.seals({
        params: { id },
        query: { unit, period, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
}

/** Page by page, the units that have not sealed a period. */
export function useUnsealed(id: string, { unit, period }: LedgerSelection, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'unsealed', id, unit, period, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.ledgers.unsealed({
        params: { id },
        query: { unit, period, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
}

/** `key` makes the same seal asked for twice one seal. */
export function useSealing(id: string, onSealed: (seal: LedgerSeal) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ unit, period, key }: { unit: string; period: string; key: string }) =>
      client.ledgers.seal({ params: { id }, body: { unitId: unit, period }, idempotencyKey: key }),
    onSuccess: async (seal) => {
      await cache.invalidateQueries({ queryKey: [KEY, 'seals', id] });
      onSealed(seal);
    },
  });
}

export function useDifferenceCount(id: string, sealId: string) {
  return useQuery({
    queryKey: [KEY, 'differences', id, sealId, 'count'],
    retry: false,
    queryFn: ({ signal }) => client.ledgers.differenceCount({ params: { id, sealId }, signal }),
  });
}

export function useDifferences(id: string, sealId: string, cursor: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'differences', id, sealId, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.ledgers.differences({
        params: { id, sealId },
        query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
  });
}
