import type { VisitTask } from '@yige/contracts';
import { useEffect, useState } from 'react';
import { usePortal } from '../app/portal.js';
import { vault } from '../offline/vault.js';
import { begunWith, type VisitDraft, visitDraftSchema, withRefused } from './visit-draft.js';

/** So long after the last tap a draft is kept, in milliseconds. */
const PAUSE = 300;

/**
 * What is filled in at a door, kept sealed on this device until the visit is saved. Where nothing is kept it starts from
 * `given`, and of each task from what its bureau refused. Null while it is read.
 */
export function useVisitDraft(stopId: string, given: VisitDraft, tasks: readonly VisitTask[]) {
  const { account } = usePortal();
  const record = `draft/${stopId}`;
  const [held, setHeld] = useState<VisitDraft | null>(vault === null ? given : null);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (held !== null || vault === null) return;
    let current = true;
    void vault.get(account.id, record, visitDraftSchema).then((kept) => {
      if (current) setHeld(kept ?? given);
    });
    return () => {
      current = false;
    };
  }, [account.id, given, held, record]);
  useEffect(() => {
    if (!touched || held === null) return;
    const timer = setTimeout(() => void vault?.put(account.id, record, held), PAUSE);
    return () => clearTimeout(timer);
  }, [account.id, held, record, touched]);
  return {
    draft: held === null ? null : withRefused(held, tasks),
    change: (change: (draft: VisitDraft) => VisitDraft) => {
      setTouched(true);
      setHeld((draft) => (draft === null ? null : change(begunWith(withRefused(draft, tasks), tasks))));
    },
    /** It has gone into a captured visit. */
    forget: async () => {
      setTouched(false);
      await vault?.remove(account.id, record);
    },
  };
}
