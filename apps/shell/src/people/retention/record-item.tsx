import type { SealedRecord, SealedRecordSummary } from '@yige/contracts';
import { MaskedValue, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../api/client.js';
import { peopleMessages } from '../people-messages.js';
import { type AskedAct, ReasonDialog } from './reason-dialog.js';
import { retentionMessages } from './retention-messages.js';

/** One sealed record: when it is erased, what holds it, and once opened whose it is. */
export function RecordItem({ record }: { record: SealedRecordSummary }) {
  const t = useMessages(retentionMessages);
  const format = useFormat();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<AskedAct | null>(null);
  // Kept here alone: it is gone with the page.
  const [opened, setOpened] = useState<SealedRecord | null>(null);
  const { personId, departure, departedOn, unitName, dueOn, outcome, holds } = record;
  const params = { id: personId };
  return (
    <li>
      <div>
        <strong>{t('record', { date: format.date(departedOn), how: t(departure) })}</strong>
        <p className="yige-quiet">
          {unitName} · {t(outcome === 'erased' ? 'due' : 'dueAnonymous', { date: format.date(dueOn) })}
        </p>
        {holds.map(({ id, until, reason }) => (
          <p key={id}>
            {t('held', { date: format.date(until), reason })}{' '}
            <button type="button" className="yige-link-button" onClick={() => setAsked({ act: 'lift', holdId: id })}>
              {t('lift')}
            </button>
          </p>
        ))}
        {opened !== null && <Opened record={opened} />}
      </div>
      <span className="person-phone-acts">
        <Button size="small" onClick={() => setAsked({ act: 'open' })}>
          {t('open')}
        </Button>
        <Button size="small" onClick={() => setAsked({ act: 'unseal' })}>
          {t('unseal')}
        </Button>
        <Button size="small" onClick={() => setAsked({ act: 'hold' })}>
          {t('hold')}
        </Button>
      </span>
      {asked !== null && (
        <ReasonDialog
          asked={asked}
          onClose={() => setAsked(null)}
          work={async (reason, until) => {
            if (asked.act === 'open') setOpened(await client.retention.open({ params, body: { reason } }));
            if (asked.act === 'hold') await client.retention.hold({ params, body: { reason, until } });
            if (asked.act === 'lift')
              await client.retention.liftHold({ params: { ...params, holdId: asked.holdId }, body: { reason } });
            if (asked.act === 'unseal') {
              await client.retention.unseal({ params, body: { reason } });
              void navigate(`/people/${personId}`);
            }
          }}
        />
      )}
    </li>
  );
}

function Opened({ record: { name, sex, birthDate, idNumber, phone } }: { record: SealedRecord }) {
  const t = useMessages(retentionMessages);
  const p = useMessages(peopleMessages);
  const format = useFormat();
  return (
    <p>
      <strong>{name}</strong> {p(sex)} · {t('born', { date: format.date(birthDate) })}{' '}
      {idNumber !== null && <MaskedValue value={idNumber} />} {phone !== null && <MaskedValue value={phone} />}{' '}
      <span className="yige-quiet">{t('openedNote')}</span>
    </p>
  );
}
