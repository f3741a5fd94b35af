import type { ReactNode } from 'react';

export interface LiveRegionProps {
  readonly urgency?: 'polite' | 'assertive' | undefined;
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
