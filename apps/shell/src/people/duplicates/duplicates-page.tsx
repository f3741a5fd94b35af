import type { Duplicate, PersonSummary } from '@yige/contracts';
import { ageOn, calendarDay, Icon, LoadingView, StateView, useDisplay, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Table from 'antd/es/table';
import { Link } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { peopleMessages } from '../people-messages.js';
import { duplicateMessages } from './duplicate-messages.js';
import './duplicates.css';
import { useDuplicates } from './duplicate-queries.js';
import { ReasonText } from './reason-text.js';
import { SettledBy } from './settled-by.js';

/** Pairs of residents who may be one, the earliest found first. */
export default function DuplicatesPage() {
  const t = useMessages(duplicateMessages);
  const { phone } = useDisplay();
  const duplicates = useDuplicates(null);
  const pairs = duplicates.data?.pages.flatMap(({ items }) => items);
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/people">{t('people')}</Link> <Icon name="chevronRight" size={14} />
      </nav>
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        <p className="yige-quiet">{t('intro')}</p>
      </header>
      {duplicates.isLoading && <LoadingView />}
      {pairs === undefined && duplicates.error !== null && <ReadFailed onRetry={() => void duplicates.refetch()} />}
      {pairs?.length === 0 && <StateView kind="empty" title={t('none')} description={t('noneHint')} />}
      {pairs !== undefined && pairs.length > 0 && (phone ? <PairCards pairs={pairs} /> : <PairTable pairs={pairs} />)}
      {duplicates.hasNextPage && (
        <Button loading={duplicates.isFetchingNextPage} onClick={() => void duplicates.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function PairTable({ pairs }: { pairs: Duplicate[] }) {
  const t = useMessages(duplicateMessages);
  const format = useFormat();
  return (
    <Table<Duplicate>
      rowKey="id"
      dataSource={pairs}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('pair'), render: (_, pair) => <PairLink pair={pair} /> },
        { title: t('why'), render: (_, { reasons }) => <ReasonText reasons={reasons} /> },
        { title: t('who'), render: (_, { settledBy }) => <SettledBy settledBy={settledBy} /> },
        { title: t('found'), render: (_, { foundAt }) => format.dateTime(foundAt) },
      ]}
    />
  );
}

function PairCards({ pairs }: { pairs: Duplicate[] }) {
  return (
    <ul className="yige-cards">
      {pairs.map((pair) => (
        <li key={pair.id}>
          <PairLink pair={pair} />
          <div>
            <ReasonText reasons={pair.reasons} />
          </div>
          <div className="yige-quiet">
            <SettledBy settledBy={pair.settledBy} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function PairLink({ pair }: { pair: Duplicate }) {
  return (
    <Link to={`/people/duplicates/${pair.id}`} className="duplicate-pair">
      <Half person={pair.first} />
      <Half person={pair.second} />
    </Link>
  );
}

function Half({ person }: { person: PersonSummary | null }) {
  const t = useMessages(duplicateMessages);
  const words = useMessages(peopleMessages);
  const { timeZone } = usePortal();
  if (person === null) return <span>{t('elsewhere')}</span>;
  const age = ageOn(calendarDay(new Date(), timeZone), person.birthDate);
  return (
    <span>
      <strong>{person.name}</strong> {words('ageOf', { age })} · {person.door?.text ?? person.unitName}
    </span>
  );
}
