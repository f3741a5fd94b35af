import type { Appointment } from '@yige/contracts';
import { calendarDay, useFormat, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { endAfter, lastDayOf } from '../last-day.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { useAct } from './use-act.js';

interface EndDialogProps {
  appointment: Appointment;
  /** Administrators are ended by the security administrator, over a way of their own. */
  administrator?: boolean;
  onClose: () => void;
}

/** Ends a post by its last day; one that has not begun is withdrawn whole. */
export function EndDialog({ appointment, administrator = false, onClose }: EndDialogProps) {
  const t = useMessages(dialogMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const upcoming = appointment.state === 'upcoming';
  const [lastDay, setLastDay] = useState(today);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const validTo = upcoming ? appointment.validFrom : endAfter(lastDay === '' ? today : lastDay);
  const { run, busy, faultOf, failure, reset } = useAct({
    act: () => {
      const given = { params: { id: appointment.id }, body: { validTo, reason: reason.trim() } };
      return administrator ? client.administrators.end(given) : client.appointments.end(given);
    },
    said: upcoming ? t('withdrawn') : t('ended', { date: format.date(lastDayOf(validTo)) }),
    onDone: onClose,
  });
  const act = upcoming ? t('withdraw') : t(appointment.kind === 'secondment' ? 'endSecondment' : 'end');
  return (
    <Modal
      open
      title={t('endTitle', { post: localized(appointment.title) })}
      okText={act}
      cancelText={t('keep')}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => {
        setChecked(true);
        if (reason.trim() !== '') run();
      }}
    >
      <div className="staff-form">
        <p className="yige-quiet">{upcoming ? t('withdrawHint') : t('endHint')}</p>
        {!upcoming && (
          <TextField
            kind="date"
            label={t('lastDay')}
            value={lastDay}
            fault={faultOf('validTo')}
            onChange={(day) => {
              reset();
              setLastDay(day);
            }}
          />
        )}
        <TextField
          label={t('reason')}
          maxLength={500}
          value={reason}
          fault={checked && reason.trim() === '' ? t('fill', { field: t('reason') }) : faultOf('reason')}
          onChange={setReason}
        />
        <Failure text={failure(['validTo', 'reason'])} />
      </div>
    </Modal>
  );
}
