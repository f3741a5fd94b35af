import type { UnitNorms } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { unitMessages } from './unit-messages.js';

/** Today's figures; each says where it comes from, and opens it for whoever may go there. */
export function UnitFigures({ norms }: { norms: UnitNorms }) {
  const t = useMessages(unitMessages);
  const format = useFormat();
  const { places } = usePortal();
  const date = format.date(norms.on);
  const people = places.includes('people') ? `/people?unit=${norms.unit.id}` : null;
  const staff = places.includes('staff') ? `/staff?unit=${norms.unit.id}` : null;
  const { staffing } = norms;
  return (
    <ul className="unit-figures">
      <Figure label={t('households')} origin={t('fromRegistry', { date })} to={people}>
        {format.count(norms.households)}
      </Figure>
      <Figure label={t('population')} origin={t('fromRegistry', { date })} to={people}>
        {format.count(norms.population)}
      </Figure>
      {staffing !== null && (
        <Figure label={t('staff')} origin={t('fromPosts', { date })} to={staff}>
          {format.count(staffing.filled)} <span>/ {format.count(staffing.wanted)}</span>
        </Figure>
      )}
      {norms.communities > 0 && norms.unit.level !== 'community' && (
        <Figure label={t('communities')} origin={t('fromUnits', { date })} to={null}>
          {format.count(norms.communities)}
        </Figure>
      )}
      {norms.grids > 0 && (
        <Figure label={t('grids')} origin={t('fromUnits', { date })} to={null}>
          {format.count(norms.grids)}
        </Figure>
      )}
    </ul>
  );
}

interface FigureProps {
  label: string;
  origin: string;
  to: string | null;
  children: ReactNode;
}

function Figure({ label, origin, to, children }: FigureProps) {
  return (
    <li>
      <span className="yige-quiet">{label}</span>
      <strong>{to === null ? children : <Link to={to}>{children}</Link>}</strong>
      <small>{origin}</small>
    </li>
  );
}
