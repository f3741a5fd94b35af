import { type Query, useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import { useState } from 'react';
import { message } from '../../feedback/feedback.js';
import { faultWord, formMessages } from './form-messages.js';

export interface Change<Input> {
  run: (input: Input) => void;
  busy: boolean;
  /** What was given last and is not answered yet: shown at once, as if it were saved; null again when it was refused. */
  pending: Input | null;
  /** Why it was not saved; null when there is nothing to tell. */
  failure: string | null;
  /** What to mend in the field at a pointer of the body, e.g. `/idNumber`. */
  errorAt: (pointer: string) => string | undefined;
}

interface ChangeOptions<Answer> {
  /** Changes that share it are made one after the other, in the order in which they were given. */
  queue?: string;
  /** Id of whoever is in the registry no more once it is saved: nothing of theirs is asked for again by itself. */
  leaving?: string;
  /** What puts it back as it was: offered with the message that it was saved. */
  undo?: ((answer: Answer) => Promise<unknown>) | undefined;
}

/** How long an undo is offered, in seconds. */
const UNDO_SECONDS = 8;

/** Changes something in the registry; afterwards what is read from it is read anew. */
export function useChange<Input, Answer>(
  work: (input: Input) => Promise<Answer>,
  onSaved?: (answer: Answer) => void,
  { queue, leaving, undo }: ChangeOptions<Answer> = {},
): Change<Input> {
  const t = useMessages(formMessages);
  const cache = useQueryClient();
  const announce = useAnnounce();
  const readAnew = (but: (query: Query) => boolean) =>
    cache.invalidateQueries({ predicate: (query) => REGISTRY.has(String(query.queryKey[0])) && !but(query) });
  const putBack = async (work: () => Promise<unknown>) => {
    try {
      await work();
      message.success(t('undone'));
      announce(t('undone'));
    } catch (error) {
      message.error(t('refused', { reason: error instanceof Error ? error.message : String(error) }));
    }
    await readAnew(() => false);
  };
  const offerUndo = (work: () => Promise<unknown>) => {
    const shown = message.open({
      type: 'success',
      duration: UNDO_SECONDS,
      content: (
        <>
          {t('saved')}{' '}
          <button
            type="button"
            className="yige-link-button"
            onClick={() => {
              shown();
              void putBack(work);
            }}
          >
            {t('undo')}
          </button>
        </>
      ),
    });
  };
  // A state of its own, since that of the mutation comes a moment after the tap: a radio would jump back and forth.
  const [pending, setPending] = useState<{ input: Input } | null>(null);
  const change = useMutation({
    mutationFn: ({ input }: { input: Input }) => work(input),
    ...(queue === undefined ? {} : { scope: { id: queue } }),
    onSuccess: async (answer) => {
      if (undo === undefined) message.success(t('saved'));
      else offerUndo(() => undo(answer));
      announce(t('saved'));
      onSaved?.(answer);
      const left = ({ queryKey }: Query) => leaving !== undefined && queryKey.includes(leaving);
      await cache.invalidateQueries({ predicate: left, refetchType: 'none' });
      await readAnew(left);
    },
    onSettled: (_answer, _error, given) => setPending((latest) => (latest === given ? null : latest)),
  });
  const { error } = change;
  const problem = error instanceof ProblemError ? error.problem : null;
  const errorAt = (pointer: string) => {
    const found = problem?.errors?.find((fault) => fault.pointer === `/body${pointer}`);
    return found === undefined ? undefined : t(faultWord(found.code));
  };
  return {
    run: (input) => {
      const given = { input };
      setPending(given);
      change.mutate(given);
    },
    busy: change.isPending,
    pending: pending?.input ?? null,
    failure:
      error === null
        ? null
        : problem === null || problem.status >= 500
          ? t('notSaved')
          : t('refused', { reason: problem.title }),
    errorAt,
  };
}

const REGISTRY = new Set(['people', 'households', 'buildings', 'walkRounds']);
