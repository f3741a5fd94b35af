import { useQuery } from '@tanstack/react-query';
import type { Place, PortalPlugin } from '@yige/contracts';
import { BureauCell, Icon, type IconName, useLocalized, useMessages, VisuallyHidden } from '@yige/ui';
import { NavLink } from 'react-router';
import { TurnCount } from '../admission/turn-count.js';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { useCapturedVisits } from '../visits/visit-device.js';
import { deviceMessages } from './device-messages.js';
import { frameMessages } from './frame-messages.js';
import { hasApps, hasEntrance, mayReport, placesBeyondTabs, tabsOf } from './phone-places.js';

export const placeIcons: Record<Place, IconName> = {
  inbox: 'inbox',
  visits: 'door',
  people: 'people',
  buildings: 'home',
  matters: 'comment',
  ledgers: 'ledger',
  dashboard: 'chart',
  dispatches: 'send',
  organisation: 'organisation',
  staff: 'staff',
  admissions: 'flag',
  plugins: 'apps',
  security: 'shield',
  audit: 'list',
};
/** Plugins that have a place of their own in the rail; the others are under 应用. */
const PINNED = 4;

/** At most five places by role, then some plugins, then all of them. */
export function Rail() {
  const t = useMessages(frameMessages);
  const portal = usePortal();
  const { places, plugins } = portal;
  const pinned = plugins.filter(hasEntrance).slice(0, PINNED);
  return (
    <nav className="rail" aria-label={t('places')}>
      {places.map((place) => (
        <NavLink key={place} to={`/${place}`} className="rail-item">
          <span className="rail-icon">
            <Icon name={placeIcons[place]} />
            {place === 'inbox' && <OpenCount />}
            {place === 'visits' && <WaitingVisits />}
            {place === 'admissions' && <TurnCount />}
          </span>
          {t(place)}
        </NavLink>
      ))}
      {hasApps(portal) && <hr />}
      {pinned.map((plugin) => (
        <PluginItem key={plugin.id} plugin={plugin} />
      ))}
      {hasApps(portal) && (
        <NavLink to="/apps" end className="rail-item">
          <Icon name="apps" />
          {t('apps')}
        </NavLink>
      )}
    </nav>
  );
}

/** The tabs of a phone: the first places, reporting in the middle, the apps with what is left, and oneself. */
export function PhoneTabs() {
  const t = useMessages(frameMessages);
  const portal = usePortal();
  const beyond = placesBeyondTabs(portal);
  const shown = tabsOf(portal.places.filter((place) => !beyond.includes(place)));
  const tabs = [
    ...shown.map((place) => <PlaceTab key={place} place={place} />),
    ...(beyond.length > 0 || hasApps(portal)
      ? [
          <NavLink key="apps" to="/apps" className="tab">
            <Icon name="apps" />
            {t('apps')}
          </NavLink>,
        ]
      : []),
    <NavLink key="me" to="/me" className="tab">
      <Icon name="person" />
      {t('me')}
    </NavLink>,
  ];
  const middle = Math.ceil(tabs.length / 2);
  return (
    <nav className="tabs" aria-label={t('places')}>
      {tabs.slice(0, middle)}
      {mayReport(portal) && (
        <NavLink to="/matters/new" className="tab tab-report">
          <Icon name="plus" />
          {t('report')}
        </NavLink>
      )}
      {tabs.slice(middle)}
    </nav>
  );
}

function PlaceTab({ place }: { place: Place }) {
  const t = useMessages(frameMessages);
  return (
    <NavLink to={`/${place}`} className="tab">
      <span className="rail-icon">
        <Icon name={placeIcons[place]} />
        {place === 'inbox' && <OpenCount />}
        {place === 'visits' && <WaitingVisits />}
        {place === 'admissions' && <TurnCount />}
      </span>
      {t(place)}
    </NavLink>
  );
}

function PluginItem({ plugin }: { plugin: PortalPlugin }) {
  const localized = useLocalized();
  const name = localized(plugin.name);
  return (
    <NavLink to={`/apps/${plugin.id}`} className="rail-item" title={name}>
      <BureauCell glyph={plugin.glyph} color={plugin.color} />
      <span className="rail-plugin">{name}</span>
    </NavLink>
  );
}

function OpenCount() {
  const { data } = useQuery({
    queryKey: ['tasks', 'counts', 'mine'],
    queryFn: () => client.tasks.counts({ query: { box: 'mine' } }),
  });
  if (data === undefined || data.mine === 0) return null;
  return <span className="rail-count">{data.mine > 99 ? '99+' : data.mine}</span>;
}

/** Visits on this device that the platform does not have yet. */
function WaitingVisits() {
  const t = useMessages(deviceMessages);
  const waiting = useCapturedVisits().length;
  if (waiting === 0) return null;
  return (
    <span className="rail-count" data-tone="warning">
      <span aria-hidden="true">{waiting}</span>
      <VisuallyHidden>{t('waitingBar', { count: waiting })}</VisuallyHidden>
    </span>
  );
}
