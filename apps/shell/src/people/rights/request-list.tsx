import type { RightsRequest } from '@yige/contracts';
import { DueLabel, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { rightsMessages } from './rights-messages.js';
import '../registry-panels.css';

/** Requests as lines: what, whose, by when or how it ended. */
export function RequestList({ requests, named }: { requests: readonly RightsRequest[]; named: boolean }) {
  const t = useMessages(rightsMessages);
  const format = useFormat();
  return (
    <ul className="person-fact-lines">
      {requests.map(({ id, kind, personName, unitName, state, dueAt, receivedAt, receivedBy }) => (
        <li key={id}>
          <div>
            <Link to={`/rights-requests/${id}`}>
              {t(kind)}
              {named && ` · ${personName}`}
            </Link>
            <p className="yige-quiet">
              {t('received', { date: format.dayMonth(receivedAt), name: receivedBy })}
              {named && ` · ${unitName}`}
            </p>
          </div>
          {state === 'open' ? <DueLabel dueAt={dueAt ?? null} /> : <span className="yige-quiet">{t(state)}</span>}
        </li>
      ))}
    </ul>
  );
}
