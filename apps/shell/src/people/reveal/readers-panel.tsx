import { useQuery } from '@tanstack/react-query';
import { Icon, LoadingView, Panel, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { rightsMessages } from '../rights/rights-messages.js';
import './reveal.css';
import { revealMessages } from './reveal-messages.js';

const SHOWN = 5;

/** Who saw this resident's numbers, and why: what the resident may ask for at any time. */
export function ReadersPanel({ personId, name }: { personId: string; name: string }) {
  const t = useMessages(revealMessages);
  const r = useMessages(rightsMessages);
  const format = useFormat();
  const readers = useQuery({
    queryKey: ['people', 'readers', personId],
    queryFn: ({ signal }) => client.reveals.readers({ params: { id: personId }, query: { limit: SHOWN }, signal }),
  });
  return (
    <Panel title={t('readers', { name })}>
      {readers.isLoading && <LoadingView />}
      {readers.error !== null && readers.data === undefined && <ReadFailed onRetry={() => void readers.refetch()} />}
      {readers.data?.items.length === 0 && <p className="reveal-note">{t('noReaders')}</p>}
      <ul className="yige-plain-list">
        {readers.data?.items.map(({ id, at, reader, fields, reason }) => (
          <li key={id}>
            {t('saw', { name: reader.name, fields: format.list(fields.map((field) => t(field))) })}
            <div className="yige-quiet">
              {format.dateTime(at)} · {t('becauseOf', { reason })}
            </div>
          </li>
        ))}
      </ul>
      <Link to={`/people/${personId}/rights`}>
        {r('openDesk')} <Icon name="chevronRight" size={14} />
      </Link>
    </Panel>
  );
}
