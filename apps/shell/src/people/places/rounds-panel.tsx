import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions } from '@yige/contracts';
import { LoadingView, Pager, Panel, useFormat, useMessages, usePages } from '@yige/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { placeMessages } from './place-messages.js';
import { PlaceTabs } from './place-tabs.js';
import '../person.css';
import '../registry-panels.css';

const PAGE = 10;
const STATES = ['open', 'finished'] as const;
const TAB = { open: 'roundsOpen', finished: 'roundsFinished' } as const;
const NONE = { open: 'noRounds', finished: 'noFinished' } as const;

/** Walk-rounds to be taken up again, and those that are finished with what they found. */
export function RoundsPanel() {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const { permissions } = usePortal();
  const walks = permissions.includes(corePermissions.walkRoundWalk);
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const pages = usePages(state);
  const { cursor } = pages;
  const rounds = useQuery({
    queryKey: ['walkRounds', 'list', state, cursor ?? null],
    enabled: walks,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.walkRounds.list({ query: { state, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, signal }),
  });
  if (!walks) return null;
  const items = rounds.data?.items ?? [];
  return (
    <Panel
      title={t('rounds')}
      flush
      extra={
        <PlaceTabs
          label={t('roundState')}
          value={state}
          onChange={setState}
          options={STATES.map((value) => ({ value, label: t(TAB[value]) }))}
        />
      }
    >
      {rounds.isLoading && <LoadingView />}
      {rounds.error !== null && rounds.data === undefined && <ReadFailed onRetry={() => void rounds.refetch()} />}
      {rounds.data !== undefined && items.length === 0 && <p className="person-none">{t(NONE[state])}</p>}
      <ul className="person-fact-lines">
        {items.map(({ id, building, unitName, checked, doors, found, assignee, startedBy, startedAt, finishedAt }) => (
          <li key={id}>
            <div>
              <Link to={`/walk-rounds/${id}`}>
                {building} · {unitName}
              </Link>
              <p className="yige-quiet">
                {t('startedBy', { name: startedBy, date: format.dayMonth(startedAt) })}
                {assignee !== null && ` · ${t('givenTo', { name: assignee.name })}`}
                {finishedAt !== null && ` · ${t('finished', { date: format.dayMonth(finishedAt) })}`}
              </p>
            </div>
            <span>
              {t('progress', { checked, doors })}
              {found > 0 && ` · ${t('foundCount', { count: found })}`}
            </span>
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={rounds.data?.next ?? null} />
    </Panel>
  );
}
