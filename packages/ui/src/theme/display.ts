import { createContext, useContext } from 'react';
import type { Locale } from '../i18n/locale.js';
import type { ColorMode } from './tokens.js';

/** How things are shown to this person on this device. */
export interface Display {
  /** As the person chose it, or their system. */
  readonly mode: ColorMode;
  /** The person's 大字 setting. */
  readonly largeType: boolean;
  /** Below 768 px. */
  readonly phone: boolean;
  /** Language of the portal. */
  readonly locale: Locale;
  /** IANA zone that decides days and times on screen. */
  readonly timeZone: string;
}

export const DisplayContext = createContext<Display | undefined>(undefined);

/** How things are shown here and now. Throws outside `YigeProvider`. */
export function useDisplay(): Display {
  const display = useContext(DisplayContext);
  if (!display) throw new Error('useDisplay and everything that shows text need a YigeProvider above them');
  return display;
}
