import { useQuery } from '@tanstack/react-query';
import { LoadingView, Panel, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { placeMessages } from './place-messages.js';
import '../person.css';
import '../registry-panels.css';

/** Walk-rounds that are not finished, to be taken up again. */
export function RoundsPanel() {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const { permissions } = usePortal();
  const walks = permissions.includes('core:walkRound.walk');
  const rounds = useQuery({
    queryKey: ['walkRounds', 'list'],
    enabled: walks,
    queryFn: ({ signal }) => client.walkRounds.list({ query: { limit: 50 }, signal }),
  });
  if (!walks) return null;
  const open = (rounds.data?.items ?? []).filter(({ finishedAt }) => finishedAt === null);
  return (
    <Panel title={t('rounds')} {...(open.length === 0 ? {} : { hint: open.length })} flush>
      {rounds.isLoading && <LoadingView />}
      {rounds.error !== null && rounds.data === undefined && <ReadFailed onRetry={() => void rounds.refetch()} />}
      {rounds.data !== undefined && open.length === 0 && <p className="person-none">{t('noRounds')}</p>}
      <ul className="person-fact-lines">
        {open.map(({ id, building, unitName, checked, doors, assignee, startedBy, startedAt }) => (
          <li key={id}>
            <div>
              <Link to={`/walk-rounds/${id}`}>
                {building} · {unitName}
              </Link>
              <p className="yige-quiet">
                {t('startedBy', { name: startedBy, date: format.dayMonth(startedAt) })}
                {assignee !== null && ` · ${t('givenTo', { name: assignee.name })}`}
              </p>
            </div>
            <span>{t('progress', { checked, doors })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
