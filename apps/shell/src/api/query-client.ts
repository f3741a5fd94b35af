import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';

/** A session that ended shows the login again, whichever request noticed it. */
export function createQueryClient(onSessionEnd: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (error instanceof ProblemError && error.status === 401) onSessionEnd();
  };
  /** A duty that came up meanwhile: the portal, asked anew, shows what has to be done first. */
  const noticeDuty = (error: unknown) => {
    if (error instanceof ProblemError && DUTIES.has(error.code)) {
      void client.invalidateQueries({ queryKey: ['portal'] });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        notice(error);
        if (queryKey[0] !== 'portal') noticeDuty(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 1 && isPassing(error),
        refetchOnWindowFocus: true,
      },
      mutations: { onError: notice },
    },
  });
  return client;
}

const DUTIES = new Set(['password.changeRequired', 'secondFactor.enrolmentRequired']);

/** What may be gone at the next attempt: no connection, or a server that is busy. */
function isPassing(error: unknown): boolean {
  return error instanceof ProblemError && (error.status >= 500 || error.status === 429);
}
