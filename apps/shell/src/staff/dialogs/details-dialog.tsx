import { type Education, educationSchema, type StaffMember } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, Field, TextField } from './field.js';
import { useAct } from './use-act.js';

/** Name, office phone, education and first day of work. */
export function DetailsDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const [values, setValues] = useState({
    displayName: member.displayName,
    officePhone: member.officePhone ?? '',
    education: member.education,
    joinedOn: member.joinedOn ?? '',
  });
  const { displayName, officePhone, education, joinedOn } = values;
  const { run, busy, faultOf, failure, reset } = useAct({
    act: () =>
      client.staff.update({
        params: { accountId: member.id },
        body: {
          displayName: displayName.trim(),
          officePhone: officePhone.trim() === '' ? null : officePhone.trim(),
          education,
          joinedOn: joinedOn === '' ? null : joinedOn,
        },
      }),
    said: t('saved'),
    onDone: onClose,
  });
  const change = (changes: Partial<typeof values>) => {
    reset();
    setValues({ ...values, ...changes });
  };
  return (
    <Modal
      open
      title={t('edit')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => displayName.trim() !== '' && run()}
    >
      <div className="staff-form">
        <TextField
          label={t('displayName')}
          maxLength={50}
          value={displayName}
          fault={displayName.trim() === '' ? t('fill', { field: t('displayName') }) : faultOf('displayName')}
          onChange={(text) => change({ displayName: text })}
        />
        <TextField
          label={t('officePhone')}
          optional
          maxLength={30}
          value={officePhone}
          fault={faultOf('officePhone')}
          onChange={(text) => change({ officePhone: text })}
        />
        <Field label={t('education')} optional fault={faultOf('education')}>
          {(control) => (
            <Select<Education>
              {...control}
              allowClear
              value={education}
              options={educationSchema.options.map((value) => ({ value, label: t(value) }))}
              onChange={(chosen: Education | undefined) => change({ education: chosen ?? null })}
            />
          )}
        </Field>
        <TextField
          kind="date"
          label={t('joinedOn')}
          optional
          value={joinedOn}
          fault={faultOf('joinedOn')}
          onChange={(day) => change({ joinedOn: day })}
        />
        <Failure text={failure(['displayName', 'officePhone', 'education', 'joinedOn'])} />
      </div>
    </Modal>
  );
}
