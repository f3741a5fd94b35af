import { type ReactNode, useMemo } from 'react';
import { DisplayContext, useDisplay } from './display.js';

/** Days and times below follow this IANA zone: the district's, once it is known. */
export function InTimeZone({ zone, children }: { readonly zone: string; readonly children: ReactNode }) {
  const around = useDisplay();
  const display = useMemo(() => ({ ...around, timeZone: zone }), [around, zone]);
  return <DisplayContext.Provider value={display}>{children}</DisplayContext.Provider>;
}
