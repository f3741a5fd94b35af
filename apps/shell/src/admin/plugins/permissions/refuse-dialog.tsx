import type { Plugin } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { Fault } from '../../../security/fault.js';
import { type AskGroup, referencesOf } from './ask-groups.js';
import { permissionMessages } from './permission-messages.js';
import { useDecision } from './use-decision.js';

interface RefuseDialogProps {
  plugin: Plugin;
  group: AskGroup;
  title: string;
  onClose: () => void;
}

const SHORTEST_REASON = 2;

/** Says what a refusal, or taking a grant back, means, and asks why. */
export function RefuseDialog({ plugin, group, title, onClose }: RefuseDialogProps) {
  const t = useMessages(permissionMessages);
  const reasonId = useId();
  const [reason, setReason] = useState('');
  const decide = useDecision(plugin);
  const granted = group.state === 'granted';
  return (
    <Modal
      open
      title={t(granted ? 'takeBackTitle' : 'refuseTitle', { title })}
      okText={t(granted ? 'takeBack' : 'refuse')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim().length < SHORTEST_REASON }}
      confirmLoading={decide.isPending}
      onOk={() => decide.mutate({ refuse: referencesOf(group), reason: reason.trim() }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t(granted ? 'takeBackHint' : 'refuseHint')}</p>
      <label className="yige-field" htmlFor={reasonId}>
        <span className="yige-field-label">{t('reason')}</span>
        <Input
          id={reasonId}
          value={reason}
          maxLength={500}
          placeholder={t('reasonHint')}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <Fault error={decide.error} />
    </Modal>
  );
}
