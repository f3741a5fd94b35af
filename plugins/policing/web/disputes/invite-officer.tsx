import { useFormat, useMessages, usePluginMutation } from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { invitationSchema } from '../../contract/disputes.js';
import { Fault } from '../text/fault.js';
import { fileMessages } from '../text/file-messages.js';

/** Makes a code that opens this one file to a police officer, and shows it once. */
export function InviteOfficer({ id }: { id: string }) {
  const t = useMessages(fileMessages);
  const format = useFormat();
  const invite = usePluginMutation({
    method: 'POST',
    path: `/disputes/${id}/invitations`,
    response: invitationSchema,
  });
  const { data, error } = invite;
  const done = (
    <Button type="primary" onClick={() => invite.reset()}>
      {t('done')}
    </Button>
  );
  return (
    <>
      <Button loading={invite.isPending} onClick={() => invite.mutate(undefined)}>
        {t('invite')}
      </Button>
      <Fault text={error?.message} />
      {data !== undefined && (
        <Modal open title={t('inviteTitle')} footer={done} onCancel={() => invite.reset()}>
          <p style={{ fontSize: 'var(--ant-font-size-heading-2)', textAlign: 'center' }}>
            <strong>
              {data.code.slice(0, 4)} {data.code.slice(4)}
            </strong>
          </p>
          <p>{t('inviteHint', { time: format.dateTime(data.expiresAt) })}</p>
        </Modal>
      )}
    </>
  );
}
