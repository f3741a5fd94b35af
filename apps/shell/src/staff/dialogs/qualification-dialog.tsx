import { type QualificationKind, qualificationKindSchema } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { endAfter } from '../last-day.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, Field, TextField } from './field.js';
import { useAct } from './use-act.js';

const EMPTY = { kind: qualificationKindSchema.enum.socialWorker, title: '', number: '', issuedOn: '', lastDay: '' };

interface Values extends Omit<typeof EMPTY, 'kind'> {
  kind: QualificationKind;
}

/** Enters a certificate. */
export function QualificationDialog({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const [values, setValues] = useState<Values>(EMPTY);
  const [checked, setChecked] = useState(false);
  const { kind, title, number, issuedOn, lastDay } = values;
  const { run, busy, faultOf, failure, reset } = useAct({
    act: () =>
      client.staff.addQualification({
        params: { accountId },
        body: {
          ...{ kind, issuedOn, title: title.trim() },
          ...(number.trim() === '' ? {} : { number: number.trim() }),
          ...(lastDay === '' ? {} : { validTo: endAfter(lastDay) }),
        },
      }),
    said: t('saved'),
    onDone: onClose,
  });
  const change = (changes: Partial<Values>) => {
    reset();
    setValues({ ...values, ...changes });
  };
  const missing = (value: string, label: string) =>
    checked && value.trim() === '' ? t('fill', { field: label }) : undefined;
  return (
    <Modal
      open
      title={t('addQualification')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => {
        setChecked(true);
        if (title.trim() !== '' && issuedOn !== '') run();
      }}
    >
      <div className="staff-form">
        <Field label={t('qualificationKind')} fault={faultOf('kind')}>
          {(control) => (
            <Select<QualificationKind>
              {...control}
              value={kind}
              options={qualificationKindSchema.options.map((value) => ({ value, label: t(value) }))}
              onChange={(chosen) => change({ kind: chosen })}
            />
          )}
        </Field>
        <TextField
          label={t('qualificationTitle')}
          maxLength={100}
          value={title}
          fault={missing(title, t('qualificationTitle')) ?? faultOf('title')}
          onChange={(text) => change({ title: text })}
        />
        <TextField
          label={t('number')}
          optional
          maxLength={60}
          value={number}
          fault={faultOf('number')}
          onChange={(text) => change({ number: text })}
        />
        <div className="staff-days">
          <TextField
            kind="date"
            label={t('issuedOn')}
            value={issuedOn}
            fault={missing(issuedOn, t('issuedOn')) ?? faultOf('issuedOn')}
            onChange={(day) => change({ issuedOn: day })}
          />
          <TextField
            kind="date"
            label={t('validUntil')}
            optional
            hint={t('validUntilHint')}
            value={lastDay}
            fault={faultOf('validTo')}
            onChange={(day) => change({ lastDay: day })}
          />
        </div>
        <Failure text={failure(['kind', 'title', 'number', 'issuedOn', 'validTo'])} />
      </div>
    </Modal>
  );
}
