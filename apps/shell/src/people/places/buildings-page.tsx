import { useQuery } from '@tanstack/react-query';
import type { BuildingSummary } from '@yige/contracts';
import { LoadingView, Pager, StateView, useDisplay, useMessages, usePages } from '@yige/ui';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { placeMessages } from './place-messages.js';
import { RoundsPanel } from './rounds-panel.js';
import './places.css';

const PAGE = 50;

/** Buildings of the user's units, and the walk-rounds on the way. Who reads no residents sees the rounds alone. */
export default function BuildingsPage() {
  const t = useMessages(placeMessages);
  const { permissions } = usePortal();
  return (
    <div className="yige-page">
      <h1>{t('title')}</h1>
      <RoundsPanel />
      {permissions.includes('core:person.read') && <Buildings />}
    </div>
  );
}

function Buildings() {
  const t = useMessages(placeMessages);
  const { phone } = useDisplay();
  const pages = usePages();
  const { cursor } = pages;
  const buildings = useQuery({
    queryKey: ['buildings', 'list', cursor ?? null],
    queryFn: ({ signal }) =>
      client.buildings.list({ query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, signal }),
  });
  if (buildings.isLoading) return <LoadingView />;
  if (buildings.data === undefined) return <ReadFailed onRetry={() => void buildings.refetch()} />;
  const { items, next } = buildings.data;
  if (items.length === 0) return <StateView kind="empty" title={t('none')} description={t('noneHint')} />;
  return (
    <>
      {phone ? <BuildingCards buildings={items} /> : <BuildingTable buildings={items} />}
      <Pager pages={pages} next={next} />
    </>
  );
}

function BuildingTable({ buildings }: { buildings: BuildingSummary[] }) {
  const t = useMessages(placeMessages);
  return (
    <Table<BuildingSummary>
      rowKey="id"
      dataSource={buildings}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('name'), render: (_, { id, name }) => <Link to={`/buildings/${id}`}>{name}</Link> },
        { title: t('unit'), render: (_, { unitName }) => unitName },
        { title: t('dwellings'), align: 'right', render: (_, { dwellings }) => dwellings },
        { title: t('residents'), align: 'right', render: (_, { residents }) => residents },
        { title: t('vacantCount'), align: 'right', render: (_, { vacant }) => vacant },
        { title: t('rentedCount'), align: 'right', render: (_, { rented }) => rented },
      ]}
    />
  );
}

function BuildingCards({ buildings }: { buildings: BuildingSummary[] }) {
  const t = useMessages(placeMessages);
  return (
    <ul className="yige-cards">
      {buildings.map(({ id, name, dwellings, residents, vacant }) => (
        <li key={id}>
          <Link to={`/buildings/${id}`}>{name}</Link>
          <div className="yige-quiet">{t('summary', { dwellings, residents, vacant })}</div>
        </li>
      ))}
    </ul>
  );
}
