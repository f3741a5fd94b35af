import type { OneTimePassword, StaffMember } from '@yige/contracts';
import { Panel, StatusChip, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { client } from '../../api/client.js';
import { AdministratorDialog } from '../dialogs/administrator-dialog.js';
import { dialogMessages } from '../dialogs/dialog-messages.js';
import { DisableDialog } from '../dialogs/disable-dialog.js';
import { EndDialog } from '../dialogs/end-dialog.js';
import { Failure } from '../dialogs/field.js';
import { OneTimePasswordNote } from '../dialogs/one-time-password.js';
import { useAct } from '../dialogs/use-act.js';
import { administratorPostOf } from './administrator-post.js';
import { memberMessages } from './member-messages.js';

/** Whether the person may log in, and what the user may do about it. */
export function AccountPanel({ member }: { member: StaffMember }) {
  const t = useMessages(memberMessages);
  const words = useMessages(dialogMessages);
  const [open, setOpen] = useState<'disable' | 'administrator' | 'end' | null>(null);
  const { may, disabled, mustChangePassword } = member;
  const administratorPost = administratorPostOf(member);
  const close = () => setOpen(null);
  return (
    <Panel title={t('account')}>
      <div className="staff-account">
        {disabled ? (
          <StatusChip status="withdrawn" label={words('disabled', { name: member.displayName })} />
        ) : (
          t('open')
        )}
        {mustChangePassword && <span className="yige-quiet">{t('mustChange')}</span>}
        <div className="staff-actions">
          {may.password && <ResetPassword member={member} />}
          {may.disable && (
            <Button danger={!disabled} onClick={() => setOpen('disable')}>
              {words(disabled ? 'enable' : 'disable')}
            </Button>
          )}
          {may.administrator && administratorPost === undefined && !disabled && (
            <Button onClick={() => setOpen('administrator')}>{words('makeAdministrator')}</Button>
          )}
          {may.administrator && administratorPost !== undefined && (
            <Button danger onClick={() => setOpen('end')}>
              {words('endAdministrator')}
            </Button>
          )}
        </div>
      </div>
      {open === 'disable' && <DisableDialog member={member} onClose={close} />}
      {open === 'administrator' && <AdministratorDialog member={member} onClose={close} />}
      {open === 'end' && administratorPost !== undefined && (
        <EndDialog administrator appointment={administratorPost} onClose={close} />
      )}
    </Panel>
  );
}

function ResetPassword({ member }: { member: StaffMember }) {
  const words = useMessages(dialogMessages);
  const [given, setGiven] = useState<OneTimePassword | null>(null);
  const { displayName: name, id: accountId } = member;
  const route = administratorPostOf(member) === undefined ? client.staff : client.administrators;
  const { run, busy, failure } = useAct({
    act: () => route.resetPassword({ params: { accountId } }),
    onDone: setGiven,
  });
  return (
    <>
      <Popconfirm
        title={words('resetQuestion', { name })}
        okText={words('reset')}
        cancelText={words('keep')}
        okButtonProps={{ danger: true }}
        onConfirm={run}
      >
        <Button loading={busy}>{words('reset')}</Button>
      </Popconfirm>
      <Failure text={failure([])} />
      {given !== null && (
        <Modal
          open
          title={words('passwordTitle')}
          onCancel={() => setGiven(null)}
          footer={<Button onClick={() => setGiven(null)}>{words('close')}</Button>}
        >
          <OneTimePasswordNote given={given} name={name} />
        </Modal>
      )}
    </>
  );
}
