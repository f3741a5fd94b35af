import { ProblemError, usePluginMutation } from '@yige/plugin-sdk/web';
import { useEffect, useRef, useState } from 'react';
import { type AssessmentForm, draftVersionSchema } from '../../ability-contract.js';

/** How long after the last answer the draft is saved, and after a failure tried again; in milliseconds. */
const PAUSE = 400;
const RETRY = 5_000;

/** As the server has it; version 0: not at all yet. */
interface Kept {
  form: AssessmentForm;
  version: number;
}

/** `conflict`: somebody else changed or signed it, so nothing more is saved. */
type DraftState = 'saved' | 'saving' | 'unsaved' | 'conflict';

interface Draft {
  form: AssessmentForm;
  change: (part: Partial<AssessmentForm>) => void;
  state: DraftState;
  /** Of what the server has; null while that is not what stands here. */
  version: number | null;
}

/** An assessment that saves itself as it is filled in: one save at a time, always of the latest. */
export function useDraft(personId: string, begun: Kept): Draft {
  const [form, setForm] = useState(begun.form);
  const [kept, setKept] = useState(begun);
  const [state, setState] = useState<DraftState>('saved');
  const isSaving = useRef(false);
  const { mutateAsync: save } = usePluginMutation<typeof draftVersionSchema, AssessmentForm & { version: number }>({
    method: 'PUT',
    path: `/elders/${personId}/assessment-draft`,
    response: draftVersionSchema,
  });
  useEffect(() => {
    if (form === kept.form || state === 'conflict') return;
    const store = async () => {
      if (isSaving.current) return;
      isSaving.current = true;
      setState('saving');
      try {
        const { version } = await save({ ...form, version: kept.version });
        setKept({ form, version });
        setState('saved');
      } catch (error) {
        setState(error instanceof ProblemError && error.status === 409 ? 'conflict' : 'unsaved');
      } finally {
        isSaving.current = false;
      }
    };
    const timer = setTimeout(() => void store(), state === 'unsaved' ? RETRY : PAUSE);
    return () => clearTimeout(timer);
  }, [form, kept, state, save]);
  return {
    form,
    change: (part) => setForm((before) => ({ ...before, ...part })),
    state: form === kept.form || state !== 'saved' ? state : 'saving',
    version: form === kept.form && kept.version > 0 ? kept.version : null,
  };
}
