import type { AppointmentRevision } from '@yige/contracts';
import { LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { useState } from 'react';
import { ReadFailed } from '../../states/could-not-start.js';
import { useSpanWords } from '../post-words.js';
import { staffMessages } from '../staff-messages.js';
import { useHistory } from '../staff-queries.js';
import { memberMessages } from './member-messages.js';

/** Who recorded what of the appointments; read only when somebody asks for it. */
export function HistoryPanel({ accountId }: { accountId: string }) {
  const t = useMessages(memberMessages);
  const [shown, setShown] = useState(false);
  const history = useHistory(accountId, shown);
  const items = history.data?.items ?? [];
  return (
    <Panel
      title={t('history')}
      extra={
        <button type="button" className="yige-link-button" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'hideHistory' : 'showHistory')}
        </button>
      }
      flush
    >
      {shown && history.isLoading && <LoadingView />}
      {shown && history.error !== null && history.data === undefined && (
        <ReadFailed onRetry={() => void history.refetch()} />
      )}
      {shown && history.data !== undefined && items.length === 0 && <p className="staff-none">{t('noHistory')}</p>}
      {shown && (
        <ol className="staff-timeline">
          {items.map((revision) => (
            <li key={revision.id}>
              <Revision revision={revision} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Revision({ revision }: { revision: AppointmentRevision }) {
  const t = useMessages(memberMessages);
  const of = useMessages(staffMessages);
  const localized = useLocalized();
  const format = useFormat();
  const spanOf = useSpanWords();
  const { act, title, unit, basis, reason, at, actor } = revision;
  return (
    <div className="staff-timeline-words">
      <div>
        {t(act)} · {unit.name} {localized(title)} · {spanOf(revision)}
      </div>
      <div className="yige-quiet">
        {t('byWhom', { time: format.dateTime(at), who: actor.name })}
        {basis !== null && ` · ${of('basis', { basis })}`}
        {reason !== null && ` · ${t('reason', { reason })}`}
      </div>
    </div>
  );
}
