import { useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { useAct } from './use-act.js';

/** Half hours, as people write them. */
const HOURS = /^\d{1,4}(\.[05])?$/;

/** Enters a training. */
export function TrainingDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const [values, setValues] = useState({ title: '', hours: '', completedOn: '' });
  const [checked, setChecked] = useState(false);
  const { title, hours, completedOn } = values;
  const right = HOURS.test(hours.trim()) && Number(hours) > 0;
  const { run, busy, faultOf, failure, reset } = useAct({
    act: () =>
      client.staff.addTraining({
        params: { accountId },
        body: { title: title.trim(), hours: Number(hours), completedOn },
      }),
    said: t('saved'),
    onDone: onClose,
  });
  const change = (changes: Partial<typeof values>) => {
    reset();
    setValues({ ...values, ...changes });
  };
  const missing = (value: string, label: string) =>
    checked && value.trim() === '' ? t('fill', { field: label }) : undefined;
  return (
    <Modal
      open
      title={t('addTraining')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => {
        setChecked(true);
        if (title.trim() !== '' && right && completedOn !== '') run();
      }}
    >
      <div className="staff-form">
        <TextField
          label={t('trainingTitle')}
          maxLength={100}
          value={title}
          fault={missing(title, t('trainingTitle')) ?? faultOf('title')}
          onChange={(text) => change({ title: text })}
        />
        <div className="staff-days">
          <TextField
            kind="decimal"
            label={t('hours')}
            hint={t('hoursHint')}
            maxLength={6}
            value={hours}
            fault={missing(hours, t('hours')) ?? (checked && !right ? t('hoursHint') : faultOf('hours'))}
            onChange={(text) => change({ hours: text })}
          />
          <TextField
            kind="date"
            label={t('completedOn')}
            value={completedOn}
            fault={missing(completedOn, t('completedOn')) ?? faultOf('completedOn')}
            onChange={(day) => change({ completedOn: day })}
          />
        </div>
        <Failure text={failure(['title', 'hours', 'completedOn'])} />
      </div>
    </Modal>
  );
}
