import { useAnnounce, useFormat, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useState } from 'react';
import { z } from 'zod';
import type { WaitingReading } from '../../contract.js';
import { ControlWords } from '../text/control-words.js';
import { healthMessages } from '../text/health-messages.js';
import { PersonName } from '../text/person-name.js';
import { SendBackDialog } from './send-back-dialog.js';

const nothing = z.undefined();

/** One collected reading, beside the one before it, and the doctor's verdict. */
export function WaitingCard({ reading }: { reading: WaitingReading }) {
  const t = useMessages(healthMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const { id, personId, person, pulse, feeling, previous } = reading;
  const approve = usePluginMutation({ method: 'POST', path: `/readings/${id}/approve`, response: nothing });
  const sendBack = usePluginMutation<typeof nothing, { note: string }>({
    method: 'POST',
    path: `/readings/${id}/send-back`,
    response: nothing,
  });
  const name = person?.name ?? t('hidden');
  const returned = { onSuccess: () => announce(t('sent', { name })) };
  const busy = approve.isPending || sendBack.isPending;
  const failure = approve.error ?? sendBack.error;
  return (
    <li>
      <Flex wrap gap="middle" justify="space-between">
        <div>
          <PersonName personId={personId} person={person} />
        </div>
        <div>
          <Figures reading={reading} /> {reading.control !== null && <ControlWords control={reading.control} />}
          <div className="yige-quiet">
            {[
              ...(pulse === null ? [] : [t('pulse', { pulse })]),
              ...(feeling === null ? [] : [t(`feeling.${feeling}`)]),
              ...(previous === null ? [] : [t('previousReading', { ...previous, date: format.date(previous.on) })]),
            ].join(' · ')}
          </div>
          <div className="yige-quiet">
            {t('takenBy', { name: reading.takenBy, time: format.dateTime(reading.takenAt) })}
          </div>
        </div>
        <Flex wrap gap="small" align="center">
          <Button
            type="primary"
            loading={approve.isPending}
            disabled={busy}
            onClick={() => approve.mutate(undefined, { onSuccess: () => announce(t('approved', { name })) })}
          >
            {t('approve')}
          </Button>
          <Button disabled={busy} onClick={() => sendBack.mutate({ note: t('againNote') }, returned)}>
            {t('again')}
          </Button>
          <Button disabled={busy} onClick={() => setAsking(true)}>
            {t('sendBack')}
          </Button>
        </Flex>
      </Flex>
      {failure !== null && (
        <p role="alert" className="yige-overdue">
          {failure.message}
        </p>
      )}
      {asking && (
        <SendBackDialog
          busy={sendBack.isPending}
          onSend={(note) => sendBack.mutate({ note }, { ...returned, onSettled: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function Figures({ reading: { systolic, diastolic, notMeasured } }: { reading: WaitingReading }) {
  const t = useMessages(healthMessages);
  if (systolic === null || diastolic === null) return <>{notMeasured !== null && t(`notMeasured.${notMeasured}`)}</>;
  return (
    <strong style={{ fontSize: 'var(--ant-font-size-xl)' }}>
      {systolic}/{diastolic}
    </strong>
  );
}
