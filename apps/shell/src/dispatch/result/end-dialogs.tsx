import type { Dispatch } from '@yige/contracts';
import { useAnnounce, useFormat, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { Fault } from '../../security/fault.js';
import { dispatchMessages } from '../dispatch-messages.js';
import { useEnding } from '../dispatch-queries.js';

/** Shortest reason that core takes. */
const SHORTEST = 4;

interface EndDialogProps {
  dispatch: Dispatch;
  onClose: () => void;
}

/** Sends no more; what was sent stays. */
export function StopDialog({ dispatch, onClose }: EndDialogProps) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const { id, targets, sent, refused } = dispatch;
  const ending = useEnding(id, () => {
    announce(t('stopDone'));
    onClose();
  });
  return (
    <Modal
      open
      title={t('stopTitle', { count: format.count(targets - sent - refused) })}
      okText={t('stop')}
      cancelText={t('keepOn')}
      confirmLoading={ending.isPending}
      okButtonProps={{ danger: true }}
      onCancel={onClose}
      onOk={() => ending.mutate(null)}
    >
      <p>{t('stopHint')}</p>
      <Fault error={ending.error} />
    </Modal>
  );
}

/** Takes back what nobody has handed in; whoever is at work on it reads why. */
export function RecallDialog({ dispatch, onClose }: EndDialogProps) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const count = format.count(dispatch.results.open);
  const ending = useEnding(dispatch.id, () => {
    announce(t('recallDone'));
    onClose();
  });
  return (
    <Modal
      open
      title={t('recallTitle', { count })}
      okText={t('recallRun', { count })}
      cancelText={t('keep')}
      confirmLoading={ending.isPending}
      okButtonProps={{ danger: true, disabled: reason.trim().length < SHORTEST }}
      onCancel={onClose}
      onOk={() => ending.mutate(reason.trim())}
    >
      <p>{t('recallHint')}</p>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={fieldId}>
          {t('reason')}
        </label>
        <Input.TextArea
          id={fieldId}
          value={reason}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
          aria-describedby={`${fieldId}-hint`}
          onChange={({ target }) => setReason(target.value)}
        />
        <span id={`${fieldId}-hint`} className="yige-quiet">
          {t('reasonHint')}
        </span>
      </div>
      <Fault error={ending.error} />
    </Modal>
  );
}
