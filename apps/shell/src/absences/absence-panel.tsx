import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Absence, ProblemError } from '@yige/contracts';
import { Panel, StatusChip, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { client } from '../api/client.js';
import { Fault } from '../security/fault.js';
import { AbsenceDialog } from './absence-dialog.js';
import { absenceMessages } from './absence-messages.js';
import './absences.css';

/** When somebody is away and who stands in: for oneself, or for one of those whose work one assigns. */
export function AbsencePanel({ accountId }: { accountId?: string }) {
  const t = useMessages(absenceMessages);
  const [adding, setAdding] = useState(false);
  const absences = useQuery({
    queryKey: ['absences', accountId],
    queryFn: ({ signal }) =>
      client.absences.list({ query: accountId === undefined ? {} : { account: accountId }, signal }),
  });
  // Somebody whose work the caller does not assign: nothing tells that there would be something.
  if (absences.error instanceof ProblemError && absences.error.status === 404) return null;
  const { own = [], asDeputy = [] } = absences.data ?? {};
  return (
    <Panel
      title={t('title')}
      extra={
        <Button disabled={absences.data === undefined} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      }
    >
      <p className="yige-quiet">{t(accountId === undefined ? 'hint' : 'hintOf')}</p>
      {absences.isError && (
        <p role="alert">
          {t('failed')}{' '}
          <button type="button" className="yige-link-button" onClick={() => void absences.refetch()}>
            {t('retry')}
          </button>
        </p>
      )}
      {absences.isSuccess && own.length === 0 && asDeputy.length === 0 && <p>{t('none')}</p>}
      {own.length > 0 && (
        <ul className="absence-list" aria-label={t('own')}>
          {own.map((absence) => (
            <OwnAbsence key={absence.id} absence={absence} />
          ))}
        </ul>
      )}
      {asDeputy.length > 0 && (
        <>
          <h3>{t('asDeputy')}</h3>
          <ul className="absence-list">
            {asDeputy.map((absence) => (
              <li key={absence.id}>
                <Span absence={absence} wording="rowDeputy" />
              </li>
            ))}
          </ul>
        </>
      )}
      {adding && <AbsenceDialog accountId={accountId} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Span({ absence, wording }: { absence: Absence; wording: 'row' | 'rowDeputy' }) {
  const t = useMessages(absenceMessages);
  const format = useFormat();
  const { account, deputy, firstDay, lastDay, current } = absence;
  const days = { first: format.date(firstDay), last: format.date(lastDay) };
  return (
    <span>
      {t(wording, { ...days, name: account.name, deputy: deputy.name })}{' '}
      {current && <StatusChip status="inProgress" label={t('current')} />}
    </span>
  );
}

function OwnAbsence({ absence }: { absence: Absence }) {
  const t = useMessages(absenceMessages);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => client.absences.end({ params: { id: absence.id } }),
    onSuccess: () => announce(t('ended')),
    onSettled: () => cache.invalidateQueries({ queryKey: ['absences'] }),
  });
  const act = t(absence.current ? 'back' : 'callOff');
  return (
    <li>
      <Span absence={absence} wording="row" />
      <Popconfirm
        title={t(absence.current ? 'backAsk' : 'callOffAsk', { name: absence.account.name })}
        okText={act}
        cancelText={t('keep')}
        onConfirm={() => end.mutate()}
      >
        <Button loading={end.isPending}>{act}</Button>
      </Popconfirm>
      <Fault error={end.error} />
    </li>
  );
}
