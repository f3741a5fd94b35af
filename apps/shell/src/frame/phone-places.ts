import { corePermissions, type Place, type Portal, type PortalPlugin } from '@yige/contracts';

/** Tabs that fit under a thumb, oneself among them. */
const TABS = 5;

type Tabbed = Pick<Portal, 'places' | 'morePlaces' | 'plugins' | 'permissions'>;

/** Whoever may report has it in the middle of the tabs. */
export function mayReport({ permissions }: Pick<Portal, 'permissions'>): boolean {
  return permissions.includes(corePermissions.matterReport);
}

/**
 * The places that a phone's tabs leave for the page of apps. Where all fit, there are none; otherwise the apps' tab is one of
 * the five. The list of matters is no tab beside that for reporting: it is found there.
 */
export function placesBeyondTabs(portal: Tabbed): Place[] {
  const reports = mayReport(portal);
  const places = reports ? portal.places.filter((place) => place !== 'matters') : portal.places;
  const left = reports ? portal.places.filter((place) => place === 'matters') : [];
  const room = TABS - (reports ? 1 : 0);
  if (places.length + (left.length > 0 || hasApps(portal) ? 2 : 1) <= room) return left;
  const kept = places.slice(0, room - 2);
  return portal.places.filter((place) => !kept.includes(place));
}

/** Whether the page of apps has anything beside what a phone's tabs leave to it. */
export function hasApps({ morePlaces, plugins }: Pick<Portal, 'morePlaces' | 'plugins'>): boolean {
  return morePlaces.length > 0 || plugins.some(hasEntrance);
}

export function hasEntrance({ pages }: PortalPlugin): boolean {
  return pages.some(({ navigation }) => navigation);
}

/** Who has a phone in their hand stands at a door: there the visits come first. */
export function tabsOf(places: readonly Place[]): Place[] {
  return [...places].sort((one, other) => Number(other === 'visits') - Number(one === 'visits'));
}
