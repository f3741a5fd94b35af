import { lazy, Suspense } from 'react';
import { usePortal } from '../app/portal.js';

const BrokenGlass = lazy(async () => ({ default: (await import('./broken-glass.js')).BrokenGlass }));

/** Says on every page that the glass is broken; hardly anybody's ever is. */
export function BreakGlassBanner() {
  const { breakGlass } = usePortal();
  if (breakGlass === null) return null;
  return (
    <Suspense>
      <BrokenGlass key={breakGlass.id} access={breakGlass} />
    </Suspense>
  );
}
