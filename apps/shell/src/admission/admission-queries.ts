import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type AdmissionStatus, type FieldError, ProblemError } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import { client } from '../api/client.js';
import { message } from '../feedback/feedback.js';
import { admissionMessages } from './admission-messages.js';

const PAGE = 20;

/** What the catalogue shows: what holds, what has ended, or one state of what is under way. */
export type Showing = 'inForce' | 'outOfTime' | 'all' | AdmissionStatus;

export function useAdmissions(showing: Showing, q: string, cursor: string | undefined) {
  return useQuery({
    queryKey: ['admissions', 'list', showing, q, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.admissions.list({
        query: {
          limit: PAGE,
          ...filterOf(showing),
          ...(q === '' ? {} : { q }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      }),
  });
}

function filterOf(showing: Showing) {
  if (showing === 'all') return {};
  if (showing === 'inForce') return { inForce: 'true' };
  if (showing === 'outOfTime') return { inForce: 'false' };
  return { status: showing };
}

export function useAdmission(id: string | null) {
  return useQuery({
    queryKey: ['admissions', 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => client.admissions.get({ params: { id: id ?? '' }, signal }),
  });
}

export interface Deed<Input> {
  run: (input: Input) => void;
  busy: boolean;
  /** Why it was not done, in the words of the refusal. */
  failure: string | null;
  errors: readonly FieldError[];
}

/** Does something with admissions; whatever was read of them is read anew, also after somebody else was faster. */
export function useDeed<Input, Answer>(
  work: (input: Input) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
): Deed<Input> {
  const t = useMessages(admissionMessages);
  const cache = useQueryClient();
  const announce = useAnnounce();
  const deed = useMutation({
    mutationFn: work,
    onSuccess: (answer) => {
      message.success(t('saved'));
      announce(t('saved'));
      onDone?.(answer);
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['admissions'] });
      void cache.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  const { error } = deed;
  const problem = error instanceof ProblemError ? error.problem : null;
  return {
    run: (input) => deed.mutate(input),
    busy: deed.isPending,
    failure: error === null ? null : t('failed', { reason: problem?.detail ?? problem?.title ?? error.message }),
    errors: problem?.errors ?? [],
  };
}
