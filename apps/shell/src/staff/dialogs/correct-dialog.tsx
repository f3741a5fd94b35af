import type { Appointment } from '@yige/contracts';
import { ChoiceButtons, useLocalized, useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { endAfter, lastDayOf } from '../last-day.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { useAct } from './use-act.js';

/** Corrects dates, kind and basis, or makes a post longer. */
export function CorrectDialog({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const localized = useLocalized();
  const [values, setValues] = useState({
    kind: appointment.kind,
    validFrom: appointment.validFrom,
    lastDay: appointment.validTo === null ? '' : lastDayOf(appointment.validTo),
    basis: appointment.basis ?? '',
    reason: '',
  });
  const [checked, setChecked] = useState(false);
  const { kind, validFrom, lastDay, basis, reason } = values;
  const { run, busy, faultOf, failure, reset } = useAct({
    act: () =>
      client.appointments.correct({
        params: { id: appointment.id },
        body: {
          validFrom,
          validTo: lastDay === '' ? null : endAfter(lastDay),
          reason: reason.trim(),
          ...(kind === 'secondment' ? {} : { kind }),
          ...(basis.trim() === '' ? {} : { basis: basis.trim() }),
        },
      }),
    said: t('corrected'),
    onDone: onClose,
  });
  const change = (changes: Partial<typeof values>) => {
    reset();
    setValues({ ...values, ...changes });
  };
  return (
    <Modal
      open
      title={t('correctTitle', { post: localized(appointment.title) })}
      okText={t('correct')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => {
        setChecked(true);
        if (reason.trim() !== '' && validFrom !== '') run();
      }}
    >
      <div className="staff-form">
        <p className="yige-quiet">{t('correctHint')}</p>
        {kind !== 'secondment' && (
          <ChoiceButtons
            label={t('kind')}
            columns={2}
            value={kind}
            error={faultOf('kind')}
            options={[
              { value: 'regular', label: t('regular') },
              { value: 'concurrent', label: t('concurrent') },
            ]}
            onChange={(chosen) => change({ kind: chosen })}
          />
        )}
        <div className="staff-days">
          <TextField
            kind="date"
            label={t('from')}
            value={validFrom}
            fault={validFrom === '' ? t('fill', { field: t('from') }) : faultOf('validFrom')}
            onChange={(day) => change({ validFrom: day })}
          />
          <TextField
            kind="date"
            label={t('lastDay')}
            optional
            hint={t('lastDayHint')}
            value={lastDay}
            fault={faultOf('validTo')}
            onChange={(day) => change({ lastDay: day })}
          />
        </div>
        <TextField
          label={t('basis')}
          optional
          value={basis}
          fault={faultOf('basis')}
          onChange={(text) => change({ basis: text })}
        />
        <TextField
          label={t('reason')}
          maxLength={500}
          value={reason}
          fault={checked && reason.trim() === '' ? t('fill', { field: t('reason') }) : faultOf('reason')}
          onChange={(text) => change({ reason: text })}
        />
        <Failure text={failure(['kind', 'validFrom', 'validTo', 'basis', 'reason'])} />
      </div>
    </Modal>
  );
}
