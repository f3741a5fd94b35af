import type { Unit } from '@yige/contracts';
import { Icon, LoadingView, StateView, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Link } from 'react-router';
import { ReadFailed } from '../states/could-not-start.js';
import { organisationMessages } from './organisation-messages.js';
import { useUnits } from './organisation-queries.js';
import type { AsOf } from './use-as-of.js';

interface UnitListProps {
  parent: string | null;
  q: string;
  asOf: AsOf;
}

/** Units as rows that open their page: what a search found, and on a phone what is within a unit. */
export function UnitList({ parent, q, asOf }: UnitListProps) {
  const t = useMessages(organisationMessages);
  const units = useUnits({ parent, asOf: asOf.day, q });
  const items = units.data?.pages.flatMap((page) => page.items) ?? [];
  if (units.isLoading) return <LoadingView />;
  if (units.data === undefined) return <ReadFailed onRetry={() => void units.refetch()} />;
  if (items.length === 0 && q !== '') return <StateView kind="noMatch" title={t('noMatch', { q })} />;
  if (items.length === 0) return <StateView kind="empty" title={t('none')} description={t('noneHint')} />;
  return (
    <>
      <ul className="unit-list">
        {items.map((unit) => (
          <UnitRow key={unit.id} unit={unit} query={asOf.query} />
        ))}
      </ul>
      {units.hasNextPage && <Button onClick={() => void units.fetchNextPage()}>{t('more')}</Button>}
    </>
  );
}

function UnitRow({ unit: { id, name, code, kindTitle }, query }: { unit: Unit; query: string }) {
  const localized = useLocalized();
  return (
    <li>
      <Link to={`/organisation/${id}${query}`} className="unit-list-row">
        <span>
          <strong>{name}</strong>
          <small>
            {localized(kindTitle)} · {code}
          </small>
        </span>
        <Icon name="chevronRight" size={16} />
      </Link>
    </li>
  );
}
