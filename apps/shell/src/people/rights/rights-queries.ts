import { useQuery } from '@tanstack/react-query';
import type { RightsRequestState } from '@yige/contracts';
import { client } from '../../api/client.js';

/** Below `people`, so that whatever changes in the registry is read anew here too. */
const KEY = ['people', 'rights'];

export function useRightsRequest(id: string) {
  return useQuery({
    queryKey: [...KEY, 'one', id],
    queryFn: ({ signal }) => client.rights.get({ params: { id }, signal }),
  });
}

export function useRightsRequests(state: RightsRequestState, cursor: string | undefined, person?: string) {
  return useQuery({
    queryKey: [...KEY, 'list', state, cursor ?? null, person ?? null],
    queryFn: ({ signal }) =>
      client.rights.list({
        query: {
          state,
          ...(cursor === undefined ? {} : { cursor }),
          ...(person === undefined ? {} : { person }),
        },
        signal,
      }),
  });
}

export function useDataPurposes(enabled = true) {
  return useQuery({
    queryKey: ['data-purposes'],
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => client.rights.purposes({ signal }),
  });
}
