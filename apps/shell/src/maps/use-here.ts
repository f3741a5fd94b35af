import type { Position } from '@yige/contracts';
import { useState } from 'react';

/** How long the device looks for where it is, and how old an answer may be, in milliseconds. */
const WITHIN = 10_000;

/** Where the user stands, taken once when they ask for it; the browser asks them before. */
export function useHere(onFound: (position: Position) => void) {
  const [state, setState] = useState<'ready' | 'looking' | 'failed'>('ready');
  const take = () => {
    setState('looking');
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        setState('ready');
        onFound({ longitude, latitude });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WITHIN, maximumAge: WITHIN },
    );
  };
  return { state, take };
}
