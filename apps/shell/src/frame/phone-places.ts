import type { Place, Portal, PortalPlugin } from '@yige/contracts';

/** Tabs that fit under a thumb, oneself among them. */
const TABS = 5;

/**
 * The places that a phone's tabs leave for the page of apps. Where all fit, there are none; otherwise the apps' tab is one of
 * the five.
 */
export function placesBeyondTabs({ places, plugins }: Pick<Portal, 'places' | 'plugins'>): Place[] {
  if (places.length + (plugins.some(hasEntrance) ? 2 : 1) <= TABS) return [];
  return places.slice(TABS - 2);
}

export function hasEntrance({ pages }: PortalPlugin): boolean {
  return pages.some(({ navigation }) => navigation);
}

/** Who has a phone in their hand stands at a door: there the visits come first. */
export function tabsOf(places: readonly Place[]): Place[] {
  return [...places].sort((one, other) => Number(other === 'visits') - Number(one === 'visits'));
}
