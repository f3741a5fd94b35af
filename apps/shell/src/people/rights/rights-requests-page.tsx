import { type RightsRequestState, rightsRequestStateSchema } from '@yige/contracts';
import { Icon, LoadingView, Panel, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { RequestList } from './request-list.js';
import { rightsMessages } from './rights-messages.js';
import { useRightsRequests } from './rights-queries.js';
import '../person.css';
import './rights.css';

/** What residents have asked about their data: the open ones by what is due. */
export default function RightsRequestsPage() {
  const t = useMessages(rightsMessages);
  const [search, setSearch] = useSearchParams();
  const state = rightsRequestStateSchema.safeParse(search.get('state')).data ?? 'open';
  return (
    <div className="yige-page">
      <nav className="person-path">
        <Link to="/people">{t('people')}</Link> <Icon name="chevronRight" size={14} />
      </nav>
      <h1>{t('title')}</h1>
      <nav className="rights-states" aria-label={t('state')}>
        {rightsRequestStateSchema.options.map((option) => (
          <Button
            key={option}
            type={option === state ? 'primary' : 'default'}
            aria-pressed={option === state}
            onClick={() => setSearch({ state: option })}
          >
            {t(option)}
          </Button>
        ))}
      </nav>
      <Requests key={state} state={state} />
    </div>
  );
}

function Requests({ state }: { state: RightsRequestState }) {
  const t = useMessages(rightsMessages);
  const [cursor, setCursor] = useState<string>();
  const requests = useRightsRequests(state, cursor);
  if (requests.isLoading) return <LoadingView />;
  if (requests.data === undefined) return <ReadFailed onRetry={() => void requests.refetch()} />;
  const { items, next } = requests.data;
  if (items.length === 0) {
    return state === 'open' ? (
      <StateView kind="empty" title={t('none')} description={t('noneHint')} />
    ) : (
      <StateView kind="empty" title={t('noneSettled')} />
    );
  }
  return (
    <>
      <Panel title={t(state)} flush>
        <RequestList requests={items} named />
      </Panel>
      {next !== null && <Button onClick={() => setCursor(next)}>{t('earlier')}</Button>}
    </>
  );
}
