import type { StaffMember } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { useAct } from './use-act.js';

/** Disables an account, or enables it again; either needs a reason. */
export function DisableDialog({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { displayName: name, disabled, id: accountId } = member;
  const { run, busy, faultOf, failure } = useAct({
    act: () =>
      client.staff.setDisabled({ params: { accountId }, body: { disabled: !disabled, reason: reason.trim() } }),
    said: t(disabled ? 'enabled' : 'disabled', { name }),
    onDone: onClose,
  });
  const act = t(disabled ? 'enable' : 'disable');
  return (
    <Modal
      open
      title={act}
      okText={act}
      cancelText={t('keep')}
      okButtonProps={{ danger: !disabled }}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={() => {
        setChecked(true);
        if (reason.trim() !== '') run();
      }}
    >
      <div className="staff-form">
        <p className="yige-quiet">{t(disabled ? 'enableHint' : 'disableHint', { name })}</p>
        <TextField
          label={t('reason')}
          maxLength={500}
          value={reason}
          fault={checked && reason.trim() === '' ? t('fill', { field: t('reason') }) : faultOf('reason')}
          onChange={setReason}
        />
        <Failure text={failure(['reason'])} />
      </div>
    </Modal>
  );
}
