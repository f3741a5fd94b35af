import { useMessages, usePluginMutation, usePluginNavigation } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { z } from 'zod';
import { joinSchema } from '../../contract/disputes.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { Fault } from '../text/fault.js';

const joinedSchema = z.object({ id: z.string() });

/** Where an officer types the code that a mediator told them. */
export function JoinDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(disputeMessages);
  const { navigate } = usePluginNavigation();
  const id = useId();
  const [code, setCode] = useState('');
  const body = joinSchema.safeParse({ code });
  const join = usePluginMutation<typeof joinedSchema, { code: string }>({
    method: 'POST',
    path: '/joined-disputes',
    response: joinedSchema,
  });
  const send = () => {
    if (!body.success) return;
    join.mutate(body.data, { onSuccess: (joined) => navigate(`/disputes/${joined.id.toLowerCase()}`) });
  };
  return (
    <Modal
      open
      title={t('joinTitle')}
      okText={t('joinNow')}
      cancelText={t('cancel')}
      confirmLoading={join.isPending}
      okButtonProps={{ disabled: !body.success }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={id}>
          {t('code')}
        </label>
        <Input
          id={id}
          autoFocus
          autoComplete="off"
          value={code}
          maxLength={12}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setCode(target.value)}
          onPressEnter={send}
        />
        <span id={`${id}-hint`} className="yige-quiet">
          {t('joinHint')}
        </span>
        <Fault text={join.error?.message} />
      </div>
    </Modal>
  );
}
