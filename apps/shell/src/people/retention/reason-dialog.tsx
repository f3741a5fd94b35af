import { calendarDay, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { usePortal } from '../../app/portal.js';
import { Field } from '../forms/field.js';
import { useChange } from '../forms/use-change.js';
import { retentionMessages } from './retention-messages.js';

/** What is about to be done with a sealed record; each needs its reason. */
export type AskedAct = { act: 'open' | 'unseal' | 'hold' } | { act: 'lift'; holdId: string };

interface ReasonDialogProps {
  asked: AskedAct;
  /** `until` is the day of a hold, and empty for the others. */
  work: (reason: string, until: string) => Promise<void>;
  onClose: () => void;
}

const SHORTEST_REASON = 4;

export function ReasonDialog({ asked: { act }, work, onClose }: ReasonDialogProps) {
  const t = useMessages(retentionMessages);
  const { timeZone } = usePortal();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const change = useChange(() => work(reason, until), onClose);
  const today = calendarDay(new Date(), timeZone);
  const ready = reason.trim().length >= SHORTEST_REASON && (act !== 'hold' || until > today);
  return (
    <Modal
      open
      onCancel={onClose}
      title={t(act)}
      footer={
        <Button type="primary" loading={change.busy} disabled={!ready} onClick={() => change.run(undefined)}>
          {t(act)}
        </Button>
      }
    >
      <div className="form">
        {act === 'unseal' && <p>{t('unsealHint')}</p>}
        <Field label={t('reason')} hint={t('reasonHint')} error={change.errorAt('/reason')}>
          {(control) => (
            <Input {...control} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
        {act === 'hold' && (
          <Field label={t('until')} error={change.errorAt('/until')}>
            {(control) => (
              <Input {...control} type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
            )}
          </Field>
        )}
        {change.failure !== null && <p role="alert">{change.failure}</p>}
      </div>
    </Modal>
  );
}
