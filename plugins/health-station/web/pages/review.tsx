import {
  definePage,
  LoadingView,
  Pager,
  ReadFailed,
  StateView,
  useMessages,
  usePages,
  usePluginNavigation,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import { waitingPageSchema } from '../../contract.js';
import { healthMessages } from '../text/health-messages.js';
import { useListKeys } from './use-list-keys.js';
import { WaitingCard } from './waiting-card.js';

const PAGE = 20;

/** What was collected at doors and waits for a doctor: the urgent first. */
function ReviewPage() {
  const t = useMessages(healthMessages);
  const { navigate } = usePluginNavigation();
  const pages = usePages();
  const list = useListKeys();
  const { data, isLoading, error, refetch } = usePluginQuery({
    path: '/readings/waiting',
    query: { cursor: pages.cursor, limit: PAGE },
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
      {data !== undefined && <Pager pages={pages} next={data.next} />}
    </div>
  );
}

export default definePage(ReviewPage);
