import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { LiveRegion } from './live-region.js';

/** `assertive` interrupts what is being read: only for failures. */
export type Urgency = 'polite' | 'assertive';
/** Says a text to screen readers. */
export type Announce = (text: string, urgency?: Urgency) => void;

const AnnounceContext = createContext<Announce | undefined>(undefined);

/** Says a text to screen readers, such as “saved”. Assertive interrupts: only for failures. */
export function useAnnounce(): Announce {
  const announce = useContext(AnnounceContext);
  if (!announce) throw new Error('useAnnounce needs a YigeProvider above it');
  return announce;
}

interface Announcement {
  readonly text: string;
  readonly urgency: Urgency;
  readonly number: number;
}

/** Holds the page's live regions. They stand from the start: a region that appears with its text is not read. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [latest, setLatest] = useState<Announcement>({ text: '', urgency: 'polite', number: 0 });
  const announce = useCallback<Announce>(
    (text, urgency = 'polite') => setLatest(({ number }) => ({ text, urgency, number: number + 1 })),
    [],
  );
  const textFor = (urgency: Urgency) =>
    // The key makes the same text twice in a row two announcements.
    latest.urgency === urgency && latest.text !== '' ? <span key={latest.number}>{latest.text}</span> : null;
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <LiveRegion>{textFor('polite')}</LiveRegion>
      <LiveRegion urgency="assertive">{textFor('assertive')}</LiveRegion>
    </AnnounceContext.Provider>
  );
}
