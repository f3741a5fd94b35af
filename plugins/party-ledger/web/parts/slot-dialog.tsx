import {
  Chip,
  LoadingView,
  useAnnounce,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginPermission,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { z } from 'zod';
import {
  isComplete,
  type Meeting,
  meetingListSchema,
  type PlanMeeting,
  type YearSlot,
} from '../../contract/meetings.js';
import { createdSchema } from '../../contract/organisations.js';
import { monthMessages } from '../text/month-messages.js';
import { words } from '../text/words.js';
import { yearMessages } from '../text/year-messages.js';
import { Refusal, TextField } from './fields.js';
import { MeetingFiles } from './meeting-files.js';

interface SlotDialogProps {
  branchId: string;
  slot: YearSlot;
  onClose: () => void;
  onRecord: () => void;
}

/** One cell of the year: what was held, or a day for what is to come. */
export function SlotDialog({ branchId, slot: { kind, period, state }, onClose, onRecord }: SlotDialogProps) {
  const t = useMessages(yearMessages);
  const m = useMessages(monthMessages);
  const w = useMessages(words);
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const { data } = usePluginQuery({
    path: '/meetings',
    query: { organisation: branchId, kind, period },
    response: meetingListSchema,
  });
  const complete = isComplete(state);
  return (
    <Modal
      open
      title={t('slotTitle', { kind: w(`meeting.${kind}`), period })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{w('close')}</Button>
          {mayKeep && !complete && (
            <Button type="primary" onClick={onRecord}>
              {t('recordThis')}
            </Button>
          )}
        </>
      }
    >
      {data === undefined && <LoadingView />}
      {data?.items.length === 0 && <p className="yige-quiet">{t('nothingHeld')}</p>}
      {!complete && data?.missed != null && (
        <p>{m('missedReason', { reason: data.missed.reason, name: data.missed.by })}</p>
      )}
      <ul className="yige-plain-list">
        {data?.items.map((meeting) => (
          <li key={meeting.id}>
            {meeting.state === 'held' ? <HeldMeeting meeting={meeting} /> : <PlannedMeeting meeting={meeting} />}
          </li>
        ))}
      </ul>
      {mayKeep && !complete && state !== 'missed' && kind !== 'groupMeeting' && (
        <PlanDay plan={{ organisationId: branchId, kind }} />
      )}
    </Modal>
  );
}

function HeldMeeting({ meeting }: { meeting: Meeting }) {
  const t = useMessages(yearMessages);
  const format = useFormat();
  const { organisation, on, topic, minutes, recordedBy, resolutions } = meeting;
  const { asked, present, entitled, entitledPresent } = meeting;
  return (
    <>
      <div>
        <strong>{format.date(on)}</strong> {organisation}
        {topic !== '' && ` · ${topic}`}
      </div>
      <div>{t('attendance', { asked, present, entitled, entitledPresent })}</div>
      {resolutions.map(({ decision, subject, yes, no, abstained, writtenYes, quorate, passed }) => (
        <div key={`${decision} ${subject}`}>
          {subject}{' '}
          <Chip tone={passed ? 'success' : 'warning'} icon={passed ? 'check' : 'stop'}>
            {passed ? t('passed') : t(quorate ? 'notAgreed' : 'notQuorate')}
          </Chip>
          <div className="yige-quiet">
            {[t('votes', { yes, no, abstained }), ...(writtenYes > 0 ? [t('written', { writtenYes })] : [])].join(
              ' · ',
            )}
          </div>
        </div>
      ))}
      {minutes !== '' && <p style={{ whiteSpace: 'pre-wrap' }}>{minutes}</p>}
      <div className="yige-quiet">{t('recordedBy', { name: recordedBy })}</div>
      <MeetingFiles meeting={meeting} />
    </>
  );
}

function PlannedMeeting({ meeting: { id, on, topic } }: { meeting: Meeting }) {
  const t = useMessages(yearMessages);
  const announce = useAnnounce();
  const format = useFormat();
  const mayKeep = usePluginPermission('party-ledger:ledger.keep');
  const withdraw = usePluginMutation<typeof nothing, void>({
    ...{ method: 'DELETE', path: `/meetings/plans/${id}`, response: nothing },
  });
  return (
    <>
      {t('planned', { date: format.date(on) })}
      {topic !== '' && ` · ${topic}`}{' '}
      {mayKeep && (
        <Button
          size="small"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(undefined, { onSuccess: () => announce(t('withdrawn')) })}
        >
          {t('withdraw')}
        </Button>
      )}
      <Refusal error={withdraw.error} />
    </>
  );
}

const nothing = z.undefined();

function PlanDay({ plan }: { plan: Pick<PlanMeeting, 'organisationId' | 'kind'> }) {
  const t = useMessages(yearMessages);
  const today = useToday();
  const [on, setOn] = useState(today);
  const save = usePluginMutation<typeof createdSchema, PlanMeeting>({
    ...{ method: 'POST', path: '/meetings/plans', response: createdSchema },
  });
  return (
    <>
      <TextField type="date" label={t('planDay')} value={on} onChange={setOn} />
      <Refusal error={save.error} />
      <Button loading={save.isPending} disabled={on === ''} onClick={() => save.mutate({ ...plan, on })}>
        {t('plan')}
      </Button>
    </>
  );
}
