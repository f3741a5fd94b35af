import { newId } from '@yige/contracts';
import { useState } from 'react';
import {
  type DispatchDraft,
  discardDispatchDraft,
  type KeptDraft,
  keepDispatchDraft,
  readDispatchDraft,
} from './dispatch-draft.js';

interface DraftState extends KeptDraft {
  change: (changes: Partial<DispatchDraft>) => void;
  go: (step: number) => void;
  /** Begins anew. */
  discard: () => void;
  /** It is sent: the device forgets it. */
  finish: () => void;
}

/** The draft of an account, taken up where it was left and kept with every change. */
export function useDraft(accountId: string, empty: DispatchDraft): DraftState {
  const fresh = (): KeptDraft => ({ draft: empty, step: 0, attempt: newId(), savedAt: null });
  const [kept, setKept] = useState(() => readDispatchDraft(accountId) ?? fresh());
  return {
    ...kept,
    change: (changes) =>
      setKept(keepDispatchDraft(accountId, { ...kept, draft: { ...kept.draft, ...changes }, attempt: newId() })),
    go: (step) => setKept(keepDispatchDraft(accountId, { ...kept, step })),
    discard: () => {
      discardDispatchDraft(accountId);
      setKept(fresh());
    },
    finish: () => discardDispatchDraft(accountId),
  };
}
