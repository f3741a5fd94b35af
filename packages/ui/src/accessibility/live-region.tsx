import type { ReactNode } from 'react';

export interface LiveRegionProps {
  /** `assertive` interrupts what is being read; `polite` unless it is given. */
  readonly urgency?: 'polite' | 'assertive' | undefined;
  /** What is read out whenever it changes. */
  readonly children: ReactNode;
}

/** An unseen region whose changes are read aloud. Most code wants `useAnnounce`. */
export function LiveRegion({ urgency = 'polite', children }: LiveRegionProps) {
  return (
    <div className="yige-visually-hidden" role={urgency === 'polite' ? 'status' : 'alert'} aria-live={urgency}>
      {children}
    </div>
  );
}
