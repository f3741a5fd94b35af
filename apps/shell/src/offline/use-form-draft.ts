import { useEffect, useState } from 'react';
import { usePortal } from '../app/portal.js';
import { type Draft, type DraftValue, formDrafts } from './form-drafts.js';

export interface FormDraft {
  draft: Draft | null;
  /** Whether this device has been asked: until then a form would start empty. */
  isRead: boolean;
  /** Whether the draft as it is would outlast the page. */
  isKept: boolean;
  write: (value: DraftValue) => void;
  remove: () => void;
}

/** The caller's draft of one form, sealed on this device. */
export function useFormDraft(name: string): FormDraft {
  const { account } = usePortal();
  const [draft, setDraft] = useState(() => formDrafts.peek(account.id, name));
  const [isRead, setRead] = useState(draft !== null);
  const [sealed, setSealed] = useState<Draft | null>(null);
  useEffect(() => {
    let current = true;
    const show = (kept: Draft | null) => {
      if (!current) return;
      setDraft(kept);
      setSealed(kept);
      setRead(true);
    };
    formDrafts.read(account.id, name).then(show, (error: unknown) => {
      // A browser that has lost its key: the form is filled in anew.
      console.error('A draft could not be read', error);
      show(null);
    });
    return () => {
      current = false;
    };
  }, [account.id, name]);
  return {
    draft,
    isRead,
    isKept: draft !== null && draft === sealed,
    write: (value) => setDraft(formDrafts.write(account.id, name, value, setSealed)),
    remove: () => {
      setDraft(null);
      void formDrafts.remove(account.id, name);
    },
  };
}
