import type { Dispatch, DispatchResult } from '@yige/contracts';
import {
  ChoiceButtons,
  Icon,
  LoadingView,
  StateView,
  StatusChip,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { dispatchMessages } from '../dispatch-messages.js';
import { useResults } from '../dispatch-queries.js';
import { StreetTable } from '../street-table.js';
import { isUndone, streetSum } from './matrix-sums.js';

/** Who has and who hasn't, community by community; each leads to its tasks. */
export function ResultMatrix({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const [showing, setShowing] = useState<'all' | 'undone'>('all');
  const results = useResults(dispatch);
  if (results.error !== null && results.data === undefined) {
    return <ReadFailed onRetry={() => void results.refetch()} />;
  }
  if (results.data === undefined) return <LoadingView />;
  const lines = showing === 'all' ? results.data : results.data.filter(isUndone);
  return (
    <>
      <div className="dispatch-matrix-head">
        <ChoiceButtons
          label={t('show')}
          value={showing}
          onChange={setShowing}
          options={[
            { value: 'all', label: t('showAll') },
            { value: 'undone', label: t('showUndone') },
          ]}
        />
        <span className="yige-quiet">{t('resultsHint')}</span>
        {results.data.some(isUndone) && <Link to={`/inbox?box=sent&dispatch=${dispatch.id}`}>{t('remindOpen')}</Link>}
      </div>
      {lines.length === 0 ? (
        <StateView kind="empty" title={t(results.data.length === 0 ? 'noResults' : 'allDone')} />
      ) : (
        <Matrix dispatchId={dispatch.id} lines={lines} />
      )}
    </>
  );
}

function Matrix({ dispatchId, lines }: { dispatchId: string; lines: readonly DispatchResult[] }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const figure = (key: 'targets' | 'notBegun' | 'inProgress' | 'submitted' | 'closed' | 'returned') => ({
    key,
    title: t(key === 'targets' ? 'count' : key),
    numeric: true,
    cell: (line: DispatchResult) => format.count(line[key]),
  });
  return (
    <div className="dispatch-matrix">
      <StreetTable
        label={t('results')}
        name={t('community')}
        lines={lines}
        matters={({ overdue, heldBack }) => overdue + heldBack > 0}
        nameCell={({ unit }) => (
          <Link className="dispatch-community" to={`/dispatches/${dispatchId}/units/${unit.id}`}>
            {unit.name} <Icon name="chevronRight" size={14} />
          </Link>
        )}
        summary={(inStreet) => t('streetDone', streetSum(inStreet))}
        columns={[
          figure('targets'),
          figure('notBegun'),
          figure('inProgress'),
          figure('submitted'),
          figure('closed'),
          figure('returned'),
          { key: 'standing', title: t('standing'), cell: (line) => <Standing {...line} /> },
        ]}
      />
    </div>
  );
}

/** Only exceptions are spoken of. */
function Standing({ overdue, heldBack, recalled, refusal }: DispatchResult) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const localized = useLocalized();
  if (overdue + heldBack + recalled === 0) return <span>—</span>;
  return (
    <span className="dispatch-standing street-cards-wide">
      {overdue > 0 && <StatusChip status="overdue" label={t('overdue', { count: format.count(overdue) })} />}
      {heldBack > 0 && (
        <StatusChip
          status="blocked"
          label={t('held', {
            count: format.count(heldBack),
            reason: refusal === null ? '—' : localized(refusal.detail),
          })}
        />
      )}
      {recalled > 0 && <StatusChip status="withdrawn" label={t('taken', { count: format.count(recalled) })} />}
    </span>
  );
}
