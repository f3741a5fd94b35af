import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import App from 'antd/es/app';
import { faultWord, formMessages } from './form-messages.js';

export interface Change<Input> {
  run: (input: Input) => void;
  busy: boolean;
  /** Why it was not saved; null when there is nothing to tell. */
  failure: string | null;
  /** What to mend in the field at a pointer of the body, e.g. `/idNumber`. */
  errorAt: (pointer: string) => string | undefined;
}

/** Changes something in the registry; afterwards what is read from it is read anew. */
export function useChange<Input, Answer>(
  work: (input: Input) => Promise<Answer>,
  onSaved?: (answer: Answer) => void,
): Change<Input> {
  const t = useMessages(formMessages);
  const cache = useQueryClient();
  const announce = useAnnounce();
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: work,
    onSuccess: async (answer) => {
      void message.success(t('saved'));
      announce(t('saved'));
      onSaved?.(answer);
      await cache.invalidateQueries({ predicate: ({ queryKey: [first] }) => REGISTRY.has(String(first)) });
    },
  });
  const { error } = change;
  const problem = error instanceof ProblemError ? error.problem : null;
  const errorAt = (pointer: string) => {
    const found = problem?.errors?.find((fault) => fault.pointer === `/body${pointer}`);
    return found === undefined ? undefined : t(faultWord(found.code));
  };
  return {
    run: (input) => change.mutate(input),
    busy: change.isPending,
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
