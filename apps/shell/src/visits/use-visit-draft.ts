import { useEffect, useState } from 'react';
import { usePortal } from '../app/portal.js';
import { vault } from '../offline/vault.js';
import { EMPTY_DRAFT, type VisitDraft, visitDraftSchema } from './visit-draft.js';

/** So long after the last tap a draft is kept, in milliseconds. */
const PAUSE = 300;

/**
 * What is filled in at a door, kept sealed on this device until the visit is saved; `given` is what was captured and has
 * to be mended. Null while it is read.
 */
export function useVisitDraft(householdId: string, given: VisitDraft | null) {
  const { account } = usePortal();
  const record = `draft/${householdId}`;
  const [draft, setDraft] = useState<VisitDraft | null>(given ?? (vault === null ? EMPTY_DRAFT : null));
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (draft !== null || vault === null) return;
    let current = true;
    void vault.get(account.id, record, visitDraftSchema).then((kept) => {
      if (current) setDraft(kept ?? EMPTY_DRAFT);
    });
    return () => {
      current = false;
    };
  }, [account.id, draft, record]);
  useEffect(() => {
    if (!touched || draft === null) return;
    const timer = setTimeout(() => void vault?.put(account.id, record, draft), PAUSE);
    return () => clearTimeout(timer);
  }, [account.id, draft, record, touched]);
  return {
    draft,
    change: (change: (draft: VisitDraft) => VisitDraft) => {
      setTouched(true);
      setDraft((held) => (held === null ? null : change(held)));
    },
    /** It has gone into a captured visit. */
    forget: async () => {
      setTouched(false);
      await vault?.remove(account.id, record);
    },
  };
}
