import type { Secondment } from '@yige/contracts';
import { LoadingView, Pager, Panel, useLocalized, useMessages, usePages } from '@yige/ui';
import { Link } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { UpwardChip, usePlaceWords, useSpanWords } from '../post-words.js';
import { staffMessages } from '../staff-messages.js';
import { useSecondments } from '../staff-queries.js';
import { overviewMessages } from './overview-messages.js';

/** Who is away from home, or who came from elsewhere; upward ones are marked as the exceptions that they are. */
export function SecondmentsPanel({ direction, unit }: { direction: 'out' | 'in'; unit: string | null }) {
  const t = useMessages(overviewMessages);
  const pages = usePages();
  const secondments = useSecondments(direction, { unit, cursor: pages.cursor });
  const { data } = secondments;
  return (
    <Panel title={t(direction)} {...(data === undefined ? {} : { hint: data.items.length })} flush>
      {secondments.isLoading && <LoadingView />}
      {secondments.error !== null && data === undefined && <ReadFailed onRetry={() => void secondments.refetch()} />}
      {data !== undefined && data.items.length === 0 && <p className="staff-none">{t('noSecondments')}</p>}
      <ul className="staff-rows">
        {data?.items.map((secondment) => (
          <li key={secondment.host.id}>
            <SecondmentWords secondment={secondment} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} next={data?.next ?? null} />
    </Panel>
  );
}

function SecondmentWords({ secondment: { account, home, host } }: { secondment: Secondment }) {
  const t = useMessages(overviewMessages);
  const of = useMessages(staffMessages);
  const localized = useLocalized();
  const placeOf = usePlaceWords();
  const spanOf = useSpanWords();
  return (
    <div className="staff-row-words">
      <Link to={`/staff/${account.id}`}>{account.displayName}</Link> {host.upward && <UpwardChip appointment={host} />}
      {host.state === 'upcoming' && <span className="yige-quiet">{of('upcoming')}</span>}
      <div>
        {t('home')} {placeOf(home)} {localized(home.title)}
      </div>
      <div>
        {t('host')} {placeOf(host)} {localized(host.title)}
      </div>
      <div className="yige-quiet">
        {spanOf(host)}
        {host.basis !== null && ` · ${of('basis', { basis: host.basis })}`}
      </div>
    </div>
  );
}
