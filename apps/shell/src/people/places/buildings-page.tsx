import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type BuildingSummary, corePermissions } from '@yige/contracts';
import { Icon, LoadingView, Pager, StateView, useDisplay, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import Table from 'antd/es/table';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { BuildingFilterBar } from './building-filter.js';
import { FindingsPanel } from './findings/findings-panel.js';
import { NewBuilding } from './forms/new-building.js';
import { placeMessages } from './place-messages.js';
import { RoundsPanel } from './rounds-panel.js';
import { useBuildingFilter } from './use-building-filter.js';
import './places.css';

const PAGE = 50;

/** Buildings of the user's units, and the walk-rounds on the way. Who reads no residents sees the rounds alone. */
export default function BuildingsPage() {
  const t = useMessages(placeMessages);
  const { permissions } = usePortal();
  const [adding, setAdding] = useState(false);
  const manages = permissions.includes(corePermissions.personManage);
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {manages && (
          <Button icon={<Icon name="plus" size={14} />} onClick={() => setAdding(true)}>
            {t('addBuilding')}
          </Button>
        )}
      </header>
      <RoundsPanel />
      {manages && <FindingsPanel />}
      {permissions.includes(corePermissions.personRead) && <Buildings />}
      {adding && <NewBuilding onClose={() => setAdding(false)} />}
    </div>
  );
}

function Buildings() {
  const t = useMessages(placeMessages);
  const { phone } = useDisplay();
  const { filter, change } = useBuildingFilter();
  const pages = usePages(JSON.stringify(filter));
  const { cursor } = pages;
  const { q, unit, has, sort } = filter;
  const buildings = useQuery({
    queryKey: ['buildings', 'list', filter, cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.buildings.list({
        query: {
          ...{ limit: PAGE, sort },
          ...(q === '' ? {} : { q }),
          ...(unit === null ? {} : { unit }),
          ...(has === null ? {} : { has }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      }),
  });
  if (buildings.isLoading) return <LoadingView />;
  if (buildings.data === undefined) return <ReadFailed onRetry={() => void buildings.refetch()} />;
  const { items, next } = buildings.data;
  const filtered = q !== '' || unit !== null || has !== null;
  return (
    <>
      <BuildingFilterBar filter={filter} onChange={change} />
      {items.length === 0 ? (
        <StateView
          kind="empty"
          title={t(filtered ? 'noMatch' : 'none')}
          description={t(filtered ? 'noMatchHint' : 'noneHint')}
        />
      ) : phone ? (
        <BuildingCards buildings={items} />
      ) : (
        <BuildingTable buildings={items} />
      )}
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
        { title: t('uncheckedCount'), align: 'right', render: (_, { unchecked }) => unchecked },
      ]}
    />
  );
}

function BuildingCards({ buildings }: { buildings: BuildingSummary[] }) {
  const t = useMessages(placeMessages);
  return (
    <ul className="yige-cards">
      {buildings.map(({ id, name, unitName, dwellings, residents, vacant }) => (
        <li key={id}>
          <Link to={`/buildings/${id}`}>{name}</Link> <span className="yige-quiet">{unitName}</span>
          <div className="yige-quiet">{t('summary', { dwellings, residents, vacant })}</div>
        </li>
      ))}
    </ul>
  );
}
