import {
  definePage,
  LoadingView,
  ReadFailed,
  StateView,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { useState } from 'react';
import { waitingPageSchema } from '../../contract.js';
import { healthMessages } from '../text/health-messages.js';
import { useListKeys } from './use-list-keys.js';
import { WaitingCard } from './waiting-card.js';

const PAGE = 20;

/** What was collected at doors and waits for a doctor: the urgent first. */
function ReviewPage() {
  const t = useMessages(healthMessages);
  const { navigate } = usePluginNavigation();
  const [cursors, setCursors] = useState<string[]>([]);
  const list = useListKeys();
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/readings/waiting',
    query: { cursor: cursors.at(-1), limit: PAGE },
    response: waitingPageSchema,
  });
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>
          {t('review')} <small className="yige-quiet">{t('urgentFirst')}</small>
        </h1>
        <Button onClick={() => navigate('/')}>{t('register')}</Button>
      </header>
      {isLoading && <LoadingView />}
      {error !== null && data === undefined && <ReadFailed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length === 0 && (
        <StateView kind="empty" title={t('queueEmpty')} description={t('queueEmptyHint')} />
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul className="yige-cards" ref={list} aria-label={t('review')} title={t('keys')}>
          {data.items.map((reading) => (
            <WaitingCard key={reading.id} reading={reading} />
          ))}
        </ul>
      )}
      {data !== undefined && (cursors.length > 0 || data.next !== null) && (
        <nav className="yige-pager" aria-label={t('page', { page: cursors.length + 1 })}>
          <Button disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('previous')}
          </Button>
          <span>{t('page', { page: cursors.length + 1 })}</span>
          <Button
            disabled={data.next === null}
            onClick={() => {
              if (data.next !== null) setCursors([...cursors, data.next]);
            }}
          >
            {t('nextPage')}
          </Button>
        </nav>
      )}
    </div>
  );
}

export default definePage(ReviewPage);
