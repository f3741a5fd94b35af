import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  ProblemError,
  type ReorganisationProposal,
  type ReorganisationState,
  type Unit,
  type UnitLevel,
} from '@yige/contracts';
import { client } from '../../api/client.js';

/** How often an operation that is being carried out is asked for its progress, in milliseconds. */
const PROGRESS = 1_500;
const PAGE = 20;
/** Units offered for choice at once; more are found by name. */
const OFFERED = 200;

const KEY = 'reorganisations';

export function useReorganisations(state: ReorganisationState | null, cursor: string | null) {
  return useQuery({
    queryKey: [KEY, 'list', state, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.reorganisations.list({
        query: { limit: PAGE, ...(state === null ? {} : { state }), ...(cursor === null ? {} : { cursor }) },
        signal,
      }),
  });
}

export function useReorganisation(id: string) {
  return useQuery({
    queryKey: [KEY, 'one', id],
    queryFn: ({ signal }) => client.reorganisations.get({ params: { id }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'executing' || state.data?.state === 'approved' ? PROGRESS : false,
  });
}

export type Decision = 'approve' | 'reject' | 'withdraw';

export function useDecision(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, note }: { decision: Decision; note: string }) => {
      const body = note === '' ? {} : { note };
      if (decision === 'reject') return client.reorganisations.reject({ params: { id }, body: { note } });
      return client.reorganisations[decision]({ params: { id }, body });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** What the proposal would change. A refusal is an answer, not a failure of the connection: it is not tried again. */
export function usePreview(proposal: ReorganisationProposal, enabled: boolean) {
  return useQuery({
    // Apart from the others: what was just proposed holds its units, and would now be refused.
    queryKey: ['reorganisation-preview', proposal],
    enabled,
    retry: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { preview } = await client.reorganisations.propose({ query: { dryRun: 'true' }, body: proposal, signal });
      return preview;
    },
  });
}

export function usePropose() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ proposal, key }: { proposal: ReorganisationProposal; key: string }) =>
      client.reorganisations.propose({ body: proposal, idempotencyKey: key }),
    onSuccess: () => cache.invalidateQueries({ queryKey: [KEY] }),
  });
}

/** Units of a level within the user's own, by code; the beginning of a name or code narrows them. */
export function useUnitChoice(level: UnitLevel, q: string) {
  return useQuery({
    queryKey: ['units', 'choice', level, q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<{ items: Unit[] }> =>
      client.org.listUnits({ query: { level, limit: OFFERED, ...(q === '' ? {} : { q }) }, signal }),
  });
}

export function useUnitsWithin(parent: string | null) {
  return useQuery({
    queryKey: ['units', 'within', parent],
    enabled: parent !== null,
    queryFn: ({ signal }) => client.org.listUnits({ query: { parent: parent ?? '', limit: OFFERED }, signal }),
  });
}

export function useLineage(id: string) {
  return useQuery({
    queryKey: ['units', 'lineage', id],
    queryFn: ({ signal }) => client.reorganisations.lineage({ params: { id }, signal }),
  });
}

/** The places that a refusal names; nothing when the error is another one. */
export function refusalsOf(error: Error | null) {
  return error instanceof ProblemError && error.status === 422 ? (error.problem.errors ?? []) : [];
}
