import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FieldError, ProblemError } from '@yige/contracts';
import { useAnnounce, useFormat, useMessages } from '@yige/ui';
import { message } from '../../feedback/feedback.js';
import { dialogMessages } from './dialog-messages.js';

interface ActOptions<Result> {
  act: () => Promise<Result>;
  /** Said once it is done; nothing where the dialog itself shows what came of it. */
  said?: string;
  onDone?: (result: Result) => void;
}

export interface Act<Result> {
  run: () => void;
  busy: boolean;
  result: Result | undefined;
  error: Error | null;
  /** What core says of a field, by the last part of its pointer. */
  faultOf: (field: string) => string | undefined;
  /** Why it was not done, apart from the fields named; null when there is nothing to tell. */
  failure: (fields: readonly string[]) => string | null;
  reset: () => void;
}

/** One act on staff: whatever is shown of staff, and one's own rights, are read anew after it. */
export function useAct<Result>({ act, said, onDone }: ActOptions<Result>): Act<Result> {
  const t = useMessages(dialogMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: (result) => {
      if (said !== undefined) {
        message.success(said);
        announce(said);
      }
      for (const key of ['staff', 'organisation', 'portal']) void cache.invalidateQueries({ queryKey: [key] });
      onDone?.(result);
    },
  });
  const errors = errorsOf(mutation.error);
  return {
    run: () => mutation.mutate(),
    busy: mutation.isPending,
    result: mutation.data,
    error: mutation.error,
    reset: () => mutation.reset(),
    faultOf: (field) => errors.find((error) => fieldOf(error) === field)?.message,
    failure: (fields) => {
      const { error } = mutation;
      if (error === null) return null;
      if (!(error instanceof ProblemError) || error.code === 'network.unreachable') return t('notSaved');
      const others = errors.filter((each) => !fields.includes(fieldOf(each))).map((each) => each.message);
      if (errors.length > 0 && others.length === 0) return null;
      return t('refused', {
        reason: others.length > 0 ? format.clauses(others) : (error.problem.detail ?? error.problem.title),
      });
    },
  };
}

function errorsOf(error: Error | null): readonly FieldError[] {
  return error instanceof ProblemError ? (error.problem.errors ?? []) : [];
}

function fieldOf({ pointer }: FieldError): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
