import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useId, useState } from 'react';
import { inboxMessages } from './inbox-messages.js';

interface ReasonDialogProps {
  action: 'return' | 'cancel';
  onClose: () => void;
  onConfirm: (note: string) => void;
}

/** Why a task is returned or cancelled. */
export function ReasonDialog({ action, onClose, onConfirm }: ReasonDialogProps) {
  const t = useMessages(inboxMessages);
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <Modal
      open
      title={t(action === 'return' ? 'returnTitle' : 'cancelTitle')}
      okText={t(action)}
      cancelText={t('keep')}
      okButtonProps={{ danger: action === 'cancel', disabled: note.trim() === '' }}
      onCancel={onClose}
      onOk={() => onConfirm(note.trim())}
    >
      <label className="yige-field-label" htmlFor={id}>
        {t('note')}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        value={note}
        placeholder={t('noteHint')}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  );
}
