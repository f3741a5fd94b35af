import { usernameSchema } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../../api/client.js';
import { dialogMessages } from './dialog-messages.js';
import { Failure, TextField } from './field.js';
import { OneTimePasswordNote } from './one-time-password.js';
import { useAct } from './use-act.js';

/** Makes an account and shows its one-time password. */
export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(dialogMessages);
  const [values, setValues] = useState({ username: '', displayName: '', officePhone: '' });
  const [checked, setChecked] = useState(false);
  const { username, displayName, officePhone } = values;
  const { run, busy, result, faultOf, failure, reset } = useAct({
    act: () =>
      client.staff.create({
        body: {
          username: username.trim(),
          displayName: displayName.trim(),
          ...(officePhone.trim() === '' ? {} : { officePhone: officePhone.trim() }),
        },
      }),
  });
  const change = (name: keyof typeof values) => (value: string) => {
    reset();
    setValues({ ...values, [name]: value });
  };
  const missing = (name: keyof typeof values, label: string) =>
    checked && values[name].trim() === '' ? t('fill', { field: label }) : undefined;
  const unusable = checked && !usernameSchema.safeParse(username.trim()).success;
  const submit = () => {
    setChecked(true);
    if (usernameSchema.safeParse(username.trim()).success && displayName.trim() !== '') run();
  };
  if (result !== undefined) {
    const name = displayName.trim();
    return (
      <Modal
        open
        title={t('passwordTitle')}
        onCancel={onClose}
        footer={<Button onClick={onClose}>{t('close')}</Button>}
      >
        <OneTimePasswordNote given={result} name={name} />
        <Link to={`/staff/${result.accountId}`}>{t('openMember', { name })}</Link>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t('newAccount')}
      okText={t('make')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onCancel={onClose}
      onOk={submit}
    >
      <div className="staff-form">
        <TextField
          label={t('displayName')}
          maxLength={50}
          value={displayName}
          fault={missing('displayName', t('displayName')) ?? faultOf('displayName')}
          onChange={change('displayName')}
        />
        <TextField
          label={t('username')}
          hint={t('usernameHint')}
          maxLength={60}
          value={username}
          fault={
            missing('username', t('username')) ?? (unusable ? t('usernameHint') : undefined) ?? faultOf('username')
          }
          onChange={change('username')}
        />
        <TextField
          label={t('officePhone')}
          optional
          maxLength={30}
          value={officePhone}
          fault={faultOf('officePhone')}
          onChange={change('officePhone')}
        />
        <Failure text={failure(['displayName', 'username', 'officePhone'])} />
      </div>
    </Modal>
  );
}
